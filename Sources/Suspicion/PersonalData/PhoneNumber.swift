/// A phone number as it is written in Germany (DIN 5008, E.123): with `+`, `00` or `0`, in groups.
struct PhoneNumber {
    let range: Range<Int>
    /// Digits with 00 for `+`, and without a `(0)`.
    let digits: String

    /// Bytes that a number may be written in: more are no number.
    private static let widest = 32

    init?(_ line: TextLine, from start: Int) {
        var reader = Reader(place: start)
        reader.read(line, until: start + Self.widest)
        guard reader.isNumber, !line.isWordy(reader.end) else { return nil }
        range = start..<reader.end
        digits = reader.digits
    }

    /// Whether figures stand before `place`, with no more between than there is between groups.
    static func isGoingOn(_ line: TextLine, at place: Int) -> Bool {
        var before = place - 1
        while place - before <= 2, isMark(line[before]) { before -= 1 }
        return line.isDigit(before)
    }

    private static func isMark(_ byte: UInt8) -> Bool { " -/.()".utf8.contains(byte) }

    private struct Reader {
        var place: Int
        var end = 0
        var digits = ""
        var groups: [Int] = [0]
        var marks: [UInt8] = []

        mutating func read(_ line: TextLine, until limit: Int) {
            let isInternational = line[place] == 0x2B
            if isInternational {
                guard line.isDigit(place + 1) || line[place + 1] == 0x28 else { return }
                (place, digits) = (place + 1, "00")
            }
            while place < limit {
                if line.isDigit(place) {
                    digits.unicodeScalars.append(Unicode.Scalar(line[place]))
                    groups[groups.count - 1] += 1
                    (place, end) = (place + 1, place + 1)
                } else if !separate(line) {
                    return
                }
            }
            // Too long for a number: whatever it is, it is no phone.
            groups = []
        }

        /// Up to three signs between groups, as in `) / `; false when the number ends.
        private mutating func separate(_ line: TextLine) -> Bool {
            var next = place
            while next - place < 3, PhoneNumber.isMark(line[next]) { next += 1 }
            guard next > place, line.isDigit(next) else { return false }
            marks.append(line[place])
            place = next
            if groups.last != 0 { groups.append(0) }
            return true
        }

        /// Eight digits with the area code are the shortest private number; E.164 allows fifteen, and 00 comes on
        /// top.
        var isNumber: Bool {
            guard digits.hasPrefix("0"), !digits.hasPrefix("000"), (8...17).contains(digits.utf8.count) else {
                return false
            }
            return !isDate && !groups.isEmpty
        }

        /// 01.05.2026, also before a time, 01/05/26 and the file number 0123/2026.
        private var isDate: Bool {
            let year = digits.suffix(4)
            if groups.count == 2, groups[1] == 4, marks == [0x2F] {
                return year.hasPrefix("19") || year.hasPrefix("20")
            }
            guard groups.count >= 3, marks[0] == marks[1], marks[0] != 0x20 else { return false }
            let (day, month) = (groups[0], groups[1])
            let monthDigits = digits.dropFirst(day).prefix(month)
            return day <= 2 && month <= 2 && (Int(monthDigits) ?? 13) <= 12 && (groups[2] == 2 || groups[2] == 4)
        }
    }
}
