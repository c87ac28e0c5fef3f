internal import Desk

/// How the dates of a table are written. One form holds for a whole file: a day that reads both ways would else be
/// taken now for the one, now for the other.
enum InboxDate: CaseIterable {
    /// ISO 8601 with a zone.
    case instant
    /// `2026-01-17 04:42`, a wall-clock time.
    case iso
    /// `17.01.2026 04:42`.
    case german
    /// `1/17/2026 4:42 AM`: only with the half of the day, which tells it from the day-first writing.
    case american

    /// A time read, and whether the wall clock shows it twice.
    struct Reading: Equatable {
        let instant: Instant
        let isRepeated: Bool
    }

    /// The form `text` is written in; nil for none.
    static func form(of text: String, zone: ZoneRules) -> InboxDate? {
        allCases.first { $0.read(text, zone: zone) != nil }
    }

    /// Of a wall-clock time that exists twice, the first is taken.
    func read(_ text: String, zone: ZoneRules) -> Reading? {
        if self == .instant { return Instant(iso: text).map { Reading(instant: $0, isRepeated: false) } }
        guard let local = local(text) else { return nil }
        let first = zone.first(of: local)
        return Reading(instant: first, isRepeated: first != zone.last(of: local))
    }

    private func local(_ text: String) -> LocalTime? {
        let words = text.split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" || $0 == "," || $0 == "T" }
        guard words.count == (self == .american ? 3 : 2), let date = date(words[0]) else { return nil }
        let half = words.count == 3 ? words[2].uppercased() : nil
        guard let second = Self.second(words[1], half: half) else { return nil }
        return LocalTime(date: date, second: second)
    }

    private func date(_ word: Substring) -> CivilDate? {
        switch self {
        case .instant: return nil
        case .iso: return CivilDate(word)
        case .german: return Self.date(word, ".", order: [2, 1, 0])
        case .american: return Self.date(word, "/", order: [2, 0, 1])
        }
    }

    /// `order`: where year, month and day stand.
    private static func date(_ word: Substring, _ separator: Character, order: [Int]) -> CivilDate? {
        let parts = word.split(separator: separator, omittingEmptySubsequences: false).map { number($0) ?? -1 }
        guard parts.count == 3, parts[order[0]] >= 1000 else { return nil }
        return CivilDate(year: parts[order[0]], month: parts[order[1]], day: parts[order[2]])
    }

    /// Seconds since midnight of `4:42`, `04:42:10` or, with `AM` or `PM`, a time of half a day.
    private static func second(_ word: Substring, half: String?) -> Int? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { number($0) ?? -1 }
        guard (2...3).contains(parts.count), (0...59).contains(parts[1]), (0...59).contains(parts.last ?? -1) else {
            return nil
        }
        var hour = parts[0]
        if let half {
            guard half == "AM" || half == "PM", (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "PM" ? 12 : 0)
        }
        guard (0...23).contains(hour) else { return nil }
        return hour * 3600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0)
    }

    private static func number(_ word: Substring) -> Int? {
        guard (1...4).contains(word.utf8.count), word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(word)
    }
}
