internal import Desk
internal import Terminal

/// Commands within pickers, prompts, menus and lines of text, so that their keys can be bound like all others.
enum DialogCommands {
    static let all: [ConsoleCommand] = [
        command("accept", [.dialog, .input], { $0.labelAccept }, { $0.helpAccept }) { $0.acceptDialog() },
        command("cancel", [.dialog, .input], { $0.labelCancel }, { $0.helpCancel }) { $0.cancelDialog() },
        command("next", [.dialog], { $0.labelNext }, { $0.helpNext }) { $0.moveInDialog(.down) },
        command("previous", [.dialog], { $0.labelPrevious }, { $0.helpPrevious }) { $0.moveInDialog(.up) },
        command("next-page", [.dialog], { $0.labelNext }, { $0.helpNextPage }) { $0.moveInDialog(.pageDown) },
        command("previous-page", [.dialog], { $0.labelPrevious }, { $0.helpPreviousPage }) { $0.moveInDialog(.pageUp) },
        command("complete", [.dialog], { $0.labelComplete }, { $0.helpComplete }) { app in
            guard case .commandLine(var line) = app.overlay else { return app.moveInDialog(.down) }
            line.complete(app)
            app.overlay = .commandLine(line)
            return []
        },
    ]

    private static func command(
        _ name: String, _ contexts: Set<KeyContext>, _ label: @escaping @Sendable (Words) -> String,
        _ help: @escaping @Sendable (Words) -> String, _ run: @escaping @Sendable (inout AppState) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(name: name, contexts: contexts, label: label, help: help, run: { app, _ in run(&app) })
    }
}

extension AppState {
    /// A key while something lies over the screen.
    mutating func dialogKey(_ key: Key) -> [Effect] {
        if let bound = keymap.command(for: key, in: [.dialog]) { return run(bound.command, bound.argument) }
        switch overlay {
        case .menu(let menu):
            guard case .char(let letter) = key, let item = menu.items.first(where: { $0.key == letter }) else {
                return moveInDialog(key)
            }
            overlay = nil
            return run(item.command, item.argument)
        case .confirm(let question):
            overlay = nil
            guard case .char(let letter) = key, letter == words.yesLetter else { return [] }
            return run(question.command, question.argument)
        default: return moveInDialog(key)
        }
    }

    /// Moves or types in the overlay.
    mutating func moveInDialog(_ key: Key) -> [Effect] {
        switch overlay {
        case .help(var list):
            if list.take(key) { overlay = .help(list) }
        case .palette(var list):
            if list.take(key) { overlay = .palette(list) }
        case .picker(var picker):
            if picker.list.take(key) { overlay = .picker(picker) }
        case .prompt(var prompt):
            if prompt.editor.take(key) { overlay = .prompt(prompt) }
        case .menu(var menu):
            menu.move(key)
            overlay = .menu(menu)
        case .reading(var reading):
            reading.move(key, height: size.height - 6)
            overlay = .reading(reading)
        case .commandLine(var line):
            line.take(key, history: history)
            overlay = .commandLine(line)
        case .confirm(var question):
            question.scroll = max(0, question.scroll + (key == .down ? 1 : key == .up ? -1 : 0))
            overlay = .confirm(question)
        case nil: break
        }
        return []
    }

    /// Enter: what is chosen is run. A question is not answered by it.
    mutating func acceptDialog() -> [Effect] {
        guard let open = overlay else { return top.screen.acceptFilter(&self) }
        switch open {
        case .help(let list), .palette(let list):
            guard let item = list.selected else { return [] }
            overlay = nil
            return run(item.value)
        case .picker(let picker):
            guard let item = picker.list.selected else { return [] }
            overlay = nil
            return run(picker.command, item.value)
        case .prompt(let prompt):
            guard prompt.mayBeEmpty || !prompt.editor.text.trimmed.isEmpty else { return [] }
            overlay = nil
            return run(prompt.command, prompt.editor.text)
        case .menu(let menu):
            overlay = nil
            guard menu.items.indices.contains(menu.cursor) else { return [] }
            return run(menu.items[menu.cursor].command, menu.items[menu.cursor].argument)
        case .commandLine(let line): return runLine(line.editor.text)
        case .confirm, .reading:
            overlay = nil
            return []
        }
    }

    /// Esc: the overlay, or the filter field, goes as if it had not been.
    mutating func cancelDialog() -> [Effect] {
        guard overlay != nil else {
            return top.screen.cancelFilter(&self)
        }
        overlay = nil
        return []
    }

    /// Runs what was typed after `:`.
    private mutating func runLine(_ text: String) -> [Effect] {
        overlay = nil
        let bound = Keymap.parted(text)
        guard !bound.command.isEmpty else { return [] }
        history.removeAll { $0 == text.trimmed }
        history = (history + [text.trimmed]).suffix(100)
        return run(bound.command, bound.argument)
    }
}

extension Menu {
    mutating func move(_ key: Key) {
        switch key {
        case .down, .char("j"): cursor = min(cursor + 1, items.count - 1)
        case .up, .char("k"): cursor = max(0, cursor - 1)
        default: break
        }
    }
}

extension Reading {
    mutating func move(_ key: Key, height: Int) {
        let last = max(0, lines.count - max(1, height))
        switch key {
        case .down, .char("j"): scroll = min(scroll + 1, last)
        case .up, .char("k"): scroll = max(0, scroll - 1)
        case .pageDown, .char(" "): scroll = min(scroll + max(1, height - 1), last)
        case .pageUp: scroll = max(0, scroll - max(1, height - 1))
        case .home, .char("g"): scroll = 0
        case .end, .char("G"): scroll = last
        default: break
        }
    }
}

extension CommandLine {
    /// Types, or goes through the history.
    mutating func take(_ key: Key, history: [String]) {
        switch key {
        case .up, .down:
            if place == nil { typed = editor.text }
            let wanted = (place ?? history.count) + (key == .up ? -1 : 1)
            guard wanted >= 0 else { return }
            place = wanted < history.count ? wanted : nil
            editor.replace(with: wanted < history.count ? history[wanted] : typed)
        default:
            if editor.take(key) { (place, offers, offer) = (nil, [], 0) }
        }
    }

    /// Puts in the first thing that fits; again, the next.
    mutating func complete(_ app: AppState) {
        if offers.isEmpty {
            typed = editor.text
            offers = Self.offers(for: editor.text, app)
            offer = 0
        } else {
            offer = (offer + 1) % offers.count
        }
        if offers.indices.contains(offer) {
            editor.replace(with: offers[offer] + (offers.count == 1 ? " " : ""))
        }
    }

    /// Whole lines that could stand there.
    static func offers(for text: String, _ app: AppState) -> [String] {
        let bound = Keymap.parted(text)
        guard text.contains(" "), let command = CommandList.named(bound.command) else {
            return CommandList.of(app.contexts).map(\.name).filter { $0.hasPrefix(bound.command) }.sorted()
        }
        let wanted = Fold.fold(bound.argument)
        return command.argument.values(app).filter { Fold.fold($0).hasPrefix(wanted) }.map { "\(command.name) \($0)" }
    }
}

extension ArgumentKind {
    /// What can be put in, as far as it is known.
    func values(_ app: AppState) -> [String] {
        switch self {
        case .unit: app.roster.tree(at: app.now).map(\.unit.sign)
        case .template: app.roster.templates.keys.sorted()
        case .oneOf(let values): values
        case .tag: Set(app.inbox.window.rows.flatMap(\.record.tags)).sorted()
        case .none, .text, .query, .caseNumber: []
        }
    }
}
