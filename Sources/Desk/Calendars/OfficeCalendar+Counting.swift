extension OfficeCalendar {
    /// The first instant at which `minutes` minutes of opening time have passed since `received`. A sum reached
    /// exactly at a closing is due at that closing; zero minutes are due at `received` when open, else at the next
    /// opening. Milliseconds are kept.
    public func due(received: Instant, minutes: Int) throws(OpeningFault) -> Instant {
        let (seconds, overflow) = Int64(minutes).multipliedReportingOverflow(by: 60)
        if overflow { throw minutes < 0 ? .negativeTime(seconds: .min) : .tooLong(seconds: .max) }
        return try due(from: received, seconds: seconds)
    }

    /// As `due(received:minutes:)`, for seconds of opening time.
    public func due(from: Instant, seconds: Int64) throws(OpeningFault) -> Instant {
        if seconds < 0 { throw .negativeTime(seconds: seconds) }
        if seconds > Self.longestTime { throw .tooLong(seconds: seconds) }
        return try due(from: from, milliseconds: seconds * 1000)
    }

    /// `milliseconds` lie between zero and `longestTime`.
    func due(from: Instant, milliseconds: Int64) throws(OpeningFault) -> Instant {
        try Self.check(from)
        var remaining = milliseconds
        var walk = OpeningWalk(self, around: from)
        while let piece = walk.next() {
            let start = max(piece.from, from.milliseconds)
            let available = piece.to - start
            if available <= 0 { continue }
            if remaining <= available { return Instant(milliseconds: start + remaining) }
            remaining -= available
        }
        throw .neverReached(calendar: name, after: from, missingSeconds: (remaining + 999) / 1000)
    }

    /// Opening time between two instants in whole seconds, rounded down.
    public func elapsed(from: Instant, to: Instant) throws(OpeningFault) -> Int64 {
        try elapsedMilliseconds(from: from, to: to) / 1000
    }

    func elapsedMilliseconds(from: Instant, to: Instant) throws(OpeningFault) -> Int64 {
        try Self.check(from)
        try Self.check(to)
        guard from <= to else { throw .backwards(from: from, to: to) }
        var sum: Int64 = 0
        var start = from
        // A walk ends after 400 years; a longer range takes several.
        while true {
            let stop = min(to.milliseconds, start.milliseconds + (Self.searchedDays - 3) * 86_400_000)
            var walk = OpeningWalk(self, around: start)
            while let piece = walk.next(), piece.from < stop {
                sum += max(0, min(piece.to, stop) - max(piece.from, start.milliseconds))
            }
            if stop == to.milliseconds { return sum }
            start = Instant(milliseconds: stop)
        }
    }

    /// Whether the office is open at `instant`; it is at its opening and is not at its closing.
    public func isOpen(at instant: Instant) -> Bool {
        guard (try? Self.check(instant)) != nil else { return false }
        var walk = OpeningWalk(self, around: instant)
        while let piece = walk.next(), piece.from <= instant.milliseconds {
            if instant.milliseconds < piece.to { return true }
        }
        return false
    }

    /// The first instant after `instant` at which a closed office opens; nil if it never closes before, or never
    /// opens again.
    public func nextOpening(after instant: Instant) -> Instant? {
        guard (try? Self.check(instant)) != nil else { return nil }
        var walk = OpeningWalk(self, around: instant)
        var closed = Int64.min
        while let piece = walk.next() {
            if piece.from > instant.milliseconds && piece.from > closed { return Instant(milliseconds: piece.from) }
            closed = piece.to
        }
        return nil
    }

    /// Instants of the years 1 to 9999 are counted, so that no sum overflows.
    static func check(_ instant: Instant) throws(OpeningFault) {
        guard (-62_135_596_800_000...253_402_300_799_999).contains(instant.milliseconds) else {
            throw .outOfRange(instant)
        }
    }
}
