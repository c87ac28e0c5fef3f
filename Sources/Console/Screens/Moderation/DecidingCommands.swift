internal import Desk

/// Commands that choose, write and decide: the same beside the queues and on the page of one message.
enum DecidingCommands {
    static let bindings: [(KeyContext, String, String)] =
        (1...9).map { (.deciding, "\($0)", "rule \($0)") } + [
            (.deciding, "0", "rule 10"), (.deciding, "#", "rules"), (.deciding, "Enter", "decide"),
            (.deciding, "Ctrl-o", "decide-close"), (.deciding, "Ctrl-x", "decision-drop"),
            (.deciding, "n", "decision-note"), (.deciding, "e", "notice-edit"), (.deciding, "o", "review-case"),
            (.deciding, "s", "second-agree"), (.deciding, "S", "second-decline"), (.deciding, "+", "uphold"),
            (.deciding, "-", "dismiss"), (.deciding, "R", "report-message"), (.deciding, "A", "appeal-file"),
            (.deciding, "Z", "decision-withdraw"),
            (.notice, "Ctrl-s Esc Ctrl-c", "notice-done"), (.notice, "Ctrl-e", "notice-editor"),
            (.notice, "Ctrl-x", "notice-restore"), (.notice, "Ctrl-_", "notice-undo"), (.notice, "F1", "help"),
            (.notice, "Ctrl-l", "repaint"), (.notice, "Ctrl-z", "suspend"),
        ] + measures.map { (.deciding, $0.key, name(of: $0.measure)) }

    /// `k` moves and `r` answers, so `l` leaves alone; the letters are those of the German or the English word.
    private static let measures: [(measure: Measure, key: String)] = [
        (.approve, "f"), (.keep, "l"), (.hint, "i"), (.movePrivate, "p"), (.warn, "w"), (.hide, "h"), (.unhide, "H"),
        (.delete, "d"), (.temporaryBan, "t"), (.ban, "B"), (.unban, "E"), (.report, "P"),
    ]

    /// `moderate-hide`.
    static func name(of measure: Measure) -> String { "moderate-" + measure.rawValue }

    static let all: [ConsoleCommand] = choosing + deciding + others + writing + SecondCommands.all

    private static let choosing: [ConsoleCommand] =
        Measure.allCases.map { measure in
            command(name(of: measure), { $0.title(measure) }, { $0.help(measure) }) { app, _ in app.choose(measure) }
        } + [
            command("rule", { $0.labelRule }, { $0.helpRule }) { app, argument in
                argument.isEmpty ? app.askRule() : app.pick(rule: argument)
            },
            command("rules", { $0.labelRules }, { $0.helpRules }) { app, _ in app.askRule() },
            command("ban-days", { $0.labelBanDays }, { $0.helpBanDays }) { app, argument in app.banDays(argument) },
        ]

    private static let deciding: [ConsoleCommand] = [
        ConsoleCommand(
            name: "decide", contexts: [.deciding], label: { $0.labelDecide }, help: { $0.helpDecide },
            availability: { $0.showsPanel ? ready($0) : .yes }, run: { app, argument in app.decide(argument) }),
        command("decide-close", { $0.labelDecideClose }, { $0.helpDecideClose }) { app, _ in app.decide("close") },
        command("decision-note", { $0.labelReason }, { $0.helpReason }) { app, _ in app.askReason() },
        command("decision-note-text", { $0.labelReason }, { $0.helpReasonText }) { app, text in
            app.changeForm { $0.note = text }
            return app.showPanel()
        },
        ConsoleCommand(
            name: "decision-drop", contexts: [.deciding], label: { $0.labelDrop }, help: { $0.helpDropDecision },
            availability: { $0.form.isBegun ? .yes : .no($0.words.nothingChosen) },
            run: { app, argument in app.dropDecision(argument) }),
    ]

    private static let others: [ConsoleCommand] = [
        ConsoleCommand(
            name: "review-case", contexts: [.deciding], label: { $0.labelOpen }, help: { $0.helpReviewCase },
            availability: { $0.review == nil ? .no($0.words.noMessageHere) : .yes },
            run: { app, _ in
                guard let review = app.review else { return [] }
                return CaseScreen.open(review.key.caseKey, row: review.subject?.detail.row, composing: false, &app)
            })
    ]

    private static let writing: [ConsoleCommand] = [
        command("notice-edit", { $0.labelNotice }, { $0.helpNotice }) { app, _ in NoticeWriting.begin(&app) },
        notice("notice-done", { $0.labelNoticeDone }, { $0.helpNoticeDone }) { NoticeWriting.leave(&$0) },
        notice("notice-editor", { $0.labelEditor }, { $0.helpNoticeEditor }) { NoticeWriting.openEditor(&$0) },
        notice("notice-restore", { $0.labelNoticeRestore }, { $0.helpNoticeRestore }) { NoticeWriting.restore(&$0) },
        notice("notice-undo", { $0.labelTextUndo }, { $0.helpNoticeUndo }) { app in
            _ = app.moderation.notice?.area.undo()
            return NoticeWriting.changed(&app)
        },
    ]

    private static func notice(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ run: @escaping @Sendable (inout AppState) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.notice], label: label, help: help,
            availability: { $0.moderation.notice == nil ? .no($0.words.noNotice) : .yes },
            run: { app, _ in run(&app) })
    }

    private static func command(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ run: @escaping @Sendable (inout AppState, String) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.deciding], label: label, help: help,
            availability: ready, run: run)
    }

    /// Whether there is a message to decide about, and nobody else's decision waits for a second person first.
    private static func ready(_ app: AppState) -> Availability {
        ConsoleCommand.writing(app) { app in
            guard app.isBulk || app.review != nil else { return .no(app.words.noMessageHere) }
            guard !app.isBulk, let task = app.review?.task else { return .yes }
            if task.isSecond { return .no(app.words.secondFirst) }
            return task.isAppeal ? .no(app.words.appealFirst) : .yes
        }
    }
}
