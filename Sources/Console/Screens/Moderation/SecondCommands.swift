internal import Desk

/// Commands of second persons, of appeals, and for what citizens report.
enum SecondCommands {
    static let all: [ConsoleCommand] = [
        ConsoleCommand(
            name: "second-agree", contexts: [.deciding], label: { $0.labelAgree }, help: { $0.helpAgree },
            availability: { app in app.judging(\.isSecond, otherwise: app.words.nothingSecond) },
            run: { app, argument in app.agree(argument) }),
        ConsoleCommand(
            name: "second-decline", contexts: [.deciding], argument: .text, label: { $0.labelDecline },
            help: { $0.helpDecline },
            availability: { app in app.judging(\.isSecond, otherwise: app.words.nothingSecond) },
            run: { app, argument in app.decline(argument) }),
        ConsoleCommand(
            name: "decision-withdraw", contexts: [.deciding], label: { $0.labelWithdraw }, help: { $0.helpWithdraw },
            availability: { app in
                ConsoleCommand.writing(app) { $0.withdrawable == nil ? .no($0.words.nothingToWithdraw) : .yes }
            }, run: { app, _ in app.withdrawable.map { [.moderate(.withdraw($0.id))] } ?? [] }),
        ConsoleCommand(
            name: "uphold", contexts: [.deciding], argument: .text, label: { $0.labelUphold },
            help: { $0.helpUphold }, availability: { app in app.judging(\.isAppeal, otherwise: app.words.noAppeal) },
            run: { app, argument in app.decideAppeal(true, argument) }),
        ConsoleCommand(
            name: "dismiss", contexts: [.deciding], argument: .text, label: { $0.labelDismiss },
            help: { $0.helpDismiss }, availability: { app in app.judging(\.isAppeal, otherwise: app.words.noAppeal) },
            run: { app, argument in app.decideAppeal(false, argument) }),
        ConsoleCommand(
            name: "report-message", contexts: [.deciding], argument: .text, label: { $0.labelReport },
            help: { $0.helpReport },
            availability: { app in
                ConsoleCommand.writing(app) { $0.review?.subject == nil ? .no($0.words.noMessageHere) : .yes }
            }, run: { app, argument in app.report(argument) }),
        ConsoleCommand(
            name: "appeal-file", contexts: [.deciding], argument: .text, label: { $0.labelAppeal },
            help: { $0.helpAppeal },
            availability: { app in
                ConsoleCommand.writing(app) {
                    $0.appealable == nil ? .no(Refusal.nothingToAppeal.message($0.language)) : .yes
                }
            }, run: { app, argument in app.fileAppeal(argument) }),
    ]
}

extension AppState {
    /// The list of rules, searched by typing their number or words.
    mutating func askRule() -> [Effect] {
        let items = roster.rules(on: now).map { entry in
            let number = "\(entry.rule.number)".padded(to: 4)
            return PickerItem(
                value: entry.rule.name, label: number + words.pick(entry.version.title.de, entry.version.title.en),
                detail: entry.version.legalGround ?? "", words: ["\(entry.rule.number)", entry.rule.name])
        }
        overlay = .picker(Picker(title: words.askRule, command: "rule", items: items))
        return []
    }

    /// Drops what was chosen; what was typed only after a question.
    mutating func dropDecision(_ argument: String) -> [Effect] {
        guard !form.isTyped || argument == "yes" else {
            overlay = .confirm(Confirm(question: words.askDropDecision, command: "decision-drop", argument: "yes"))
            return []
        }
        if isBulk { moderation.bulk = DecisionForm() } else { changeForm { $0 = DecisionForm() } }
        return top.screen.deskChanged(&self)
    }
}
