internal import Desk
internal import Terminal

extension AppState {
    /// Opens how each due instant of the selected case comes about.
    mutating func explain() -> [Effect] {
        guard let record = targets.record else { return [] }
        let context = DecisionContext(actor: actor, now: now, roster: roster)
        do {
            let clocks = try context.why(record)
            let all = clocks.isEmpty ? [Reading.Line(text: words.noClocks)] : clocks.flatMap { lines(of: $0) }
            overlay = .reading(Reading(title: words.whyTitle(roster.text(of: record.number)), lines: all))
        } catch { say(error.message(language), .error) }
        return []
    }

    private func lines(of why: ClockExplanation) -> [Reading.Line] {
        let clock = why.clock
        let due = clock.due.map { times.full($0, now: now) } ?? marks.dash
        var lines = [
            Reading.Line(text: "\(words.clock(clock.kind)): \(words.dueAt) \(due)", role: .title),
            Reading.Line(text: "  " + words.policyLine(clock.policy, calendar: clock.calendar, minutes: clock.minutes)),
            Reading.Line(text: "  " + words.receivedAt + " " + times.full(clock.started, now: now)),
        ]
        lines += why.counted.map { counted in
            let interval = counted.interval
            let hours = "\(times.clock(interval.opening))–\(times.clock(interval.closing))"
            let day = "\(words.weekday(interval.date.weekday)) \(times.day(of: interval.date))"
            return Reading.Line(
                text: "    \(day)  \(hours)  \(words.hours(interval.seconds))  = \(words.hours(counted.sum))")
        }
        lines += why.pauses.map { pause in
            let end = pause.pause.to.map { times.full($0) } ?? words.untilNow
            return Reading.Line(
                text: "    \(marks(.paused)) \(times.full(pause.pause.from)) – \(end)  −\(words.hours(pause.seconds))",
                role: .paused)
        }
        lines += why.skipped.map { day in
            Reading.Line(
                text: "    \(words.weekday(day.date.weekday)) \(times.day(of: day.date))  \(words.skipped(day.reason))",
                role: .dim)
        }
        lines.append(
            Reading.Line(text: "  " + words.usedLine(words.hours(why.used), of: words.hours(Int64(clock.minutes) * 60)))
        )
        return lines + [Reading.Line(text: "")]
    }
}
