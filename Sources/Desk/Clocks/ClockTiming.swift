/// Instants of a clock, from its start, its pauses and its calendar. Pauses are subtracted in opening time.
struct ClockTiming {
    /// A stretch in which the clock runs.
    struct Stretch {
        let from: Instant
        /// Nil when nothing stops it.
        let to: Instant?
    }

    let calendar: OfficeCalendar
    let stretches: [Stretch]

    init(_ record: ClockRecord, _ calendar: OfficeCalendar) {
        self.calendar = calendar
        var stretches: [Stretch] = []
        var from: Instant? = record.started
        for pause in record.pauses {
            guard let start = from else { break }
            stretches.append(Stretch(from: start, to: max(start, pause.from)))
            from = pause.to.map { max($0, start) }
        }
        if let from { stretches.append(Stretch(from: from, to: nil)) }
        self.stretches = stretches
    }

    /// When `seconds` of opening time have run; nil when a lasting pause comes first.
    func reaches(seconds: Int64) throws(OpeningFault) -> Instant? {
        if seconds < 0 { throw .negativeTime(seconds: seconds) }
        if seconds > OfficeCalendar.longestTime { throw .tooLong(seconds: seconds) }
        var remaining = seconds * 1000
        for stretch in stretches {
            guard let stop = stretch.to else { return try calendar.due(from: stretch.from, milliseconds: remaining) }
            let run = try calendar.elapsedMilliseconds(from: stretch.from, to: stop)
            if run >= remaining {
                let due = try calendar.due(from: stretch.from, milliseconds: remaining)
                if due < stop { return due }
            }
            remaining -= min(run, remaining)
        }
        return nil
    }

    /// Opening milliseconds run until `now`.
    func run(until now: Instant) throws(OpeningFault) -> Int64 {
        var sum: Int64 = 0
        for stretch in stretches where stretch.from < now {
            sum += try calendar.elapsedMilliseconds(from: stretch.from, to: min(stretch.to ?? now, now))
        }
        return sum
    }
}

extension ClockRecord {
    /// `due`, `warnAt`, `state` and `remaining` of an open clock anew from what they follow from. The flag of an
    /// escalation falls when the new due instant has not passed at `now`.
    mutating func settle(in context: ClockContext, at now: Instant) throws(ClockFault) {
        guard state.isOpen else { return }
        let timing = ClockTiming(self, try context.calendar(named: calendar))
        let seconds = Int64(minutes) * 60
        do {
            due = try timing.reaches(seconds: seconds)
            warnAt = try timing.reaches(seconds: seconds * 3 / 4)
            remaining = try pausedAt.map { at throws(OpeningFault) in
                max(0, seconds - (try timing.run(until: at)) / 1000)
            }
        } catch {
            throw .opening(error)
        }
        state = pausedAt == nil ? .running : .paused
        if let due, now > due { return }
        escalated = false
    }

    /// Ends an open clock. `done` tells whether what it measures was done; the clock is then met, or missed when late.
    mutating func finish(at now: Instant, _ reason: ClockEnd, done: Bool) {
        let late = isOverdue(at: now)
        state = late ? .missed : done ? .met : .cancelled
        if done { metAt = now }
        stoppedAt = now
        end = reason
        if let last = pauses.indices.last, pauses[last].to == nil { pauses[last].to = max(now, pauses[last].from) }
    }

    /// Takes an open clock out of play: neither met nor missed.
    mutating func cancel(at now: Instant, _ reason: ClockEnd) {
        finish(at: now, reason, done: false)
        state = .cancelled
    }

    /// Opens an ended clock again; with `pausing` the time since its end does not count.
    mutating func revive(at now: Instant, pausing: Bool) {
        if pausing, let stopped = stoppedAt { pauses.append(Pause(from: stopped, to: max(now, stopped))) }
        state = .running
        metAt = nil
        stoppedAt = nil
        end = nil
    }
}
