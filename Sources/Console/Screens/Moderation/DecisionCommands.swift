internal import Desk

/// Commands of the page of one message, and those of the panel beside the queues.
enum DecisionCommands {
    static let bindings: [(KeyContext, String, String)] = [
        (.decision, "j Down", "panel-down"), (.decision, "k Up", "panel-up"),
        (.decision, "Space PageDown Ctrl-f", "panel-page-down"), (.decision, "PageUp Ctrl-b", "panel-page-up"),
        (.decision, "g Home", "panel-first"), (.decision, "G End", "panel-last"),
        (.decision, "J ]", "next-subject"), (.decision, "K [", "previous-subject"),
        (.deciding, "Ctrl-d", "comment-down"), (.deciding, "Ctrl-u", "comment-up"),
    ]

    static let all: [ConsoleCommand] = [
        scroll("panel-down", { $0.labelScroll }, { $0.helpPanelDown }) { app, _ in app.scrollPanel(1) },
        scroll("panel-up", { $0.labelScroll }, { $0.helpPanelUp }) { app, _ in app.scrollPanel(-1) },
        scroll("panel-page-down", { $0.labelScroll }, { $0.helpThreadPageDown }) { $0.scrollPanel(max(1, $1 - 1)) },
        scroll("panel-page-up", { $0.labelScroll }, { $0.helpThreadPageUp }) { $0.scrollPanel(-max(1, $1 - 1)) },
        scroll("panel-first", { $0.labelScroll }, { $0.helpThreadFirst }) { app, _ in app.scrollPanel(-100_000) },
        scroll("panel-last", { $0.labelScroll }, { $0.helpThreadLast }) { app, _ in app.scrollPanel(100_000) },
        scroll("comment-down", { $0.labelScroll }, { $0.helpCommentDown }) { app, _ in app.scrollComment(3) },
        scroll("comment-up", { $0.labelScroll }, { $0.helpCommentUp }) { app, _ in app.scrollComment(-3) },
        ConsoleCommand(
            name: "next-subject", contexts: [.decision], label: { $0.labelNextMessage },
            help: { $0.helpNextSubject }, run: { app, _ in app.nextSubject(1) }),
        ConsoleCommand(
            name: "previous-subject", contexts: [.decision], label: { $0.labelNextMessage },
            help: { $0.helpPreviousSubject }, run: { app, _ in app.nextSubject(-1) }),
    ]

    private static func scroll(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ step: @escaping @Sendable (inout AppState, Int) -> Void
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.decision, .deciding], label: label, help: help,
            run: { app, _ in
                step(&app, DecisionLayout(app).panel.height)
                return []
            })
    }
}
