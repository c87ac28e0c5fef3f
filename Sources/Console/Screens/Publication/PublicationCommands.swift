internal import Desk
internal import Terminal

/// Commands for posts of the city's own. Those of the form are bound in contexts of their own, where letters are typed.
enum PublicationCommands {
    static let bindings: [(KeyContext, String, String)] = [
        (.outbox, "P", "publish"), (.publication, "Ctrl-s", "publish-send"), (.publication, "Ctrl-e", "publish-editor"),
        (.publication, "Ctrl-y", "publish-when"), (.publication, "Tab", "publish-field"),
        (.publication, "Shift-Tab", "publish-field-back"), (.publication, "Esc Ctrl-c", "publish-keep"),
        (.publication, "Ctrl-x", "publish-drop"), (.publication, "Ctrl-_", "publish-undo"),
        (.publication, "Alt-_", "publish-redo"), (.publication, "Ctrl-z", "suspend"),
        (.publication, "Ctrl-l", "repaint"), (.publication, "F1", "help"),
        (.publicationAccounts, "Space", "publish-toggle"), (.publicationAccounts, "j Down", "publish-down"),
        (.publicationAccounts, "k Up", "publish-up"), (.publicationAccounts, "Enter", "publish-field"),
        (.publicationAccounts, "?", "help"),
    ]

    static let all: [ConsoleCommand] = opening + choosing + writing + releasing

    private static let opening: [ConsoleCommand] = [
        ConsoleCommand(
            name: "publish", contexts: [.outbox], label: { $0.labelPublish }, help: { $0.helpPublish },
            availability: { app in
                ConsoleCommand.writing(app) {
                    $0.publishingAccounts.isEmpty ? .no($0.words.noPublishingAccount) : .yes
                }
            }, run: { app, _ in PublicationWriting.begin(&app) })
    ]

    private static let choosing: [ConsoleCommand] = [
        command("publish-toggle", .publicationAccounts, { $0.labelAccept }, { $0.helpToggleAccount }) { app, _ in
            app.publication.toggle(in: app.publishingAccounts)
            return PublicationWriting.measure(&app)
        },
        command("publish-down", .publicationAccounts, { $0.labelDown }, { $0.helpDown }) { app, _ in
            app.publication.move(1, in: app.publishingAccounts)
            return []
        },
        command("publish-up", .publicationAccounts, { $0.labelUp }, { $0.helpUp }) { app, _ in
            app.publication.move(-1, in: app.publishingAccounts)
            return []
        },
    ]

    private static let writing: [ConsoleCommand] = [
        command("publish-field", .publication, { $0.labelNextField }, { $0.helpNextField }) { app, _ in
            app.publication.step(1)
            return PublicationWriting.changed(&app)
        },
        command("publish-field-back", .publication, { $0.labelNextField }, { $0.helpPreviousField }) { app, _ in
            app.publication.step(-1)
            return PublicationWriting.changed(&app)
        },
        command("publish-editor", .publication, { $0.labelEditor }, { $0.helpEditor }) { app, _ in
            PublicationWriting.openEditor(&app)
        },
        command("publish-undo", .publication, { $0.labelTextUndo }, { $0.helpTextUndo }) { app, _ in
            _ = app.publication.area.undo()
            return PublicationWriting.changed(&app)
        },
        command("publish-redo", .publication, { $0.labelTextUndo }, { $0.helpTextRedo }) { app, _ in
            _ = app.publication.area.redo()
            return PublicationWriting.changed(&app)
        },
        command("publish-when", .publication, { $0.labelPlan }, { $0.helpPlanPost }) { app, _ in
            let time = app.publication.notBefore.map { app.times.full($0) }
            app.overlay = .prompt(
                Prompt(
                    title: app.words.askPlanPost, command: "publish-at",
                    hint: time.map(app.words.planned) ?? app.words.planHint))
            return []
        },
        command("publish-at", .publication, { $0.labelPlan }, { $0.helpPlanPost }, .text) { app, argument in
            if let time = app.plannedTime(argument) { app.publication.notBefore = time.instant }
            return []
        },
    ]

    private static let releasing: [ConsoleCommand] = [
        command("publish-send", .publication, { $0.labelPublish }, { $0.helpPublishSend }) { app, answer in
            PublicationWriting.send(isSure: answer == "yes", &app)
        },
        command("publish-keep", .publication, { $0.labelBack }, { $0.helpKeepPost }) { app, _ in
            PublicationWriting.leave(&app)
        },
        command("publish-drop", .publication, { $0.labelDrop }, { $0.helpDropPost }) { app, answer in
            PublicationWriting.discard(isSure: answer == "yes", &app)
        },
    ]

    /// A command of the form. While the desk has the post nothing of it is changed.
    private static func command(
        _ name: String, _ context: KeyContext, _ label: @escaping @Sendable (Words) -> String,
        _ help: @escaping @Sendable (Words) -> String, _ argument: ArgumentKind = .none,
        _ run: @escaping @Sendable (inout AppState, String) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [context], argument: argument, label: label, help: help,
            availability: { app in
                ConsoleCommand.writing(app) { app in
                    guard app.top == .publication else { return .no(app.words.noPostWritten) }
                    return app.publication.isSending && name != "publish-keep" ? .no(app.words.sending) : .yes
                }
            }, run: run)
    }
}
