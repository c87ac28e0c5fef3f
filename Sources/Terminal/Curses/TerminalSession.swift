internal import CNcurses

/// The terminal while the console has it: alternate screen, raw keys, bracketed paste.
///
/// Not Sendable: one thread opens, paints and closes. One session at a time.
///
/// Invariants:
/// 1. `paint` writes only what changed since the last frame, in one flush; nothing when nothing changed.
/// 2. After `close`, a crash or a deadly signal the terminal is as it was before `init`.
/// 3. After `suspend`, `run` and `resume` the next `paint` repaints everything in the size of that moment.
public final class TerminalSession: Screen {
    /// How a session is opened.
    public struct Options: Sendable {
        /// False for `NO_COLOR` and monochrome: only attributes are used.
        public var usesColour = true
        /// Reports of the mouse; the terminal's own selection then needs Shift.
        public var usesMouse = false
        /// The terminal's name in terminfo; nil means `TERM`.
        public var term: String?

        public init() {}
    }

    /// Size in cells, as of opening, `resize`, `suspend`, `run` or `resume`.
    public private(set) var size: Size
    private let output: Int32
    private let usesMouse: Bool
    private var painter: Painter
    private var last: Frame?
    private var isOpen = true
    private var isAway = false
    private var cursorIsVisible = true

    /// Takes the terminal behind two descriptors. Throws `TerminalError`, with the terminal untouched.
    public init(
        theme: Theme = .standard, options: Options = Options(), input: Int32 = 0, output: Int32 = 1
    ) throws(TerminalError) {
        lotse_restore_remember(output)
        let code = lotse_screen_open(input, output, options.term, options.usesColour ? 1 : 0)
        guard code == Int32(LOTSE_OPENED) else {
            lotse_restore_forget()
            throw Self.error(code, term: options.term)
        }
        self.output = output
        usesMouse = options.usesMouse
        painter = Painter(theme: theme)
        size = Self.measure(output)
        lotse_screen_resize(Int32(size.height), Int32(size.width))
        lotse_screen_modes(1, usesMouse ? 1 : 0)
    }

    deinit {
        close()
    }

    /// Gives the terminal back. Further calls do nothing.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        if !isAway { lotse_screen_modes(0, usesMouse ? 1 : 0) }
        lotse_screen_cursor(1)
        lotse_screen_close()
        lotse_restore_forget()
    }

    /// Colours for the frames from now on; the next one is painted whole.
    public func use(_ theme: Theme) {
        painter = Painter(theme: theme)
        last = nil
    }

    public func paint(_ frame: Frame) {
        guard isOpen, !isAway, frame != last else { return }
        let everything = last == nil
        let comparable = last?.size == frame.size ? last : nil
        _ = painter.put(frame, over: comparable, rows: size.height)
        show(frame.cursor)
        let place = frame.cursor ?? Cursor(row: size.height - 1, column: 0)
        lotse_screen_flush(
            Int32(min(place.row, size.height - 1)), Int32(min(place.column, size.width - 1)), everything ? 1 : 0)
        last = frame
    }

    /// Reads the terminal's size again, after `TerminalEvent.resize`; the next frame is painted whole.
    public func resize() {
        guard isOpen, !isAway else { return }
        size = Self.measure(output)
        lotse_screen_resize(Int32(size.height), Int32(size.width))
        last = nil
    }

    /// Sends a sequence of `TerminalSequences` between two frames.
    public func send(_ sequence: [UInt8]) {
        guard isOpen, !isAway else { return }
        _ = lotse_screen_send(sequence, sequence.count)
    }

    private func show(_ cursor: Cursor?) {
        let isVisible = cursor?.isVisible ?? false
        guard isVisible != cursorIsVisible else { return }
        cursorIsVisible = isVisible
        lotse_screen_cursor(isVisible ? 1 : 0)
    }

    private static func measure(_ descriptor: Int32) -> Size {
        var rows: Int32 = 24
        var columns: Int32 = 80
        _ = lotse_terminal_size(descriptor, &rows, &columns)
        return Size(width: Int(columns), height: Int(rows))
    }

    private static func error(_ code: Int32, term: String?) -> TerminalError {
        let name = term ?? String(cString: lotse_environment_term())
        switch code {
        case LOTSE_NOT_A_TERMINAL: return .notATerminal
        case LOTSE_UNKNOWN_TERM: return .unknownTerminal(name)
        case LOTSE_TERM_TOO_POOR: return .terminalTooPoor(name)
        default: return .cannotStart
        }
    }
}

extension TerminalSession {
    /// Stops the program as Ctrl-Z does, with the terminal given back; returns when it runs again.
    public func suspend() {
        away { lotse_stop_process_group() }
    }

    /// Runs another program on the terminal, such as an editor, and waits for its end.
    ///
    /// `arguments` begins with the program's name, looked up in PATH; no shell is involved. Returns its exit code, or
    /// 128 plus the signal that ended it. Throws `TerminalError.cannotRun`.
    public func run(_ arguments: [String]) throws(TerminalError) -> Int32 {
        var outcome = ProgramRun(code: -1, errno: 0)
        away { outcome = ProgramRun.run(arguments) }
        guard outcome.code >= 0 else {
            throw .cannotRun(program: arguments.first ?? "", code: outcome.errno)
        }
        return outcome.code
    }

    /// Takes the terminal again after the process was stopped from outside (`TerminalEvent.resumed`).
    public func resume() {
        away {}
    }

    private func away(_ body: () -> Void) {
        guard isOpen, !isAway else { return }
        isAway = true
        lotse_screen_modes(0, usesMouse ? 1 : 0)
        lotse_screen_cursor(1)
        lotse_screen_leave()
        body()
        isAway = false
        lotse_screen_return()
        lotse_screen_modes(1, usesMouse ? 1 : 0)
        cursorIsVisible = true
        resize()
    }
}
