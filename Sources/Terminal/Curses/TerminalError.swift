/// Why the screen could not be opened.
public enum TerminalError: Error, Equatable, Sendable {
    /// Standard input or output is a file, a pipe, or closed.
    case notATerminal
    /// `TERM` is not set or terminfo has no such entry.
    case unknownTerminal(String)
    /// The terminal cannot place the cursor or clear the screen, such as `TERM=dumb`.
    case terminalTooPoor(String)
    /// The system refused; nothing was changed.
    case cannotStart
    /// A program could not be started, with errno.
    case cannotRun(program: String, code: Int32)
}

extension TerminalError: CustomStringConvertible {
    /// One line that says what is wrong and what to do.
    public var description: String {
        switch self {
        case .notATerminal:
            "standard input and output are not a terminal; use the subcommands, or start the console in a terminal"
        case .unknownTerminal(let name):
            "no description of the terminal \(quoted(name)); set TERM, for example to xterm-256color"
        case .terminalTooPoor(let name):
            "the terminal \(quoted(name)) cannot place the cursor; set TERM, or use the subcommands"
        case .cannotStart:
            "the screen could not be opened"
        case .cannotRun(let program, let code):
            "\(quoted(program)) could not be started (error \(code))"
        }
    }

    private func quoted(_ name: String) -> String { "'\(PrintableText.cleaned(name, limit: 60))'" }
}
