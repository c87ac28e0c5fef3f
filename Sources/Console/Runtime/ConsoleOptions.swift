public import Desk
public import Terminal

/// How the console is to be: everything it does not read from the desk.
public struct ConsoleOptions: Sendable {
    /// Login name of the person; a name the desk does not know may read only.
    public var clerk: String
    public var language: Language
    /// Whether the terminal's character set is UTF-8.
    public var isUnicode: Bool
    public var theme: Theme
    public var terminal: TerminalSession.Options
    /// The desk is open for reading only.
    public var isReadOnly = false
    /// The person's own keys.
    public var bindings: [KeyBinding] = []
    /// The editor's words, as in `VISUAL` or `EDITOR`; nil when none is set.
    public var editor: String?
    /// Whether the window's title is set, and restored at the end.
    public var setsTitle = true
    /// Whether the bell may ring.
    public var ringsBell = true
    /// The clock; frozen in demonstrations.
    public var clock: @Sendable () -> Instant

    public init(
        clerk: String, language: Language, isUnicode: Bool, theme: Theme = .standard,
        terminal: TerminalSession.Options = TerminalSession.Options(), clock: @escaping @Sendable () -> Instant
    ) {
        self.clerk = clerk
        self.language = language
        self.isUnicode = isUnicode
        self.theme = theme
        self.terminal = terminal
        self.clock = clock
    }
}

/// How the console ended.
public enum ExitStatus: Equatable, Sendable {
    /// The person quit.
    case quit
    /// The terminal went away.
    case hangup
    /// Ended by a signal, with its number.
    case terminated(Int32)

    /// The code for the shell: 0, or 128 and the signal.
    public var code: Int32 {
        switch self {
        case .quit: 0
        case .hangup: 129
        case .terminated(let number): 128 + number
        }
    }
}
