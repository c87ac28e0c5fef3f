internal import Desk

/// Reads until when a case shall rest: `1h`, `2t`, `morgen`, `montag`, `25.11.`, `25.11. 14:00`, `2026-11-25`.
struct SnoozeTime {
    let times: Times
    let now: Instant

    /// The hour at which a day is meant when none is named.
    private static let morning = 8

    /// Nil when it cannot be read.
    func instant(_ text: String) -> Instant? {
        let words = Fold.fold(text).split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        if words.count == 1, let span = Self.span(first) { return now + span }
        guard let date = date(first) else { return nil }
        guard words.count > 1 else { return at(date, hour: Self.morning, minute: 0) }
        let parts = words[1].split(separator: ":").compactMap { Int($0) }
        guard let hour = parts.first, (0...23).contains(hour), parts.count < 2 || (0...59).contains(parts[1]) else {
            return nil
        }
        return at(date, hour: hour, minute: parts.count > 1 ? parts[1] : 0)
    }

    private func at(_ date: CivilDate, hour: Int, minute: Int) -> Instant {
        times.zone.first(of: LocalTime(date: date, hour: hour, minute: minute))
    }

    private static func span(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "t": 86_400, "w": 7 * 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
            (1...1000).contains(count)
        else { return nil }
        return count * unit
    }

    private func date(_ text: String) -> CivilDate? {
        let today = times.zone.date(at: now)
        if ["morgen", "tomorrow"].contains(text) { return today + 1 }
        if ["ubermorgen", "uebermorgen"].contains(text) { return today + 2 }
        if let weekday = Self.weekdays.firstIndex(where: { $0.contains { Fold.fold($0) == text } }) {
            let ahead = (weekday - today.weekday + 7) % 7
            return today + Int64(ahead == 0 ? 7 : ahead)
        }
        if let date = CivilDate(text) { return date }
        let parts = text.split(separator: ".").compactMap { Int($0) }
        guard parts.count >= 2, text.contains(".") else { return nil }
        if parts.count > 2 { return CivilDate(year: parts[2], month: parts[1], day: parts[0]) }
        let date = CivilDate(year: today.year, month: parts[1], day: parts[0])
        return date.flatMap { $0 < today ? CivilDate(year: today.year + 1, month: parts[1], day: parts[0]) : $0 }
    }

    private static let weekdays = [
        ["montag", "mo", "monday", "mon"], ["dienstag", "di", "tuesday", "tue"],
        ["mittwoch", "mi", "wednesday", "wed"],
        ["donnerstag", "do", "thursday", "thu"], ["freitag", "fr", "friday", "fri"],
        ["samstag", "sa", "saturday", "sat"], ["sonntag", "so", "sunday", "sun"],
    ]
}

extension AppState {
    /// Asks until when, or puts the targets aside.
    mutating func snooze(_ argument: String) -> [Effect] {
        if argument == "?" {
            overlay = .prompt(Prompt(title: words.askSnoozeDate, command: "snooze", hint: words.snoozeHint))
            return []
        }
        guard !argument.isEmpty else { return askSnooze() }
        guard let until = SnoozeTime(times: times, now: now).instant(argument) else {
            say(words.noSuchTime(argument), .error)
            return []
        }
        return submit(Snooze(until: until))
    }

    private mutating func askSnooze() -> [Effect] {
        let choices: [(Unicode.Scalar, String, String)] = [
            ("1", words.snoozeHour, "1h"), ("2", words.snoozeTomorrow, "morgen"), ("3", words.snoozeMonday, "montag"),
            ("4", words.snoozeWeek, "1w"), ("d", words.snoozeDate, "?"),
        ]
        overlay = .menu(
            Menu(
                title: words.askSnooze(targets.keys.count),
                items: choices.map { Menu.Item(key: $0.0, label: $0.1, command: "snooze", argument: $0.2) }))
        return []
    }
}
