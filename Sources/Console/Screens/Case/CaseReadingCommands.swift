internal import Desk

/// Commands for reading a case.
enum CaseReadingCommands {
    static let all: [ConsoleCommand] = moving + looking + copying + outgoing

    static let bindings: [(KeyContext, String, String)] = [
        (.case, "j Down", "line-down"), (.case, "k Up", "line-up"),
        (.case, "Space PageDown Ctrl-f", "thread-page-down"),
        (.case, "PageUp Ctrl-b", "thread-page-up"), (.case, "g Home", "thread-first"), (.case, "G End", "thread-last"),
        (.case, "J", "next-message"), (.case, "K", "previous-message"), (.case, "] Right", "next-case"),
        (.case, "[ Left", "previous-case"), (.case, "h", "history"), (.case, "i", "ids"), (.case, "y", "copy-part"),
        (.case, "R", "retry"), (.case, "e", "recall"),
        (.compose, "Alt-j", "line-down"), (.compose, "Alt-k", "line-up"),
    ]

    private static let moving: [ConsoleCommand] = [
        command("line-down", { $0.labelLineDown }, { $0.helpLineDown }, [.case, .compose]) { $0.scrollThread(1) },
        command("line-up", { $0.labelLineUp }, { $0.helpLineUp }, [.case, .compose]) { $0.scrollThread(-1) },
        command("thread-page-down", { $0.labelScroll }, { $0.helpThreadPageDown }) { $0.turnThread(1) },
        command("thread-page-up", { $0.labelScroll }, { $0.helpThreadPageUp }) { $0.turnThread(-1) },
        command("thread-first", { $0.labelLineUp }, { $0.helpThreadFirst }) { $0.threadHome() },
        command("thread-last", { $0.labelLineDown }, { $0.helpThreadLast }) { $0.threadEnd() },
        command("next-message", { $0.labelNextMessage }, { $0.helpNextMessage }) { $0.selectEntry(1) },
        command("previous-message", { $0.labelNextMessage }, { $0.helpPreviousMessage }) { $0.selectEntry(-1) },
    ]

    private static let looking: [ConsoleCommand] = [
        ConsoleCommand(
            name: "next-case", contexts: [.case], label: { $0.labelNextCase }, help: { $0.helpNextCase },
            run: { app, _ in app.otherCase(1) }),
        ConsoleCommand(
            name: "previous-case", contexts: [.case], label: { $0.labelNextCase }, help: { $0.helpPreviousCase },
            run: { app, _ in app.otherCase(-1) }),
        command("history", { $0.labelHistory }, { $0.helpHistory }) { app in
            app.openCase?.toggleHistory()
            app.placeThread()
        },
        command("ids", { $0.labelIDs }, { $0.helpIDs }) { _ = $0.openCase?.showsIDs.toggle() },
    ]

    private static let copying: [ConsoleCommand] = [
        ConsoleCommand(
            name: "copy-part", contexts: [.case], argument: .oneOf(["text", "link"]), label: { $0.labelCopyPart },
            help: { $0.helpCopyPart }, run: { app, argument in app.copyPart(argument) })
    ]

    private static let outgoing: [ConsoleCommand] = [
        ConsoleCommand(
            name: "retry", contexts: [.case], label: { $0.labelRetry }, help: { $0.helpRetry },
            availability: { app in
                ConsoleCommand.writing(app) { $0.reply(in: [.failed]) == nil ? .no($0.words.noFailedReply) : .yes }
            },
            run: { app, _ in app.reply(in: [.failed]).map { [.retryReply($0)] } ?? [] }),
        ConsoleCommand(
            name: "recall", contexts: [.case], label: { $0.labelRecall }, help: { $0.helpRecall },
            availability: { app in
                ConsoleCommand.writing(app) {
                    $0.written(in: [.queued, .scheduled, .failed]) == nil ? .no($0.words.noWaitingReply) : .yes
                }
            },
            run: { app, _ in app.written(in: [.queued, .scheduled, .failed]).map { [.cancelReply($0)] } ?? [] }),
    ]

    private static func command(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ contexts: Set<KeyContext> = [.case], _ step: @escaping @Sendable (inout AppState) -> Void
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: contexts, label: label, help: help,
            run: { app, _ in
                step(&app)
                return []
            })
    }
}

extension AppState {
    /// The key of the selected reply in one of these states, else of the latest one.
    fileprivate func reply(in states: Set<ReplyState>) -> Int64? {
        if let chosen = openCase?.selectedEntry?.reply?.reply, states.contains(chosen.state) { return chosen.key }
        return openCase?.detail?.replies.map(\.reply).filter { states.contains($0.state) }.map(\.key).max()
    }

    /// The same of replies that somebody wrote: measures and notices go with their decision.
    fileprivate func written(in states: Set<ReplyState>) -> Int64? {
        let isWritten: (ReplyRecord) -> Bool = { states.contains($0.state) && $0.isMessage && !$0.isNotice }
        if let chosen = openCase?.selectedEntry?.reply?.reply, isWritten(chosen) { return chosen.key }
        return openCase?.detail?.replies.map(\.reply).filter(isWritten).map(\.key).max()
    }

    /// Copies the selected message's text or address; without argument it asks.
    fileprivate mutating func copyPart(_ part: String) -> [Effect] {
        guard let entry = openCase?.selectedEntry else { return [] }
        switch part {
        case "text": return entry.text.isEmpty ? refuseCopy(words.nothingToCopy) : copied(entry.text)
        case "link": return entry.url.map { copied($0) } ?? refuseCopy(words.noLink)
        default:
            let items = [
                Menu.Item(key: "n", label: words.copyNumber, command: "copy", argument: ""),
                Menu.Item(key: "t", label: words.copyText, command: "copy-part", argument: "text"),
                Menu.Item(key: "l", label: words.copyLink, command: "copy-part", argument: "link"),
            ]
            overlay = .menu(Menu(title: words.askCopy, items: items))
            return []
        }
    }

    private mutating func copied(_ text: String) -> [Effect] {
        say(words.copiedLetters(text.count))
        return [.copy(text)]
    }

    private mutating func refuseCopy(_ reason: String) -> [Effect] {
        say(reason, .warning)
        return []
    }
}

extension ThreadEntry {
    /// The address at the channel, where it has one.
    var url: String? {
        switch self {
        case .message(let message, let sent): message.url ?? sent?.reply.remoteURL
        case .reply(let row): row.reply.remoteURL
        case .history: nil
        }
    }
}
