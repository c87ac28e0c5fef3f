internal import Desk

/// Commands of the queues: moving, marking, and going from queue to queue.
enum ModerationCommands {
    static let bindings: [(KeyContext, String, String)] = [
        (.moderation, "j Down", "item-down"), (.moderation, "k Up", "item-up"),
        (.moderation, "PageDown Ctrl-f", "item-page-down"), (.moderation, "PageUp Ctrl-b", "item-page-up"),
        (.moderation, "g Home", "item-first"), (.moderation, "G End", "item-last"),
        (.moderation, "] Right", "next-queue"), (.moderation, "[ Left", "previous-queue"),
        (.moderation, "Space v", "item-mark"), (.moderation, "V", "item-mark-range"),
        (.moderation, "*", "mark-all-items"), (.moderation, "J", "panel-down"), (.moderation, "K", "panel-up"),
    ]

    static let all: [ConsoleCommand] = moving + marking + queues

    private static let moving: [ConsoleCommand] = [
        move("item-down", { $0.labelDown }, { $0.helpDown }) { _ in 1 },
        move("item-up", { $0.labelUp }, { $0.helpUp }) { _ in -1 },
        move("item-page-down", { $0.labelPageDown }, { $0.helpPageDown }) { max(1, $0 - 1) },
        move("item-page-up", { $0.labelPageUp }, { $0.helpPageUp }) { -max(1, $0 - 1) },
        move("item-first", { $0.labelFirst }, { $0.helpFirst }) { _ in -100_000 },
        move("item-last", { $0.labelLast }, { $0.helpLast }) { _ in 100_000 },
    ]

    private static let marking: [ConsoleCommand] = [
        command("item-mark", { $0.labelMark }, { $0.helpMark }) { app, _ in
            app.moderation.list.toggleMark()
            return ModerationScreen.askMarked(&app) + ModerationScreen.moved(&app)
        },
        command("item-mark-range", { $0.labelMarkRange }, { $0.helpMarkRange }) { app, _ in
            let isOpen = app.moderation.list.rangeStart != nil
            app.moderation.list.rangeStart = isOpen ? nil : app.moderation.list.selected?.message
            app.moderation.list.markRange()
            return ModerationScreen.askMarked(&app)
        },
        command("mark-all-items", { $0.labelMarkAll }, { $0.helpMarkAllItems }) { app, _ in
            guard app.moderation.list.endsList else {
                app.moderation.list.marksAll = true
                return ModerationScreen.ask(&app, limit: ReviewList.markCap)
            }
            app.moderation.list.marked = Set(app.moderation.list.items.prefix(ReviewList.markCap).map(\.message))
            return ModerationScreen.askMarked(&app)
        },
    ]

    private static let queues: [ConsoleCommand] = [
        command("next-queue", { $0.labelNextQueue }, { $0.helpNextQueue }) { app, _ in turn(1, &app) },
        command("previous-queue", { $0.labelPreviousQueue }, { $0.helpPreviousQueue }) { app, _ in turn(-1, &app) },
        ConsoleCommand(
            name: "queue", contexts: [.everywhere], argument: .oneOf(ReviewQueue.allCases.map(\.rawValue)),
            label: { $0.labelQueue }, help: { $0.helpQueue },
            run: { app, argument in
                guard let queue = ReviewQueue(rawValue: argument) else { return app.askQueue() }
                let effects = app.top == .moderation ? [] : app.show(tab: .moderation)
                return effects + ModerationScreen.show(queue, &app)
            }),
    ]

    private static func turn(_ steps: Int, _ app: inout AppState) -> [Effect] {
        let all = ReviewQueue.allCases
        let place = all.firstIndex(of: app.moderation.list.queue) ?? 0
        return ModerationScreen.show(all[(place + steps + all.count) % all.count], &app)
    }

    private static func move(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ steps: @escaping @Sendable (Int) -> Int
    ) -> ConsoleCommand {
        command(name, label, help) { app, _ in
            app.moderation.list.move(steps(ModerationLayout(app).list.height))
            return ModerationScreen.moved(&app)
        }
    }

    private static func command(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ run: @escaping @Sendable (inout AppState, String) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(name: name, contexts: [.moderation], label: label, help: help, run: run)
    }
}

extension AppState {
    mutating func askQueue() -> [Effect] {
        let keys: [Unicode.Scalar] = ["1", "2", "3", "4", "5", "6"]
        let items = zip(keys, ReviewQueue.allCases).map { key, queue in
            let count = moderation.counts[queue].map { "  \(words.grouped($0))" } ?? ""
            return Menu.Item(key: key, label: words.title(queue) + count, command: "queue", argument: queue.rawValue)
        }
        overlay = .menu(Menu(title: words.askQueue, items: items))
        return []
    }
}
