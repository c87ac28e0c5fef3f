internal import Desk

/// One thing the console can do, by name. Keys, menus, palette and command line all run these and nothing else.
struct ConsoleCommand: Sendable {
    /// `assign`: in keymaps, palette and after `:`. Unique.
    let name: String
    /// Where it can be run; `everywhere` where no text is typed.
    let contexts: Set<KeyContext>
    /// What the argument is, for completion.
    var argument: ArgumentKind = .none
    /// One or two words, for the hint line.
    let label: @Sendable (Words) -> String
    /// One line, for help and palette.
    let help: @Sendable (Words) -> String
    /// Whether it can be run now; otherwise why not.
    var availability: @Sendable (AppState) -> Availability = { _ in .yes }
    /// Runs it. The argument is empty where none was given: the command then asks for it or takes what is usual.
    let run: @Sendable (inout AppState, String) -> [Effect]
}

/// Whether a command can be run.
enum Availability: Equatable, Sendable {
    case yes
    /// Not now: one sentence that says why.
    case no(String)
}

/// What a command's argument is.
enum ArgumentKind: Equatable, Sendable {
    case none, text, unit, tag, query, caseNumber, template
    /// One of these words.
    case oneOf([String])
}

/// Where keys are bound.
enum KeyContext: String, CaseIterable, Sendable {
    /// Every screen where no text is typed.
    case everywhere
    case inbox, `case`, board, units, outbox, accounts
    /// The queues of moderation, and one message on a page of its own.
    case moderation, decision
    /// Wherever a message is decided about.
    case deciding
    /// The editor of a notice.
    case notice
    /// The reply editor of a case.
    case compose
    /// The form of a post of the city's own, and its accounts.
    case publication
    case publicationAccounts = "publication-accounts"
    /// One line of text: filter, prompt, command line.
    case input
    /// Lists that open over a screen: picker, palette, help, menu, question.
    case dialog
}

extension ConsoleCommand {
    /// Availability of everything that writes: reason first, then the command's own rule.
    static func writing(
        _ app: AppState, _ rule: (AppState) -> Availability = { _ in .yes }
    ) -> Availability {
        if app.isReadOnly { return .no(app.words.readOnlyDesk) }
        if app.clerk.role < .clerk { return .no(app.words.readerRole) }
        return rule(app)
    }

    /// As `writing`, and there must be a case to act on.
    static func writingOnCases(_ app: AppState) -> Availability {
        writing(app) { $0.targets.keys.isEmpty ? .no($0.words.noCaseHere) : .yes }
    }
}

extension AppState {
    /// Cases the next command acts on.
    var targets: Targets { top.screen.targets(self) }
}
