internal import Desk

/// Commands of the console itself.
enum AppCommands {
    static let all: [ConsoleCommand] = screens + tools + leaving

    private static let screens: [ConsoleCommand] =
        ScreenKind.tabs.map { kind in
            ConsoleCommand(
                name: kind.rawValue, contexts: [.everywhere], label: { $0.screen(kind) }, help: { $0.helpShow(kind) },
                run: { app, _ in app.show(tab: kind) })
        } + [
            ConsoleCommand(
                name: "next-screen", contexts: [.everywhere], label: { $0.labelNextScreen },
                help: { $0.helpNextScreen },
                run: { app, _ in app.show(tab: neighbour(of: app.screens.first?.kind, 1)) }),
            ConsoleCommand(
                name: "previous-screen", contexts: [.everywhere], label: { $0.labelPreviousScreen },
                help: { $0.helpPreviousScreen },
                run: { app, _ in app.show(tab: neighbour(of: app.screens.first?.kind, -1)) }),
        ]

    private static func neighbour(of kind: ScreenKind?, _ step: Int) -> ScreenKind {
        let tabs = ScreenKind.tabs
        let place = kind.flatMap { tabs.firstIndex(of: $0) } ?? 0
        return tabs[(place + step + tabs.count) % tabs.count]
    }

    private static let tools: [ConsoleCommand] = [
        ConsoleCommand(
            name: "help", contexts: [.everywhere], label: { $0.labelHelp }, help: { $0.helpHelp },
            run: { app, _ in
                app.overlay = .help(FilteredList(items: app.commandItems(app.contexts)))
                return []
            }),
        ConsoleCommand(
            name: "palette", contexts: [.everywhere], label: { $0.labelPalette }, help: { $0.helpPalette },
            run: { app, _ in
                app.overlay = .palette(FilteredList(items: app.commandItems(app.contexts)))
                return []
            }),
        ConsoleCommand(
            name: "command", contexts: [.everywhere], label: { $0.labelCommand }, help: { $0.helpCommand },
            run: { app, argument in
                app.overlay = .commandLine(CommandLine(editor: LineEditor(argument)))
                return []
            }),
        ConsoleCommand(
            name: "undo", contexts: [.everywhere], label: { $0.labelUndo }, help: { $0.helpUndo },
            availability: { ConsoleCommand.writing($0) }, run: { _, _ in [.undo] }),
        ConsoleCommand(
            name: "redo", contexts: [.everywhere], label: { $0.labelRedo }, help: { $0.helpRedo },
            availability: { ConsoleCommand.writing($0) }, run: { _, _ in [.redo] }),
        ConsoleCommand(
            name: "goto", contexts: [.everywhere], argument: .caseNumber, label: { $0.labelGoto },
            help: { $0.helpGoto }, run: { app, argument in app.goTo(argument) }),
        ConsoleCommand(
            name: "moderate", contexts: [.everywhere], label: { $0.labelModerate }, help: { $0.helpModerate },
            availability: { $0.subjectHere == nil ? .no($0.words.noMessageHere) : .yes },
            run: { app, _ in app.subjectHere.map { DecisionScreen.open($0, &app) } ?? [] }),
        ConsoleCommand(
            name: "repaint", contexts: [.everywhere], label: { $0.labelRepaint }, help: { $0.helpRepaint },
            run: { app, _ in [.repaint, .loadRoster(app.nextRequest())] + app.top.screen.appear(&app) }),
    ]

    private static let leaving: [ConsoleCommand] = [
        ConsoleCommand(
            name: "back", contexts: [.everywhere], label: { $0.labelBack }, help: { $0.helpBack },
            run: { app, _ in app.stepBack() }),
        ConsoleCommand(
            name: "leave", contexts: [.everywhere], label: { $0.labelQuit }, help: { $0.helpLeave },
            run: { app, _ in app.screens.count > 1 ? app.stepBack() : app.leaveProgram("") }),
        ConsoleCommand(
            name: "quit", contexts: [.everywhere], label: { $0.labelQuit }, help: { $0.helpQuit },
            run: { app, argument in app.leaveProgram(argument) }),
        ConsoleCommand(
            name: "suspend", contexts: [.everywhere], label: { $0.labelSuspend }, help: { $0.helpSuspend },
            run: { _, _ in [.suspend] }),
    ]
}

extension AppState {
    /// Leaves what lies on the tab and shows another one.
    mutating func show(tab kind: ScreenKind) -> [Effect] {
        let state: ScreenState =
            switch kind {
            case .board: .board
            case .units: .units
            case .outbox: .outbox
            case .accounts: .accounts
            case .moderation: .moderation
            case .inbox, .case, .decision, .publication: .inbox
            }
        screens = [state]
        return top.screen.appear(&self)
    }

    /// One step back: marks and filters first, then the screen below. Never leaves the program.
    mutating func stepBack() -> [Effect] {
        if top == .inbox, screens.count == 1 || !inbox.marked.isEmpty { return InboxScreen.clear(&self) }
        if top == .moderation, !moderation.list.marked.isEmpty { return ModerationScreen.unmark(&self) }
        guard screens.count > 1 else { return [] }
        screens.removeLast()
        return top.screen.appear(&self)
    }

    /// Ends the program; what was typed for decisions and posts lies nowhere else, so it is asked for first.
    mutating func leaveProgram(_ answer: String) -> [Effect] {
        let typed = moderation.forms.values.count { $0.isTyped } + (moderation.bulk.isTyped ? 1 : 0)
        guard typed > 0 || publication.isTyped, answer != "yes" else { return [.quit] }
        let question = typed > 0 ? words.askLoseDecisions(typed) : words.askLosePost
        overlay = .confirm(Confirm(question: question, command: "quit", argument: "yes"))
        return []
    }

    /// Opens a case by the number typed; the prefix and leading zeros may be left out.
    mutating func goTo(_ text: String) -> [Effect] {
        guard !text.isEmpty else {
            overlay = .prompt(Prompt(title: words.askCaseNumber, command: "goto"))
            return []
        }
        guard let number = caseNumber(text) else {
            say(words.noCaseNumber(roster.profile.prefix), .error)
            return []
        }
        let id = nextRequest()
        errands[id] = .open(number)
        return [.loadKey(number, id)]
    }

    /// `BHV-2026-000123`, `2026-123` or `123` of this year.
    func caseNumber(_ text: String) -> CaseNumber? {
        let prefix = roster.profile.prefix
        let year = asker.today.year
        let forms = [text, "\(prefix)-\(text)", "\(prefix)-\(year)-\(text)"]
        return forms.lazy.compactMap { CaseNumber($0, prefix: prefix) }.first
    }

    /// Commands that only take what a prompt of another command asked for.
    private static let answers: Set = ["send-at", "decision-note-text", "publish-at"]

    /// The commands of contexts as things to choose, each with its key and, where it cannot be run, the reason.
    func commandItems(_ contexts: [KeyContext]) -> [PickerItem] {
        CommandList.of(contexts).filter { !Self.answers.contains($0.name) }.map { command in
            var obstacle: String?
            if case .no(let reason) = command.availability(self) { obstacle = reason }
            let keys = keymap.keys(for: command.name, in: contexts).prefix(2).joined(separator: " ")
            return PickerItem(
                value: command.name, label: command.help(words), detail: keys, obstacle: obstacle, words: [command.name]
            )
        }
    }
}
