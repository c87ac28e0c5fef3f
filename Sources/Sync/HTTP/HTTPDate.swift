internal import Desk

extension Instant {
    /// Reads the date of an HTTP header in its one current form (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
    /// Nil for anything else.
    init?(httpDate text: some StringProtocol) {
        let parts = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT", parts[3].utf8.count == 4,
            let day = Int(parts[1]), let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = parts[4].split(separator: ":").map { Int($0) ?? -1 }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        self.init(seconds: date.day * 86_400 + Int64(clock[0] * 3600 + clock[1] * 60 + clock[2]))
    }
}
