public import StrictJSON

/// How the due instant of one clock comes about, interval by interval.
public struct ClockExplanation: Equatable, Sendable {
    /// A pause and the opening seconds it took away.
    public struct Pause: Equatable, Sendable {
        public let pause: ClockRecord.Pause
        public let seconds: Int64
    }

    public let clock: ClockRecord
    public let counted: [CountedInterval]
    public let pauses: [Pause]
    public let skipped: [SkippedDay]
    /// Opening seconds run until the due instant, or until the pause that lasts.
    public let sum: Int64
    /// Opening seconds run until `now`, or until the clock ended.
    public let used: Int64
}

extension ClockBook {
    /// Explains every clock of a case, ended ones too.
    public func why(_ clocks: [ClockRecord], at now: Instant) throws(ClockFault) -> [ClockExplanation] {
        var all: [ClockExplanation] = []
        for clock in clocks { all.append(try ClockExplanation(clock, context, at: now)) }
        return all
    }
}

extension ClockExplanation {
    init(_ clock: ClockRecord, _ context: ClockContext, at now: Instant) throws(ClockFault) {
        let calendar = try context.calendar(named: clock.calendar)
        let timing = ClockTiming(clock, calendar)
        let end = max(clock.started, clock.due ?? clock.pausedAt ?? clock.stoppedAt ?? now)
        do {
            self.clock = clock
            counted = try Self.counted(timing, until: end)
            pauses = try Self.pauses(clock, calendar, until: max(end, now))
            skipped = try calendar.skippedDays(from: clock.started, to: end)
            sum = try timing.run(until: end) / 1000
            used = try timing.run(until: clock.stoppedAt ?? now) / 1000
        } catch {
            throw .opening(error)
        }
    }

    private static func counted(_ timing: ClockTiming, until end: Instant) throws(OpeningFault) -> [CountedInterval] {
        var all: [OpenInterval] = []
        for stretch in timing.stretches where stretch.from < end {
            all += try timing.calendar.intervals(from: stretch.from, to: min(stretch.to ?? end, end))
        }
        return CountedInterval.running(all)
    }

    private static func pauses(
        _ clock: ClockRecord, _ calendar: OfficeCalendar, until end: Instant
    ) throws(OpeningFault) -> [Pause] {
        var all: [Pause] = []
        for pause in clock.pauses {
            let seconds = try calendar.elapsed(from: pause.from, to: max(pause.from, pause.to ?? end))
            all.append(Pause(pause: pause, seconds: seconds))
        }
        return all
    }

    /// The clock with its sum: `clock`, `seconds`, `sum_seconds`, `used_seconds`, `counted`, `pauses`, `skipped`.
    public var json: JSON {
        [
            "clock": clock.json, "seconds": .int(Int64(clock.minutes) * 60), "sum_seconds": .int(sum),
            "used_seconds": .int(used), "counted": .array(counted.map(\.json)),
            "pauses": .array(
                pauses.map { pause in
                    .object((pause.pause.json.members ?? []) + [.init("opening_seconds", .int(pause.seconds))])
                }), "skipped": .array(skipped.map(\.json)),
        ]
    }
}

extension CountedInterval {
    /// `date`, `from`, `to`, `seconds`, `sum_seconds` and why the day has these hours.
    public var json: JSON {
        [
            "date": .string("\(interval.date)"), "from": .string(interval.opening.iso),
            "to": .string(interval.closing.iso), "seconds": .int(interval.seconds), "sum_seconds": .int(sum),
            "day": .string(interval.reason.word),
        ]
    }
}

extension SkippedDay {
    public var json: JSON { ["date": .string("\(date)"), "day": .string(reason.word)] }
}
