import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pseudo-terminal: the session has one end, the test reads what a terminal would get at the other.
private final class FakeTTY {
    private let terminal: Int32
    let line: Int32

    init(width: Int, height: Int) throws {
        var ends: (terminal: Int32, line: Int32) = (-1, -1)
        try #require(openpty(&ends.terminal, &ends.line, nil, nil, nil) == 0)
        (terminal, line) = ends
        try #require(fcntl(terminal, F_SETFL, O_NONBLOCK) == 0)
        resize(width: width, height: height)
    }

    deinit {
        close(line)
        close(terminal)
    }

    func resize(width: Int, height: Int) {
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    /// All that was written since the last call.
    func received() -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(terminal, &buffer, buffer.count)
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
    }

    /// Local modes of the line: echo, line editing, signals.
    var modes: tcflag_t {
        var settings = termios()
        tcgetattr(line, &settings)
        return settings.c_lflag
    }
}

@Suite("Terminal session", .serialized)
struct TerminalSessionTests {
    private let gate = TestGate.unicode

    private func session(_ tty: FakeTTY, _ term: String = "xterm-256color", mouse: Bool = false) throws
        -> TerminalSession
    {
        var options = TerminalSession.Options()
        options.term = term
        options.usesMouse = mouse
        return try TerminalSession(options: options, input: tty.line, output: tty.line)
    }

    private func list(_ size: Size, selected: Int) -> Frame {
        var frame = Frame(size: size, gate: gate)
        for row in 0..<size.height {
            frame.put(
                "▲ \(row * 7919) Straße am Hafen, Wünsche 漢字 und Text der Bürgerin \(row)", row: row, column: 0)
        }
        frame.restyle(row: selected, role: .selected)
        frame.cursor = Cursor(row: selected, column: 0, isVisible: false)
        return frame
    }

    @Test("a session takes the terminal and gives it back as it was, once")
    func takesAndGivesBack() throws {
        let tty = try FakeTTY(width: 80, height: 24)
        let before = tty.modes
        let session = try session(tty, mouse: true)
        #expect(tty.modes & tcflag_t(ECHO | ICANON | ISIG) == 0)
        session.paint(list(session.size, selected: 0))
        let opening = String(decoding: tty.received(), as: UTF8.self)
        #expect(
            opening.contains("\u{1B}[?1049h") && opening.contains("\u{1B}[?2004h") && opening.contains("\u{1B}[?1006h"))
        session.close()
        let closing = String(decoding: tty.received(), as: UTF8.self)
        for sequence in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?1000l"] { #expect(closing.contains(sequence)) }
        #expect(tty.modes == before)
        session.close()
        session.paint(Frame(size: session.size, gate: gate))
        #expect(tty.received().isEmpty)
    }

    @Test("nothing is written when nothing changed, and little when one row did")
    func writesDifferences() throws {
        let tty = try FakeTTY(width: 80, height: 24)
        let session = try session(tty)
        defer { session.close() }
        session.paint(list(session.size, selected: 3))
        _ = tty.received()
        session.paint(list(session.size, selected: 3))
        #expect(tty.received().isEmpty)
        session.paint(list(session.size, selected: 4))
        let bytes = tty.received().count
        #expect(bytes > 0 && bytes <= 330, "\(bytes) bytes")
    }

    @Test("what reaches the terminal holds no sequence of a stranger")
    func noForeignSequence() throws {
        let tty = try FakeTTY(width: 80, height: 24)
        let session = try session(tty)
        defer { session.close() }
        var frame = Frame(size: session.size, gate: gate)
        frame.put(UntrustedText("\u{1B}]0;owned\u{07}\u{9B}31m\u{202E}"), row: 0, column: 0)
        session.paint(frame)
        let text = String(decoding: tty.received(), as: UTF8.self)
        #expect(text.contains("␛") && text.contains("]0;owned") && text.contains("␇"))
        #expect(!text.contains("\u{1B}]0;owned") && !text.contains("\u{9B}") && !text.contains("\u{202E}"))
    }

    @Test("one column, one row and back again", arguments: [(1, 1), (2, 1), (1, 5), (200, 60)])
    func sizes(width: Int, height: Int) throws {
        let tty = try FakeTTY(width: 80, height: 24)
        let session = try session(tty)
        defer { session.close() }
        session.paint(list(session.size, selected: 0))
        tty.resize(width: width, height: height)
        session.resize()
        #expect(session.size == Size(width: width, height: height))
        session.paint(list(session.size, selected: 0))
        // A frame made for the size before is clipped and does no harm.
        session.paint(list(.standard, selected: 2))
        tty.resize(width: 80, height: 24)
        session.resize()
        _ = tty.received()
        session.paint(list(session.size, selected: 1))
        #expect(tty.received().count > 500)
    }

    @Test("a terminal without a cursor, an unknown one and a pipe are refused with the reason")
    func refused() throws {
        let tty = try FakeTTY(width: 80, height: 24)
        let before = tty.modes
        #expect(throws: TerminalError.terminalTooPoor("dumb")) { try session(tty, "dumb") }
        #expect(throws: TerminalError.unknownTerminal("no-such")) { try session(tty, "no-such") }
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        #expect(throws: TerminalError.notATerminal) { _ = try TerminalSession(input: ends[0], output: ends[1]) }
        #expect(tty.modes == before)
        #expect(tty.received().isEmpty)
    }

    @Test("another program gets the terminal as it was, and its exit code comes back")
    func runsPrograms() throws {
        let tty = try FakeTTY(width: 80, height: 24)
        let session = try session(tty)
        defer { session.close() }
        session.paint(list(session.size, selected: 0))
        _ = tty.received()
        #expect(try session.run(["sh", "-c", "exit 7"]) == 7)
        #expect(try session.run(["sh", "-c", "kill -TERM $$"]) == 128 + 15)
        #expect(throws: TerminalError.self) { try session.run(["/no/such/program"]) }
        #expect(throws: TerminalError.self) { try session.run([]) }
        let away = String(decoding: tty.received(), as: UTF8.self)
        #expect(away.contains("\u{1B}[?1049l"))
        #expect(tty.modes & tcflag_t(ECHO | ICANON) == 0)
        session.paint(list(session.size, selected: 0))
        #expect(tty.received().count > 500)
    }

    @Test("terminals of eight colours and of none are painted too", arguments: ["linux", "vt100", "screen", "xterm"])
    func otherTerminals(term: String) throws {
        let tty = try FakeTTY(width: 80, height: 24)
        let session = try session(tty, term)
        session.paint(list(session.size, selected: 5))
        #expect(tty.received().count > 500)
        session.close()
    }
}
