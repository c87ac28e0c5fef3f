internal import Desk

/// Commands that decide about the selected case or all marked ones.
enum CaseCommands {
    static let all: [ConsoleCommand] = offices + course + labels + reading

    private static let offices: [ConsoleCommand] = [
        writing("assign", .unit, { $0.labelAssign }, { $0.helpAssign }) { app, argument in
            guard !argument.isEmpty else { return app.askUnit() }
            return app.assign(argument)
        },
        writing("claim", .none, { $0.labelClaim }, { $0.helpClaim }) { app, argument in
            app.submit(Claim(force: argument == "!"))
        },
        writing("release", .none, { $0.labelRelease }, { $0.helpRelease }) { app, _ in app.submit(Release()) },
    ]

    private static let course: [ConsoleCommand] = [
        ConsoleCommand(
            name: "reply", contexts: [.everywhere], label: { $0.labelReply }, help: { $0.helpReply },
            availability: { app in ConsoleCommand.writing(app) { CaseCommands.replying($0) } },
            run: { app, _ in
                guard let key = app.targets.keys.first else { return [] }
                return CaseScreen.open(key, row: app.targets.row, composing: true, &app)
            }),
        writing("close", .none, { $0.labelClose }, { $0.helpClose }) { app, _ in app.submit(CloseCase()) },
        writing("reopen", .none, { $0.labelReopen }, { $0.helpReopen }) { app, _ in app.submit(Reopen()) },
        writing("snooze", .text, { $0.labelSnooze }, { $0.helpSnooze }) { app, argument in app.snooze(argument) },
        writing("wake", .none, { $0.labelWake }, { $0.helpWake }) { app, _ in app.submit(Wake()) },
        writing("wait", .oneOf(["citizen", "unit", "nobody"]), { $0.labelWait }, { $0.helpWait }) { app, argument in
            guard let whom = Wait.Whom(rawValue: argument) else { return app.askWait() }
            return app.submit(Wait(for: whom))
        },
        writing("spam", .none, { $0.labelSpam }, { $0.helpSpam }) { app, _ in app.submit(Discard()) },
        writing("merge", .caseNumber, { $0.labelMerge }, { $0.helpMerge }) { app, argument in app.merge(argument) },
    ]

    private static let labels: [ConsoleCommand] = [
        writing("tag", .tag, { $0.labelTag }, { $0.helpTag }) { app, argument in app.tag(argument) },
        writing("note", .text, { $0.labelNote }, { $0.helpNote }) { app, argument in
            guard argument.isEmpty else { return app.submit(AddNote(text: argument)) }
            app.overlay = .prompt(Prompt(title: app.words.askNote, command: "note", hint: app.words.noteStaysInside))
            return []
        },
        writing("priority", .oneOf(Priority.allCases.map(\.rawValue)), { $0.labelPriority }, { $0.helpPriority }) {
            app, argument in
            guard let priority = Priority(rawValue: argument) else { return app.askPriority() }
            return app.submit(SetPriority(priority))
        },
        writing("unread", .none, { $0.labelUnread }, { $0.helpUnread }) { app, _ in app.submit(MarkRead(false)) },
        writing("read", .none, { $0.labelRead }, { $0.helpRead }) { app, _ in app.submit(MarkRead(true)) },
    ]

    private static let reading: [ConsoleCommand] = [
        ConsoleCommand(
            name: "why", contexts: [.everywhere], label: { $0.labelWhy }, help: { $0.helpWhy },
            availability: { $0.targets.record == nil ? .no($0.words.oneCaseOnly) : .yes },
            run: { app, _ in app.explain() }),
        ConsoleCommand(
            name: "copy", contexts: [.everywhere], label: { $0.labelCopy }, help: { $0.helpCopy },
            availability: { $0.targets.record == nil ? .no($0.words.oneCaseOnly) : .yes },
            run: { app, _ in
                guard let record = app.targets.record else { return [] }
                let text = app.roster.text(of: record.number)
                app.say(app.words.copied(text))
                return [.copy(text)]
            }),
    ]

    private static func writing(
        _ name: String, _ argument: ArgumentKind, _ label: @escaping @Sendable (Words) -> String,
        _ help: @escaping @Sendable (Words) -> String, _ run: @escaping @Sendable (inout AppState, String) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.everywhere], argument: argument, label: label, help: help,
            availability: ConsoleCommand.writingOnCases, run: run)
    }

    /// A reply answers one case whose account can be answered through.
    private static func replying(_ app: AppState) -> Availability {
        let targets = app.targets
        guard targets.keys.count == 1 else {
            return .no(targets.keys.isEmpty ? app.words.noCaseHere : app.words.oneCaseOnly)
        }
        guard let record = targets.record, let account = app.roster.accounts[record.account] else { return .yes }
        return account.replyObstacle.map { .no(Refusal.cannotReply($0).message(app.language)) } ?? .yes
    }
}

extension AppState {
    /// Gives a command to all targets, as one step for undo.
    mutating func submit(_ command: any CaseCommand) -> [Effect] {
        [.submit(command, keys: targets.keys)]
    }

    /// The picker of units: the last five first, then the tree.
    mutating func askUnit() -> [Effect] {
        let tree = roster.tree(at: now).map(\.unit)
        let recent = recentUnits.compactMap { sign in tree.first { $0.sign == sign } }
        let rest = tree.filter { unit in !recentUnits.contains(unit.sign) }
        let items = (recent + rest).map { unit in
            PickerItem(
                value: unit.sign, label: "\(unit.sign)  \(words.name(of: unit))",
                detail: recentUnits.contains(unit.sign) ? words.recent : "", words: unit.routing)
        }
        overlay = .picker(Picker(title: words.askUnit(targets.keys.count), command: "assign", items: items))
        return []
    }

    /// `SBA` or `SBA k.petersen`.
    mutating func assign(_ argument: String) -> [Effect] {
        let parts = argument.split(separator: " ").map(String.init)
        do {
            let unit = try roster.unit(named: parts[0], on: now)
            recentUnits = Array(([unit.sign] + recentUnits.filter { $0 != unit.sign }).prefix(5))
            return submit(Assign(unit: unit.sign, clerk: parts.count > 1 ? parts[1] : nil))
        } catch {
            say(error.message(language), .error)
            return []
        }
    }

    mutating func askWait() -> [Effect] {
        let choices: [(Unicode.Scalar, Wait.Whom)] = [("b", .citizen), ("a", .unit), ("n", .nobody)]
        overlay = .menu(
            Menu(
                title: words.askWait,
                items: choices.map {
                    Menu.Item(key: $0.0, label: words.waiting(for: $0.1), command: "wait", argument: $0.1.rawValue)
                }))
        return []
    }

    mutating func askPriority() -> [Effect] {
        let keys: [Unicode.Scalar] = ["1", "2", "3", "4"]
        overlay = .menu(
            Menu(
                title: words.askPriority,
                items: zip(keys, Priority.allCases).map {
                    Menu.Item(key: $0, label: words.priority($1), command: "priority", argument: $1.rawValue)
                }))
        return []
    }

    /// `hochwasser -alt`: adds and takes off.
    mutating func tag(_ argument: String) -> [Effect] {
        let parts = argument.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
        guard !parts.isEmpty else {
            overlay = .prompt(Prompt(title: words.askTags, command: "tag", hint: words.tagHint))
            return []
        }
        return submit(SetTags(words: parts))
    }
}
