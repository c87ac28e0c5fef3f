internal import Desk

/// Reads the dates of mail and feeds: RFC 5322 with the obsolete forms of its section 4.3, RFC 3339 with the liberties
/// feeds take, the `asctime` of an mbox's From line, and seconds or milliseconds since 1970.
///
/// A date without a zone is taken as of the given one, else as UTC, as one with a zone nobody knows. Two-digit years below 50 are of this century.
enum LooseDate {
    static func parse(_ text: String, zone: ZoneRules? = nil) -> Instant? {
        let trimmed = String(text.prefix(100).drop { $0.isWhitespace })
        return Instant(iso: trimmed) ?? isoLike(trimmed, zone) ?? words(trimmed, zone) ?? epoch(trimmed)
    }

    /// An instant of the wall clock that `wall` shows as if it were UTC.
    private static func instant(ofWall wall: Instant, _ zone: ZoneRules?) -> Instant {
        zone.map { $0.first(of: LocalTime(count: wall.seconds)) } ?? wall
    }

    /// A date with no zone, no seconds or no time at all.
    private static func isoLike(_ text: String, _ zone: ZoneRules?) -> Instant? {
        guard let date = CivilDate(text.prefix(10)) else { return nil }
        let rest = text.dropFirst(10).filter { !$0.isWhitespace && $0 != "T" }
        if rest.isEmpty { return instant(ofWall: Instant(seconds: date.day * 86_400), zone) }
        return Instant(iso: "\(date)T\(rest)") ?? Instant(iso: "\(date)T\(rest)Z").map { instant(ofWall: $0, zone) }
    }

    private static func epoch(_ text: String) -> Instant? {
        let digits = text.filter { !$0.isWhitespace }
        guard (9...13).contains(digits.utf8.count), let number = Int64(digits) else { return nil }
        return digits.utf8.count > 11 ? Instant(milliseconds: number) : Instant(seconds: number)
    }

    /// Day, month name, year, time and zone in whatever order, as `Mon, 23 Nov 26 08:00 +0100` or
    /// `Mon Nov 23 08:00:00 2026`.
    private static func words(_ text: String, _ zone: ZoneRules?) -> Instant? {
        var found = Parts()
        for word in withoutComments(text).split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            found.take(String(word))
        }
        return found.namesZone ? found.instant : found.instant.map { instant(ofWall: $0, zone) }
    }

    private static func withoutComments(_ text: String) -> String {
        var depth = 0
        var kept = ""
        for character in text {
            if character == "(" {
                depth += 1
            } else if character == ")" {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                kept.append(character)
            }
        }
        return kept
    }

    /// The parts of a date found so far.
    private struct Parts {
        private var numbers: [Int] = []
        private var month: Int?
        private var time: Int?
        private var zone = 0
        /// A zone was given, even one that nobody knows.
        private(set) var namesZone = false

        mutating func take(_ word: String) {
            if word.contains(":"), !word.hasPrefix("+"), !word.hasPrefix("-") {
                takeTime(word)
            } else if let number = Int(word), !word.hasPrefix("+"), !word.hasPrefix("-") {
                numbers.append(number)
            } else if let value = LooseDate.months[String(word.lowercased().prefix(3))], month == nil {
                month = value
            } else if let offset = LooseDate.offset(word) {
                zone = offset
                namesZone = true
            } else {
                if word.count >= 2, word.allSatisfy({ $0.isASCII && $0.isUppercase }) { namesZone = true }
                let dashed = word.split(separator: "-")
                if dashed.count == 3 { for part in dashed { take(String(part)) } }
            }
        }

        private mutating func takeTime(_ word: String) {
            let digits = word.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
            let parts = digits.split(separator: ":").map { Int($0.prefix { $0 != "." }) ?? -1 }
            guard (2...3).contains(parts.count), parts.allSatisfy({ (0...60).contains($0) }), parts[0] <= 24 else {
                return
            }
            time = parts[0] * 3600 + parts[1] * 60 + (parts.count == 3 ? min(parts[2], 59) : 0)
            let rest = String(word.dropFirst(digits.count))
            if let offset = LooseDate.offset(rest) {
                zone = offset
                namesZone = true
            }
        }

        var instant: Instant? {
            guard let month, numbers.count >= 2 else { return nil }
            let isYearFirst = numbers[0] > 31
            let (day, given) = isYearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
            let year = given < 50 ? given + 2000 : given < 1000 ? given + 1900 : given
            guard (1900...9999).contains(year), let date = CivilDate(year: year, month: month, day: day) else {
                return nil
            }
            return Instant(seconds: date.day * 86_400 + Int64((time ?? 0) - zone))
        }
    }

    /// Seconds east of UTC of `+0100`, `+01:00` or a zone's name.
    private static func offset(_ word: String) -> Int? {
        if let hours = zones[word.uppercased()] { return hours * 3600 }
        guard let sign = word.first, sign == "+" || sign == "-" else { return nil }
        let digits = word.dropFirst().filter { $0 != ":" }
        guard digits.utf8.count == 4, let number = Int(digits), number >= 0, number % 100 < 60, number < 1900 else {
            return nil
        }
        return (number / 100 * 3600 + number % 100 * 60) * (sign == "-" ? -1 : 1)
    }

    /// English, and German where it differs.
    private static let months = [
        "jan": 1, "feb": 2, "mar": 3, "mär": 3, "mrz": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8,
        "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
    ]

    private static let zones = [
        "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
        "EET": 2, "EEST": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    ]
}
