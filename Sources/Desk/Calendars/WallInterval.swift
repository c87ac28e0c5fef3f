/// Opening hours on one day: half open, in seconds after midnight on the wall clock, 0…86 400.
struct WallInterval: Equatable, Sendable {
    let opening: Int
    let closing: Int

    /// Reads `08:00-12:00`; `24:00` is the end of the day.
    init(_ text: String, field: String) throws(CalendarFault) {
        func fault(_ reason: String) -> CalendarFault { CalendarFault(field: field, reason: "\"\(text)\": \(reason)") }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(Array.init)
        guard parts.count == 2, let opening = Self.second(parts[0]), let closing = Self.second(parts[1]) else {
            throw fault("write HH:MM-HH:MM with times from 00:00 to 24:00, such as 08:00-12:00")
        }
        guard closing != opening else { throw fault("closing must be after opening") }
        guard closing > opening else {
            throw fault(
                "closing must be after opening; write a night as HH:MM-24:00 and as 00:00-HH:MM of the next day")
        }
        self.opening = opening
        self.closing = closing
    }

    private init(opening: Int, closing: Int) {
        self.opening = opening
        self.closing = closing
    }

    /// The same opening time with overlapping and touching intervals joined, in order.
    static func merged(_ intervals: [WallInterval]) -> [WallInterval] {
        var result: [WallInterval] = []
        for next in intervals.sorted(by: { $0.opening < $1.opening }) {
            if let last = result.last, next.opening <= last.closing {
                result[result.count - 1] = WallInterval(
                    opening: last.opening, closing: max(last.closing, next.closing))
            } else {
                result.append(next)
            }
        }
        return result
    }

    /// Seconds after midnight of `HH:MM`; nil when it is not written so.
    private static func second(_ bytes: [UInt8]) -> Int? {
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { Int($0) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
        return hour * 3600 + minute * 60
    }
}
