import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Terminal input")
struct TerminalInputTests {
    /// A pipe in the place of the keyboard.
    private final class Keyboard {
        let readEnd: Int32
        private var writeEnd: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            readEnd = ends[0]
            writeEnd = ends[1]
        }

        deinit {
            hangUp()
            Glibc.close(readEnd)
        }

        func type(_ text: String) {
            let bytes = Array(text.utf8)
            _ = write(writeEnd, bytes, bytes.count)
        }

        func hangUp() {
            if writeEnd >= 0 { Glibc.close(writeEnd) }
            writeEnd = -1
        }
    }

    private func input(_ keyboard: Keyboard, _ waker: Waker) throws -> TerminalInput {
        try TerminalInput(input: keyboard.readEnd, waker: waker, catchesSignals: false)
    }

    @Test("keys that are there come together")
    func keys() throws {
        let keyboard = try Keyboard()
        let input = try input(keyboard, Waker())
        keyboard.type("j\u{1B}[6~")
        #expect(input.wait(timeoutMilliseconds: 1000) == [.key(.char("j")), .key(.pageDown)])
        #expect(input.wait(timeoutMilliseconds: 0) == [])
    }

    /// A clock that stands until it is turned.
    private final class Hand {
        var now = ContinuousClock.now
    }

    @Test("a lone ESC comes after a short silence, a sequence in two reads as one key")
    func escape() throws {
        let keyboard = try Keyboard()
        let hand = Hand()
        let input = try TerminalInput(
            input: keyboard.readEnd, waker: Waker(), catchesSignals: false, now: { hand.now })
        keyboard.type("\u{1B}")
        #expect(input.wait() == [])
        hand.now += .milliseconds(100)
        #expect(input.wait() == [.key(.escape)])
        keyboard.type("\u{1B}[")
        #expect(input.wait() == [])
        hand.now += .milliseconds(100)
        keyboard.type("A")
        #expect(input.wait() == [.key(.up)])
    }

    @Test("news every few milliseconds put a lone ESC off no longer than silence does")
    func escapeAmongNews() throws {
        let keyboard = try Keyboard()
        let waker = try Waker()
        let hand = Hand()
        let input = try TerminalInput(input: keyboard.readEnd, waker: waker, catchesSignals: false, now: { hand.now })
        keyboard.type("\u{1B}")
        #expect(input.wait() == [])
        var seen: [TerminalEvent] = []
        for _ in 0..<20 {
            hand.now += .milliseconds(5)
            waker.wake()
            seen += input.wait()
        }
        #expect(seen.filter { $0 == .wake }.count == 20)
        #expect(seen.filter { $0 == .key(.escape) }.count == 1)
    }

    @Test("many wake-ups before a wait are one event")
    func waking() throws {
        let keyboard = try Keyboard()
        let waker = try Waker()
        let input = try input(keyboard, waker)
        for _ in 0..<100_000 { waker.wake() }
        var count = 0
        while !input.wait(timeoutMilliseconds: 0).isEmpty { count += 1 }
        #expect(count == 1)
        waker.wake()
        keyboard.type("q")
        #expect(input.wait() == [.key(.char("q")), .wake])
    }

    @Test("a keyboard that is gone is told, for ever")
    func gone() throws {
        let keyboard = try Keyboard()
        let input = try input(keyboard, Waker())
        keyboard.type("j")
        keyboard.hangUp()
        #expect(input.wait() == [.key(.char("j"))])
        #expect(input.wait() == [.hangup])
        #expect(input.wait() == [.hangup])
    }
}
