/// Reads the times of the query language: `<2h`, `7d`, `2026-01-31`, `31.01.2026`, `2026-01-01..2026-01-31`.
enum QueryTimes {
    static func due(_ text: String) -> Query.DueTest? {
        if QueryVocabulary.means(text, "overdue", "überfällig") { return .overdue }
        if QueryVocabulary.means(text, "today", "heute") { return .today }
        if QueryVocabulary.means(text, "tomorrow", "morgen") { return .tomorrow }
        let (sign, rest) = comparison(text)
        if let seconds = duration(rest) {
            switch sign {
            case nil, .less?, .atMost?: return .within(seconds)
            case .more?, .atLeast?: return .beyond(seconds)
            default: return nil
            }
        }
        guard let date = date(rest) else { return nil }
        switch sign {
        case nil, .equal?: return .day(date)
        case .less?: return .before(date)
        case .atMost?: return .before(date + 1)
        case .more?: return .after(date)
        case .atLeast?: return .after(date + -1)
        }
    }

    static func received(_ text: String) -> Query.ReceivedTest? {
        if QueryVocabulary.means(text, "today", "heute") { return .today }
        if QueryVocabulary.means(text, "yesterday", "gestern") { return .yesterday }
        if let (first, last) = range(text) { return .days(first, last) }
        let (sign, rest) = comparison(text)
        if let seconds = duration(rest) {
            switch sign {
            case nil, .less?, .atMost?: return .within(seconds)
            case .more?, .atLeast?: return .older(seconds)
            default: return nil
            }
        }
        guard let date = date(rest) else { return nil }
        switch sign {
        case nil, .equal?: return .day(date)
        case .less?: return .before(date)
        case .atMost?: return .before(date + 1)
        case .more?: return .after(date)
        case .atLeast?: return .after(date + -1)
        }
    }

    /// The sign before a value, and what follows it.
    static func comparison(_ text: String) -> (Query.Comparison?, Substring) {
        for sign in [Query.Comparison.atMost, .atLeast, .less, .more, .equal] where text.hasPrefix(sign.rawValue) {
            return (sign, text.dropFirst(sign.rawValue.count))
        }
        return (nil, text[...])
    }

    /// `date..date`.
    static func range(_ text: String) -> (CivilDate, CivilDate)? {
        let utf8 = Array(text.utf8)
        guard let dots = utf8.indices.dropLast().first(where: { utf8[$0] == 0x2E && utf8[$0 + 1] == 0x2E }),
            let first = date(String(decoding: utf8[..<dots], as: UTF8.self)[...]),
            let last = date(String(decoding: utf8[(dots + 2)...], as: UTF8.self)[...])
        else { return nil }
        return (first, last)
    }

    /// Seconds of `90m`, `2h`, `3d` or `3t`, `2w`; at most ten years.
    static func duration(_ text: Substring) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 9, let number = Int64(digits),
            let unit = units[String(text.dropFirst(digits.count)).lowercased()]
        else { return nil }
        let seconds = number * unit
        return seconds <= 3653 * 86_400 ? seconds : nil
    }

    private static let units: [String: Int64] = [
        "s": 1, "m": 60, "min": 60, "h": 3600, "std": 3600, "d": 86_400, "t": 86_400, "w": 604_800,
    ]

    /// ISO 8601 or `31.1.2026`.
    static func date(_ text: Substring) -> CivilDate? {
        if let date = CivilDate(text) { return date }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
            parts[2].count == 4, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}
