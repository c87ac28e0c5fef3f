internal import Desk
internal import Terminal

/// What can be done with channel accounts.
enum AccountsCommands {
    static let bindings: [(KeyContext, String, String)] = [
        (.accounts, "j Down", "account-down"), (.accounts, "k Up", "account-up"),
        (.accounts, "g Home", "account-first"),
        (.accounts, "G End", "account-last"), (.accounts, "Enter l Right", "account-open"),
        (.accounts, "+ A", "account-add"), (.accounts, "s", "account-standing"), (.accounts, "e", "account-resume"),
    ]

    static let all: [ConsoleCommand] = moving + deeds

    private static let moving: [ConsoleCommand] = [
        move("account-down", { $0.labelDown }, { $0.helpDown }) { $0 + 1 },
        move("account-up", { $0.labelUp }, { $0.helpUp }) { $0 - 1 },
        move("account-first", { $0.labelFirst }, { $0.helpFirst }) { _ in 0 },
        move("account-last", { $0.labelLast }, { $0.helpLast }) { _ in Int.max },
    ]

    private static func move(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ step: @escaping @Sendable (Int) -> Int
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.accounts], label: label, help: help,
            run: { app, _ in
                app.accounts.cursor = max(0, min(step(app.accounts.cursor), app.roster.accounts.count - 1))
                return []
            })
    }

    private static let deeds: [ConsoleCommand] = [
        ConsoleCommand(
            name: "account-open", contexts: [.accounts], label: { $0.labelAccountOpen }, help: { $0.helpAccountOpen },
            availability: { $0.selectedAccount == nil ? .no($0.words.noAccountHere) : .yes },
            run: { app, _ in
                guard let name = app.selectedAccount?.account.qualifiedName else { return [] }
                return InboxScreen.show(query: "konto:\"\(name)\"", &app)
            }),
        ConsoleCommand(
            name: "account-add", contexts: [.everywhere],
            argument: .oneOf(Channel.allCases.filter { $0 != .other }.map(\.rawValue)),
            label: { $0.labelAccountAdd }, help: { $0.helpAccountAdd }, availability: ruling,
            run: { app, channel in app.beginAccount(channel) }),
        ConsoleCommand(
            name: "account-answer", contexts: [.dialog], label: { $0.labelAccept }, help: { $0.helpAccept },
            availability: ruling, run: { app, answer in app.answerAccount(answer) }),
        ConsoleCommand(
            name: "account-standing", contexts: [.accounts],
            argument: .oneOf(ChannelAccount.Standing.allCases.map(\.rawValue)), label: { $0.labelStanding },
            help: { $0.helpStanding }, availability: selected, run: { app, standing in app.setStanding(standing) }),
        ConsoleCommand(
            name: "account-resume", contexts: [.accounts], label: { $0.labelResume }, help: { $0.helpResume },
            availability: { app in
                app.selectedAccount?.reason == nil ? .no(app.words.nothingToResume) : .yes
            },
            run: { app, _ in
                guard let name = app.selectedAccount?.account.qualifiedName else { return [] }
                app.say(app.words.resuming(name))
                return [.resumeAccount(name)]
            }),
    ]

    /// Accounts are entered and changed by administrators alone.
    private static func ruling(_ app: AppState) -> Availability {
        ConsoleCommand.writing(app) { $0.clerk.role >= .admin ? .yes : .no($0.words.onlyAdmins) }
    }

    private static func selected(_ app: AppState) -> Availability {
        guard case .yes = ruling(app) else { return ruling(app) }
        return app.selectedAccount == nil ? .no(app.words.noAccountHere) : .yes
    }
}

extension AppState {
    /// Asks which channel, then question by question.
    mutating func beginAccount(_ text: String) -> [Effect] {
        guard let channel = Channel(rawValue: text) else {
            let items = Channel.allCases.filter { $0 != .other }.map { channel in
                PickerItem(
                    value: channel.rawValue, label: words.channel(channel), detail: words.canDo(channel.capabilities),
                    obstacle: nil, words: [channel.rawValue])
            }
            overlay = .picker(Picker(title: words.askChannel, command: "account-add", items: items))
            return []
        }
        accounts.entry = AccountEntry(channel)
        return askAccount()
    }

    /// Takes an answer; a bad one is said and asked for again.
    mutating func answerAccount(_ text: String) -> [Effect] {
        guard var entry = accounts.entry, let question = entry.question else { return [] }
        do throws(Refusal) {
            try entry.account.take(text, for: question, roster, now: now)
            entry.place += 1
            accounts.entry = entry
        } catch {
            say(error.message(language), .error)
        }
        return askAccount()
    }

    private mutating func askAccount() -> [Effect] {
        guard let entry = accounts.entry else { return [] }
        guard let question = entry.question else {
            accounts.entry = nil
            return [.enterAccount(entry.account)]
        }
        let title = "\(entry.place + 1)/\(entry.questions.count) \(question.title(language))"
        switch question.field {
        case .owner:
            let units = roster.tree(at: now).map { entry in
                PickerItem(
                    value: entry.unit.sign, label: entry.unit.name, detail: entry.unit.sign, obstacle: nil,
                    words: [entry.unit.sign] + entry.unit.routing)
            }
            overlay = .picker(Picker(title: title, command: "account-answer", items: units))
        case .standing:
            overlay = .menu(standingMenu(title, command: "account-answer"))
        default:
            overlay = .prompt(
                Prompt(
                    title: title, command: "account-answer", hint: question.hint(language),
                    mayBeEmpty: !question.isRequired))
        }
        return []
    }

    private func standingMenu(_ title: String, command: String) -> Menu {
        let keys: [(Unicode.Scalar, ChannelAccount.Standing)] = [
            ("l", .live), ("n", .readOnly), ("r", .dormant), ("b", .ended),
        ]
        return Menu(
            title: title,
            items: keys.map { key, standing in
                Menu.Item(key: key, label: words.standing(standing), command: command, argument: standing.rawValue)
            })
    }

    mutating func setStanding(_ text: String) -> [Effect] {
        guard var account = selectedAccount?.account else { return [] }
        guard let standing = ChannelAccount.Standing(rawValue: text) else {
            overlay = .menu(standingMenu(words.askStanding(account.qualifiedName), command: "account-standing"))
            return []
        }
        account.standing = standing
        return [.enterAccount(account)]
    }
}
