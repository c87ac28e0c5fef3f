internal import Desk

/// What can be done about a flood. The program does none of it by itself.
enum FloodCommands {
    static let all: [ConsoleCommand] = [
        command("flood", { $0.labelFlood }, { $0.helpFlood }) { $0.askFlood() },
        command("flood-list", { $0.labelFloodList }, { $0.helpFloodList }) { $0.showFlood() },
        command("flood-bulk", { $0.labelFloodBulk }, { $0.helpFloodBulk }) { $0.markFlood() },
        command("flood-away", { $0.labelFloodAway }, { $0.helpFloodAway }) { app in
            if let alarm = app.floods.shown { app.floods.away.insert(alarm.identity) }
            return InboxScreen.resized(&app)
        },
        ConsoleCommand(
            name: "flood-step", contexts: [.everywhere], argument: .oneOf(FloodAlarm.Step.allCases.map(\.rawValue)),
            label: { $0.labelFloodStep }, help: { $0.helpFloodStep }, availability: isFlooded,
            run: { app, argument in
                guard let step = FloodAlarm.Step(rawValue: argument) else { return app.askFlood() }
                app.say(app.words.advice(step))
                return step == .template ? app.showFlood() : []
            }),
    ]

    private static func isFlooded(_ app: AppState) -> Availability {
        app.floods.shown == nil ? .no(app.words.noFlood) : .yes
    }

    private static func command(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ run: @escaping @Sendable (inout AppState) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.everywhere], label: label, help: help, availability: isFlooded,
            run: { app, _ in run(&app) })
    }
}

extension AppState {
    /// The steps that are suggested, the list, and a way to put the banner away.
    fileprivate mutating func askFlood() -> [Effect] {
        guard let alarm = floods.shown else { return [] }
        let keys: [Unicode.Scalar] = ["1", "2", "3", "4", "5"]
        let steps = zip(keys, alarm.steps.filter { $0 != .bulk }).map { key, step in
            Menu.Item(key: key, label: words.step(step), command: "flood-step", argument: step.rawValue)
        }
        overlay = .menu(
            Menu(
                title: words.flood(alarm, self, width: 78),
                items: [
                    .init(key: "l", label: words.helpFloodList, command: "flood-list", argument: ""),
                    .init(key: "s", label: words.helpFloodBulk, command: "flood-bulk", argument: ""),
                ] + steps + [.init(key: "x", label: words.helpFloodAway, command: "flood-away", argument: "")]))
        return []
    }

    /// The flooded thread, or the cases of the flooded account, the newest first.
    fileprivate mutating func showFlood() -> [Effect] {
        guard let alarm = floods.shown else { return [] }
        if let key = alarm.caseKey { return CaseScreen.open(key, row: nil, composing: false, &self) }
        inbox.order = .newest
        return InboxScreen.show(query: "konto:\"\(alarm.channel.rawValue)/\(alarm.account)\"", &self)
    }

    /// What waits of the flood in the queues, marked for one decision.
    fileprivate mutating func markFlood() -> [Effect] {
        guard let alarm = floods.shown else { return [] }
        let waiting = ReviewQueue.allCases.prefix(3).max { (moderation.counts[$0] ?? 0) < (moderation.counts[$1] ?? 0) }
        let effects = top == .moderation ? [] : show(tab: .moderation)
        moderation.list.show(waiting ?? .suspected)
        moderation.choosesQueue = false
        moderation.review = nil
        moderation.list.marksFlood = alarm
        return effects + ModerationScreen.ask(&self, limit: ReviewList.markCap)
    }
}
