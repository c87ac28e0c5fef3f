internal import Desk

/// Commands for writing a reply. They are bound in the context `compose`, where letters are typed.
enum ReplyCommands {
    static let all: [ConsoleCommand] = sending + writing + leaving

    static let bindings: [(KeyContext, String, String)] = [
        (.compose, "Ctrl-s", "send"), (.compose, "Ctrl-o", "send-close"), (.compose, "Ctrl-t", "template"),
        (.compose, "Ctrl-e", "editor"), (.compose, "Ctrl-g", "interim"), (.compose, "Ctrl-p", "private"),
        (.compose, "Ctrl-y", "send-when"),
        (.compose, "Esc Ctrl-c", "keep-draft"), (.compose, "Ctrl-x", "discard-draft"),
        (.compose, "Ctrl-_", "text-undo"), (.compose, "Alt-_", "text-redo"), (.compose, "Ctrl-z", "suspend"),
        (.compose, "Ctrl-l", "repaint"), (.compose, "F1", "help"),
    ]

    private static let sending: [ConsoleCommand] = [
        command("send", { $0.labelSend }, { $0.helpSend }) { app, _ in ReplyWriting.send(closing: false, &app) },
        command("send-close", { $0.labelSendClose }, { $0.helpSendClose }) { app, _ in
            ReplyWriting.send(closing: true, &app)
        },
        command("send-when", { $0.labelPlan }, { $0.helpPlan }) { app, _ in
            let time = app.openCase?.compose?.notBefore.map { app.times.full($0) } ?? ""
            app.overlay = .prompt(
                Prompt(
                    title: app.words.askPlan, command: "send-at",
                    hint: time.isEmpty ? app.words.planHint : app.words.planned(time)))
            return []
        },
        command("send-at", { $0.labelPlan }, { $0.helpPlan }, .text) { app, argument in app.plan(argument) },
    ]

    private static let writing: [ConsoleCommand] = [
        command("template", { $0.labelTemplate }, { $0.helpTemplate }, .template) { app, argument in
            argument.isEmpty ? ReplyWriting.askTemplate(&app) : ReplyWriting.use(template: argument, &app)
        },
        command("editor", { $0.labelEditor }, { $0.helpEditor }) { app, _ in
            guard let text = app.openCase?.compose?.text else { return [] }
            let id = app.nextRequest()
            app.openCase?.compose?.editRequest = id
            return ReplyWriting.keep(&app) + [.edit(text, id)]
        },
        command("interim", { $0.labelInterim }, { $0.helpInterim }) { app, _ in
            app.openCase?.compose?.isInterim.toggle()
            let isInterim = app.openCase?.compose?.isInterim == true
            app.say(isInterim ? app.words.interimOn : app.words.interimOff)
            return []
        },
        ConsoleCommand(
            name: "private", contexts: [.compose], label: { $0.labelPrivate }, help: { $0.helpPrivate },
            availability: { app in
                guard app.openCase?.compose != nil else { return .no(app.words.nothingBeingWritten) }
                return app.canAnswerInPrivate ? .yes : .no(Refusal.cannotReply(.notInPrivate).message(app.language))
            },
            run: { app, _ in
                app.openCase?.compose?.isPrivate.toggle()
                let isPrivate = app.openCase?.compose?.isPrivate == true
                app.say(isPrivate ? app.words.privateOnNow : app.words.privateOffNow)
                return []
            }),
        command("text-undo", { $0.labelTextUndo }, { $0.helpTextUndo }) { app, _ in
            _ = app.openCase?.compose?.area.undo()
            return ReplyWriting.changed(&app)
        },
        command("text-redo", { $0.labelTextUndo }, { $0.helpTextRedo }) { app, _ in
            _ = app.openCase?.compose?.area.redo()
            return ReplyWriting.changed(&app)
        },
    ]

    private static let leaving: [ConsoleCommand] = [
        command("keep-draft", { $0.labelKeep }, { $0.helpKeep }) { app, _ in ReplyWriting.leave(&app) },
        command("discard-draft", { $0.labelDrop }, { $0.helpDrop }) { app, argument in
            if argument == "yes" || app.openCase?.compose?.area.isEmpty == true { return ReplyWriting.discard(&app) }
            app.overlay = .confirm(
                Confirm(question: app.words.askDropDraft, command: "discard-draft", argument: "yes"))
            return []
        },
    ]

    private static func command(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ argument: ArgumentKind = .none, _ run: @escaping @Sendable (inout AppState, String) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.compose], argument: argument, label: label, help: help,
            availability: { app in
                ConsoleCommand.writing(app) { $0.openCase?.compose == nil ? .no($0.words.nothingBeingWritten) : .yes }
            }, run: run)
    }
}

/// When a reply or a post is to leave.
enum Departure: Equatable, Sendable {
    /// After the delay for undo.
    case atOnce
    case at(Instant)

    var instant: Instant? { if case .at(let time) = self { time } else { nil } }
}

extension AppState {
    /// Whether the account of the open case can answer so that only the person addressed sees it.
    var canAnswerInPrivate: Bool {
        guard let record = openCase?.shownRow?.record else { return false }
        return (roster.accounts[record.account]?.capabilities ?? record.channel.capabilities).can(.privateReply)
    }

    /// Sets when the reply is sent; `now` takes the time away again.
    fileprivate mutating func plan(_ argument: String) -> [Effect] {
        if let time = plannedTime(argument) { openCase?.compose?.notBefore = time.instant }
        return []
    }

    /// When something is to leave, as typed. Nil when it is no time to come; that is said.
    mutating func plannedTime(_ argument: String) -> Departure? {
        guard !["", "sofort", "jetzt", "now"].contains(argument.lowercased()) else { return .atOnce }
        let times = SnoozeTime(times: times, now: now)
        guard let time = Self.clock(argument, times) ?? times.instant(argument) else {
            say(words.noSuchTime(argument), .error)
            return nil
        }
        guard time > now else {
            say(words.planPast, .error)
            return nil
        }
        return .at(time)
    }

    /// `14:30` of today, or of tomorrow when that has passed.
    private static func clock(_ text: String, _ times: SnoozeTime) -> Instant? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
            (0...59).contains(minute)
        else { return nil }
        let zone = times.times.zone
        let today = zone.date(at: times.now)
        let at = zone.first(of: LocalTime(date: today, hour: hour, minute: minute))
        return at > times.now ? at : zone.first(of: LocalTime(date: today + 1, hour: hour, minute: minute))
    }
}
