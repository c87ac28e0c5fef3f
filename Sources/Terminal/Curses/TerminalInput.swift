internal import CNcurses

/// What the event loop is told.
public enum TerminalEvent: Equatable, Sendable {
    case key(Key)
    /// The window has another size; call `TerminalSession.resize` and paint.
    case resize
    /// `Waker.wake` was called.
    case wake
    /// Another program asks to stop (SIGTSTP); call `TerminalSession.suspend`.
    case suspendRequested
    /// The process was stopped from outside and runs again; call `TerminalSession.resume` and paint.
    case resumed
    /// Somebody asks to end (SIGTERM, SIGINT, SIGHUP), with the signal's number. Asked twice, the process ends.
    case terminate(Int32)
    /// The terminal is gone.
    case hangup
}

/// Waits for keys, signals and wake-ups with poll(2): the only place where the console sleeps.
///
/// Not Sendable: belongs to the thread of the event loop.
public final class TerminalInput {
    private let input: Int32
    private let signals: Int32
    private let waker: Waker
    private var decoder = KeyDecoder()
    private var isGone = false
    private let now: () -> ContinuousClock.Instant
    /// When the last bytes were read.
    private var lastByte: ContinuousClock.Instant

    /// Reads keys from a descriptor. With `catchesSignals`, the process's signals come as events until `close`.
    /// `now` tells how long a lone Escape has been waiting for the rest of a sequence.
    public init(
        input: Int32 = 0, waker: Waker, catchesSignals: Bool = true,
        now: @escaping () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) throws(TerminalError) {
        self.input = input
        self.waker = waker
        self.now = now
        lastByte = now()
        signals = catchesSignals ? lotse_signals_catch() : -1
        if catchesSignals && signals < 0 { throw .cannotStart }
    }

    deinit {
        close()
    }

    /// Gives the signals back.
    public func close() {
        if signals >= 0 { lotse_signals_release() }
    }

    /// Waits until something happens or the time is over; nil waits for ever. Empty when the time is over.
    ///
    /// All that is there is returned together, in the order resize and signals, keys, wake.
    public func wait(timeoutMilliseconds: Int? = nil) -> [TerminalEvent] {
        guard !isGone else { return [.hangup] }
        let limit = [timeoutMilliseconds, patienceLeft].compactMap { $0 }.min() ?? -1
        let found = lotse_wait(input, signals, waker.readEnd, Int32(clamping: limit))
        guard found >= 0 else { return [] }
        var events: [TerminalEvent] = []
        if found & LOTSE_INPUT == 0, patienceLeft == 0 { events += decoder.flush().map(TerminalEvent.key) }
        if found & LOTSE_SIGNAL != 0 { events += readSignals() }
        if found & LOTSE_INPUT != 0 { events += readKeys() }
        if found & LOTSE_INPUT_GONE != 0 { events += hangUp() }
        if found & LOTSE_WAKE != 0 {
            _ = drain(waker.readEnd)
            events.append(.wake)
        }
        return events
    }

    /// Milliseconds, rounded up, that the bytes of an unfinished sequence may still wait; nil when there are none.
    ///
    /// Counted from the last byte, not by one wait alone: other news must not put a lone Escape off for ever.
    private var patienceLeft: Int? {
        guard let patience = decoder.patience else { return nil }
        let left = Duration.milliseconds(patience) - (now() - lastByte)
        return max(0, Int((left / .milliseconds(1)).rounded(.up)))
    }

    private func readKeys() -> [TerminalEvent] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = lotse_read(input, &buffer, buffer.count)
        if count == 0 || count == -2 { return hangUp() }
        lastByte = now()
        return count < 0 ? [] : decoder.feed(buffer[..<count]).map(TerminalEvent.key)
    }

    private func hangUp() -> [TerminalEvent] {
        isGone = true
        return decoder.flush().map(TerminalEvent.key) + [.hangup]
    }

    private func readSignals() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        for number in drain(signals) {
            let event = Self.event(of: Int32(number))
            if !events.contains(event) { events.append(event) }
        }
        return events
    }

    private func drain(_ descriptor: Int32) -> [UInt8] {
        guard descriptor >= 0 else { return [] }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = lotse_read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
    }

    private static func event(of number: Int32) -> TerminalEvent {
        switch lotse_signal_kind(number) {
        case LOTSE_RESIZED: return .resize
        case LOTSE_STOP_ASKED: return .suspendRequested
        case LOTSE_CONTINUED: return .resumed
        default:
            lotse_signals_seen()
            return .terminate(number)
        }
    }
}
