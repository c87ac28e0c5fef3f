internal import Desk

/// Commands of the list of cases.
enum InboxCommands {
    static let all: [ConsoleCommand] = moving + marking + listing

    static let bindings: [(KeyContext, String, String)] = [
        (.inbox, "j Down", "down"), (.inbox, "k Up", "up"), (.inbox, "PageDown Ctrl-f", "page-down"),
        (.inbox, "PageUp Ctrl-b", "page-up"), (.inbox, "g Home", "first"), (.inbox, "G End", "last"),
        (.inbox, "Enter l Right", "open"), (.inbox, "Space v", "mark"), (.inbox, "V", "mark-range"),
        (.inbox, "*", "mark-all"), (.inbox, "/", "filter"), (.inbox, "o", "order"), (.inbox, "O", "closed"),
        (.inbox, "R", "refresh"),
    ]

    private static let moving: [ConsoleCommand] = [
        move("down", { $0.labelDown }, { $0.helpDown }) { $0.move(1) },
        move("up", { $0.labelUp }, { $0.helpUp }) { $0.move(-1) },
        move("page-down", { $0.labelPageDown }, { $0.helpPageDown }) { $0.turn(1) },
        move("page-up", { $0.labelPageUp }, { $0.helpPageUp }) { $0.turn(-1) },
        command("first", { $0.labelFirst }, { $0.helpFirst }) { app, _ in
            app.inbox.window.home() ? app.afterMoving() : InboxScreen.ask(.top, &app)
        },
        command("last", { $0.labelLast }, { $0.helpLast }) { app, _ in
            app.inbox.window.end() ? app.afterMoving() : InboxScreen.ask(.end, &app)
        },
        ConsoleCommand(
            name: "open", contexts: [.inbox], label: { $0.labelOpen }, help: { $0.helpOpen },
            availability: { $0.inbox.window.selected == nil ? .no($0.words.noCaseHere) : .yes },
            run: { app, _ in
                guard let row = app.inbox.window.selected else { return [] }
                return CaseScreen.open(row.record.key, row: row, composing: false, &app)
            }),
    ]

    private static let marking: [ConsoleCommand] = [
        command("mark", { $0.labelMark }, { $0.helpMark }) { app, _ in
            guard let key = app.inbox.window.selected?.record.key else { return [] }
            if app.inbox.marked.remove(key) == nil { app.inbox.marked.insert(key) }
            app.inbox.window.move(1)
            return InboxScreen.prefetch(&app)
        },
        command("mark-range", { $0.labelMarkRange }, { $0.helpMarkRange }) { app, _ in
            if app.inbox.rangeStart != nil {
                app.inbox.rangeStart = nil
            } else {
                app.inbox.rangeStart = app.inbox.window.selected?.record.key
                app.inbox.markRange()
            }
            return []
        },
        command("mark-all", { $0.labelMarkAll }, { $0.helpMarkAll }) { app, _ in
            let window = app.inbox.window
            if window.beginsList, window.endsList {
                app.inbox.marked = Set(window.rows.map(\.record.key))
                return []
            }
            var request = InboxScreen.request(app)
            request.limit = InboxState.markCap
            let id = app.nextRequest()
            app.inbox.keysRequest = id
            return [.loadKeys(request, id)]
        },
    ]

    private static let listing: [ConsoleCommand] = [
        command("filter", { $0.labelFilter }, { $0.helpFilter }, .query) { app, argument in
            InboxScreen.beginFilter(argument, &app)
        },
        command("order", { $0.labelOrder }, { $0.helpOrder }, .oneOf(CaseOrder.allCases.map(\.rawValue))) {
            app, argument in
            app.inbox.order = CaseOrder(rawValue: argument) ?? (app.inbox.order == .due ? .newest : .due)
            return InboxScreen.restart(&app)
        },
        command("closed", { $0.labelClosed }, { $0.helpClosed }) { app, _ in
            app.inbox.showsClosed.toggle()
            return InboxScreen.restart(&app)
        },
        command("refresh", { $0.labelRefresh }, { $0.helpRefresh }) { app, _ in
            app.inbox.window.home() ? InboxScreen.deskChanged(&app) : InboxScreen.ask(.top, &app)
        },
    ]

    private static func move(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ step: @escaping @Sendable (inout ListWindow) -> Void
    ) -> ConsoleCommand {
        command(name, label, help) { app, _ in
            step(&app.inbox.window)
            return app.afterMoving()
        }
    }

    private static func command(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ argument: ArgumentKind = .none, _ run: @escaping @Sendable (inout AppState, String) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(name: name, contexts: [.inbox], argument: argument, label: label, help: help, run: run)
    }
}

extension AppState {
    /// A range being marked follows the cursor; pages are fetched ahead of it.
    mutating func afterMoving() -> [Effect] {
        inbox.markRange()
        return InboxScreen.prefetch(&self)
    }
}
