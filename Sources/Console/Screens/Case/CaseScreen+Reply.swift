internal import Desk
internal import Terminal

extension CaseScreen {
    /// Opens the editor: with the kept draft, or empty. What happened since the draft was begun is said at once.
    static func beginReply(_ app: inout AppState) -> [Effect] {
        app.openCase?.beginsReply = false
        guard app.canWrite, let state = app.openCase, let detail = state.detail, state.compose == nil else { return [] }
        let version = detail.row.record.version
        let draft = detail.draft.flatMap { $0.text.isEmpty ? nil : $0 }
        // A draft of the command line knows no version: it begins anew.
        let seen = draft.map { $0.seenVersion > 0 ? $0.seenVersion : version } ?? version
        let chosen = state.showsHistory ? nil : state.selectedEntry?.answerable
        var compose = ComposeState(text: draft?.text ?? "", seenVersion: seen, message: chosen)
        compose.notice(detail, known: nil, writer: app.clerk.name)
        app.openCase?.compose = compose
        if draft != nil { app.say(app.words.draftOffered) }
        app.followText()
        app.showSelected()
        return ReplyWriting.measure(&app)
    }
}

/// Writing and sending a reply: each function changes the state and says what is to be done.
enum ReplyWriting {
    /// A typed key.
    static func type(_ key: Key, _ app: inout AppState) -> [Effect] {
        // What is being handed over is not changed any more: letters typed now would be lost with the editor.
        guard let state = app.openCase, state.compose?.isSending == false else { return [] }
        let width = app.caseLayout(state).text.width
        _ = app.openCase?.compose?.area.take(key, width: width)
        return changed(&app)
    }

    /// After each change of the text.
    static func changed(_ app: inout AppState) -> [Effect] {
        app.followText()
        return []
    }

    /// Keeps what was typed as the draft, if it is not kept yet.
    static func keep(_ app: inout AppState) -> [Effect] {
        guard let state = app.openCase, let compose = state.compose, compose.isDirty else { return [] }
        app.openCase?.compose?.kept = compose.text
        return [.keepDraft(compose.text, caseKey: state.key, seen: compose.seenVersion)]
    }

    /// Asks how long the text is for the channel, if that is not known yet.
    static func measure(_ app: inout AppState) -> [Effect] {
        guard let state = app.openCase, let compose = state.compose, let channel = state.shownRow?.record.channel,
            compose.measured != compose.text, compose.measureRequest == nil
        else { return [] }
        let id = app.nextRequest()
        app.openCase?.compose?.measured = compose.text
        app.openCase?.compose?.length = nil
        app.openCase?.compose?.measureRequest = id
        return [.measure(compose.text, channel, id)]
    }

    // MARK: Sending

    static func send(closing: Bool, _ app: inout AppState) -> [Effect] {
        guard let state = app.openCase, let compose = state.compose, !compose.isSending else { return [] }
        if let obstacle = obstacle(state, compose, app) {
            app.say(obstacle, .error)
            return keep(&app)
        }
        if let hold = compose.hold {
            guard hold.isSeen else {
                app.openCase?.compose?.hold?.isSeen = true
                app.say(app.words.holdAsks, .warning)
                return keep(&app)
            }
            app.openCase?.compose?.acceptHold()
        }
        // The draft is kept before the desk is asked, so that a refusal or a crash loses nothing.
        let kept = keep(&app)
        app.openCase?.compose?.isSending = true
        let order = ReplyOrder(
            caseKey: state.key, text: compose.text, isInterim: compose.isInterim, notBefore: compose.notBefore,
            message: compose.message, seenVersion: app.openCase?.compose?.seenVersion, closesCase: closing,
            isPrivate: compose.isPrivate)
        return kept + [.reply(order)]
    }

    /// Why the reply cannot be sent as it is; nil when it can.
    private static func obstacle(_ state: CaseState, _ compose: ComposeState, _ app: AppState) -> String? {
        guard compose.text.contains(where: { !$0.isWhitespace }) else { return app.words.emptyReply }
        let names = ReplyChecks.openNames(in: compose.text)
        guard names.isEmpty else { return app.words.openNames(names) }
        guard let record = state.shownRow?.record else { return app.words.caseLoading }
        let count = compose.count(on: record.channel)
        if let limit = app.roster.accounts[record.account]?.textLimit, count > limit {
            return app.words.tooLong(count, limit)
        }
        if let time = compose.notBefore, time <= app.now { return app.words.planPast }
        return nil
    }

    /// What the desk said to the reply. Refused or failed, the text stays where it is.
    static func submitted(_ outcome: Outcome, _ app: inout AppState) -> [Effect] {
        app.openCase?.compose?.isSending = false
        switch outcome {
        case .done(let report) where report.refused.isEmpty:
            app.openCase?.compose = nil
            app.openCase?.isPlaced = false
        case .done(let report):
            if report.refused.contains(where: { isStale($0.why) }) { app.openCase?.compose?.wasStale = true }
        case .failed(.refused(let why)):
            if isStale(why) { app.openCase?.compose?.wasStale = true }
        case .failed, .quiet, .undone: break
        }
        return []
    }

    private static func isStale(_ refusal: Refusal) -> Bool {
        if case .stale = refusal { true } else { false }
    }

    // MARK: Templates and the editor

    /// A letter: the whole text of an empty reply, else put in at the cursor.
    static func take(letter text: String, _ app: inout AppState) -> [Effect] {
        guard var compose = app.openCase?.compose else { return [] }
        compose.letterRequest = nil
        if compose.area.isEmpty { compose.area.replace(with: text) } else { compose.area.insert(text) }
        if let template = compose.pendingTemplate {
            compose.template = template.title
            if template.isInterim { compose.isInterim = true }
        }
        compose.pendingTemplate = nil
        app.openCase?.compose = compose
        return changed(&app) + measure(&app)
    }

    static func askTemplate(_ app: inout AppState) -> [Effect] {
        let own = app.language.rawValue
        let templates = app.roster.templates.values.sorted {
            ($0.language == own ? 0 : 1, $0.title, $0.name) < ($1.language == own ? 0 : 1, $1.title, $1.name)
        }
        guard !templates.isEmpty else {
            app.say(app.words.noTemplates, .warning)
            return []
        }
        let items = templates.map { template in
            let preview = String(template.text.prefix(200).map { $0.isNewline ? " " : $0 })
            return PickerItem(value: template.name, label: template.title, detail: preview, words: [template.name])
        }
        app.overlay = .picker(Picker(title: app.words.askTemplate, command: "template", items: items))
        return []
    }

    static func use(template name: String, _ app: inout AppState) -> [Effect] {
        guard let key = app.openCase?.key, app.openCase?.compose != nil else { return [] }
        do {
            let template = try app.roster.template(named: name)
            let id = app.nextRequest()
            app.openCase?.compose?.letterRequest = id
            app.openCase?.compose?.pendingTemplate = template
            return [.letter(template: template.name, key: key, values: [:], id)]
        } catch {
            app.say(error.message(app.language), .error)
            return []
        }
    }

    // MARK: Leaving

    /// Leaves the editor; what was typed is kept as the draft.
    static func leave(_ app: inout AppState) -> [Effect] {
        guard let compose = app.openCase?.compose else { return [] }
        let effects = keep(&app)
        app.openCase?.compose = nil
        if !compose.area.isEmpty { app.say(app.words.draftKept) }
        // The draft is read again with the case, so that `r` goes on with it.
        return effects + CaseScreen.ask(&app)
    }

    static func discard(_ app: inout AppState) -> [Effect] {
        guard let state = app.openCase, state.compose != nil else { return [] }
        app.openCase?.compose = nil
        app.say(app.words.draftDropped)
        return [.keepDraft("", caseKey: state.key, seen: 0)] + CaseScreen.ask(&app)
    }
}
