internal import Desk
internal import Terminal

/// The one place where the state changes: an event in, effects out. Pure.
enum Update {
    /// What has to be asked before the first frame is complete.
    static func begin(_ app: inout AppState) -> [Effect] {
        app.top.screen.appear(&app) + refreshCounts(&app) + app.askFloods() + [.setTitle(title(app))]
    }

    static func update(_ app: inout AppState, _ event: AppEvent) -> [Effect] {
        switch event {
        case .key(let key): return self.key(key, &app)
        case .tick(let now):
            app.now = now
            if let flash = app.flash, flash.until <= now { app.flash = nil }
            if let hint = app.undoHint, hint.until <= now { app.undoHint = nil }
            return app.top.screen.tick(&app) + app.watchFloods()
        case .resized(let size):
            app.size = size
            return InboxScreen.resized(&app)
        case .loaded(let id, let answer): return loaded(id, answer, &app)
        case .failed(let id, let failure): return failed(id, failure, &app)
        case .submitted(let deed, let outcome): return submitted(deed, outcome, &app)
        case .deskChanged:
            return app.top.screen.deskChanged(&app) + refreshCounts(&app) + refreshRoster(&app) + app.askFloods()
        case .syncChanged(let status):
            app.sync = status
            return []
        case .edited(let id, let text): return app.top.screen.edited(id, text, &app)
        case .notice(let text):
            app.say(text, .warning)
            return []
        }
    }

    static func key(_ key: Key, _ app: inout AppState) -> [Effect] {
        if key == .pasteTooLong {
            app.say(app.words.pasteTooLong, .warning)
            return []
        }
        // A sentence goes with the next key, so that it never hides the keys for long.
        if app.flash?.kind != .error { app.flash = nil }
        if app.overlay != nil { return app.dialogKey(key) }
        if let bound = app.keymap.command(for: key, in: app.contexts) { return app.run(bound.command, bound.argument) }
        return app.top.screen.key(key, &app)
    }

    /// What the status line and the title count.
    static func refreshCounts(_ app: inout AppState) -> [Effect] {
        let (tally, outbox) = (app.nextRequest(), app.nextRequest())
        (app.tallyRequest, app.outboxRequest) = (tally, outbox)
        return [.loadTallies(tally), .loadOutbox(limit: OutboxState.limit, outbox)]
    }

    /// Offices, clerks and templates change seldom: asked for once a minute at most.
    private static func refreshRoster(_ app: inout AppState) -> [Effect] {
        guard app.now - app.rosterAsked >= 60 else { return [] }
        app.rosterAsked = app.now
        return [.loadRoster(app.nextRequest())]
    }

    private static func title(_ app: AppState) -> String {
        "Lotse " + PrintableText.cleaned(app.roster.profile.city, limit: 40)
    }

    private static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect] {
        if case .roster(let roster) = answer {
            app.roster = roster
            if let clerk = roster.clerks[app.clerk.name] { app.clerk = clerk }
            return []
        }
        if case .tallies(let tallies) = answer, id == app.tallyRequest {
            app.tallyRequest = nil
            app.tallies = tallies
            app.total = tallies.reduce(0) { $0 + $1.count }
            return []
        }
        if case .outbox(let rows) = answer, id == app.outboxRequest {
            app.outboxRequest = nil
            app.outbox.take(rows)
            app.outboxCounts = OutboxCounts(rows)
            return []
        }
        if case .floods(let alarms) = answer {
            if id == app.floods.request { app.floods.take(alarms) }
            return InboxScreen.resized(&app)
        }
        if let effects = app.runErrand(id, answer) { return effects }
        // The answer may be for a screen that lies under another one.
        for kind in [app.top] + ScreenKind.allCases.filter({ $0 != app.top }) {
            if let effects = kind.screen.loaded(id, answer, &app) { return effects }
        }
        return []
    }

    private static func failed(_ id: RequestID?, _ failure: DeskFailure, _ app: inout AppState) -> [Effect] {
        app.say(failure.message(app.words), .error)
        guard let id else {
            CaseScreen.draftFailed(&app)
            return []
        }
        app.errands[id] = nil
        for kind in ScreenKind.allCases {
            if let effects = kind.screen.failed(id, failure, &app) { return effects }
        }
        return []
    }

    private static func submitted(_ deed: Deed, _ outcome: Outcome, _ app: inout AppState) -> [Effect] {
        app.tell(deed, outcome)
        var own = app.top.screen.submitted(deed, outcome, &app)
        if case .moderation(let moderation) = deed { own += app.settle(moderation, outcome) }
        if deed == .publication { PublicationWriting.settle(outcome, &app) }
        return own + app.top.screen.deskChanged(&app) + refreshCounts(&app)
    }
}

extension AppState {
    /// Says what became of a decision: what was done with how many, what was refused and why.
    mutating func tell(_ deed: Deed, _ outcome: Outcome) {
        switch outcome {
        case .failed(let failure): say(failure.message(words), .error)
        case .quiet: say(words.done(deed), .info)
        case .undone(let report):
            say(words.undone(deed, command: Self.name(of: report.command), count: report.changed.count), .info)
            undoHint = nil
        case .done(let report): tell(deed, report)
        }
    }

    private mutating func tell(_ deed: Deed, _ report: Submission) {
        if case .reply(let key) = deed {
            undoHint = UndoHint(caseKey: key, until: now + Int64(roster.profile.undoSeconds))
        }
        if deed == .publication, let key = report.changed.first {
            undoHint = UndoHint(caseKey: key, until: now + Int64(roster.profile.undoSeconds))
        }
        var done = words.done(Self.name(of: report.command), report.changed.count)
        if case .moderation(.decide(let orders)) = deed {
            done = words.done(Self.name(of: report.command), orders.count - report.refused.count)
        }
        guard let first = report.refused.first else {
            return report.changed.isEmpty ? say(words.nothingChanged) : say(done + words.undoTail)
        }
        let reason = first.why.message(language)
        if report.refused.count == 1, report.changed.isEmpty { return say(reason, .warning) }
        say((report.changed.isEmpty ? "" : done + " · ") + words.refused(report.refused.count, reason), .warning)
    }

    /// `assign` of `assign:4711`.
    private static func name(of command: String) -> String {
        String(command.prefix { $0 != ":" })
    }
}
