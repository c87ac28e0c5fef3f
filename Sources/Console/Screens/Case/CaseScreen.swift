internal import Desk
internal import Terminal

/// The Vorgang: what came, what was answered, how much time is left, and the reply being written.
enum CaseScreen: ConsoleScreen {
    static let commands = CaseReadingCommands.all + ReplyCommands.all
    static let bindings = CaseReadingCommands.bindings + ReplyCommands.bindings

    /// Puts a case on the stack; with `composing` the reply is begun.
    static func open(_ key: Int64, row: CaseRow?, composing: Bool, _ app: inout AppState) -> [Effect] {
        if let state = app.openCase, state.key == key {
            guard composing else { return [] }
            guard state.detail == nil else { return beginReply(&app) }
            app.openCase?.beginsReply = true
            return ask(&app)
        }
        let state = CaseState(key: key, row: row, beginsReply: composing)
        if app.openCase == nil { app.screens.append(.case(state)) } else { app.openCase = state }
        return ask(&app)
    }

    static func appear(_ app: inout AppState) -> [Effect] { ask(&app) }
    static func deskChanged(_ app: inout AppState) -> [Effect] { ask(&app) }

    /// Asks for the case as it is now; an earlier question is waited for no longer.
    static func ask(_ app: inout AppState) -> [Effect] {
        guard let key = app.openCase?.key else { return [] }
        let id = app.nextRequest()
        app.openCase?.detailRequest = id
        return [.loadDetail(key, id)]
    }

    static func contexts(_ app: AppState) -> [KeyContext] {
        app.openCase?.compose == nil ? [.case, .everywhere] : [.compose]
    }

    static func targets(_ app: AppState) -> Targets {
        guard let state = app.openCase else { return Targets() }
        return Targets(keys: [state.key], record: state.shownRow?.record, row: state.shownRow)
    }

    // MARK: Answers

    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? {
        guard let state = app.openCase else { return nil }
        switch answer {
        case .detail(let detail) where id == state.detailRequest: return take(detail, &app)
        case .letter(let text) where id == state.compose?.letterRequest: return ReplyWriting.take(letter: text, &app)
        case .length(let count) where id == state.compose?.measureRequest:
            app.openCase?.compose?.length = count
            app.openCase?.compose?.measureRequest = nil
            return []
        default: return nil
        }
    }

    private static func take(_ detail: CaseDetail?, _ app: inout AppState) -> [Effect] {
        app.openCase?.detailRequest = nil
        guard let detail else {
            app.openCase?.isMissing = true
            return []
        }
        let isFirst = app.openCase?.detail == nil
        let writer = app.clerk.name
        app.openCase?.take(detail, writer: writer)
        app.placeThread()
        var effects: [Effect] = []
        if isFirst, detail.row.record.isUnread, app.canWrite { effects.append(.markSeen(detail.row.record.key)) }
        if app.openCase?.beginsReply == true { effects += beginReply(&app) }
        return effects
    }

    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? {
        guard let state = app.openCase else { return nil }
        if id == state.detailRequest {
            app.openCase?.detailRequest = nil
        } else if id == state.compose?.letterRequest {
            app.openCase?.compose?.letterRequest = nil
        } else if id == state.compose?.measureRequest {
            app.openCase?.compose?.measureRequest = nil
        } else {
            return nil
        }
        return []
    }

    static func submitted(_ deed: Deed, _ outcome: Outcome, _ app: inout AppState) -> [Effect] {
        guard let state = app.openCase else { return [] }
        switch (deed, outcome) {
        case (.reply(let key), _) where key == state.key: return ReplyWriting.submitted(outcome, &app)
        case (.cancelReply, .quiet), (.cancelReply, .done): app.openCase?.beginsReply = true
        case (.undo, .undone(let report)) where report.draft: app.openCase?.beginsReply = true
        default: break
        }
        return []
    }

    static func edited(_ id: RequestID, _ text: String?, _ app: inout AppState) -> [Effect] {
        guard app.openCase?.compose?.editRequest == id else { return [] }
        app.openCase?.compose?.editRequest = nil
        // Without a text the reason has been said, and must stay to be read.
        guard let text else { return [] }
        guard text != app.openCase?.compose?.text else {
            app.say(app.words.editorUnchanged)
            return []
        }
        app.openCase?.compose?.area.replace(with: text)
        return ReplyWriting.changed(&app)
    }

    /// Once a second: what has been typed since becomes the draft, and is counted as the channel counts.
    static func tick(_ app: inout AppState) -> [Effect] {
        ReplyWriting.keep(&app) + ReplyWriting.measure(&app)
    }

    /// A draft could not be kept: with the next second it is tried again.
    static func draftFailed(_ app: inout AppState) {
        app.openCase?.compose?.kept = ""
    }

    static func key(_ key: Key, _ app: inout AppState) -> [Effect] {
        if case .mouse(let mouse) = key, mouse.action == .press {
            if mouse.button == .wheelDown { app.scrollThread(3) }
            if mouse.button == .wheelUp { app.scrollThread(-3) }
            return []
        }
        return app.openCase?.compose == nil ? [] : ReplyWriting.type(key, &app)
    }

    // MARK: Lines

    static func title(_ app: AppState) -> TitleText {
        let words = app.words
        guard let row = app.openCase?.shownRow else { return TitleText(place: words.screen(.case)) }
        let record = row.record
        let dot = " \(app.marks.dot) "
        let subject = row.subject.flatMap { $0.isEmpty ? nil : $0 } ?? row.excerpt
        let scope = app.openCase?.showsHistory == true ? words.historyScope + dot + subject : subject
        let parts = [words.status(record.status), words.channelShort(record.channel)]
        let count = app.size.width < 60 ? parts : parts + [words.messages(record.messages)]
        return TitleText(
            place: app.roster.text(of: record.number), scope: oneLine(scope), count: count.joined(separator: dot))
    }

    private static func oneLine(_ text: String) -> String {
        String(text.prefix(200).map { $0.isNewline ? " " : $0 })
    }

    static func hints(_ app: AppState) -> [String] {
        guard let state = app.openCase else { return [] }
        if state.compose != nil {
            let other = app.canAnswerInPrivate ? ["private"] : []
            return ["send", "send-close", "template", "editor", "interim"] + other
                + ["send-when", "keep-draft", "discard-draft"]
        }
        return [
            "reply", "assign", "note", "close", "moderate", "wait", "snooze", "why", "history", "copy-part",
            "next-case",
            "help", "back",
        ]
    }
}
