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

    private struct Reader {
        var place: Int
        var end = 0
        var digits = ""
        var groups: [Int] = [0]
        var marks: Set<UInt8> = []

        mutating func read(_ line: TextLine, until limit: Int) {
            let isInternational = line[place] == 0x2B
            if isInternational { (place, digits) = (place + 1, "00") }
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
            while next - place < 3, Self.isMark(line[next]) {
                marks.insert(line[next])
                next += 1
            }
            guard next > place, line.isDigit(next) else { return false }
            place = next
            if groups.last != 0 { groups.append(0) }
            return true
        }

        private static func isMark(_ byte: UInt8) -> Bool { " -/.()".utf8.contains(byte) }

        /// Eight digits with the area code are the shortest private number; E.164 allows fifteen, and 00 comes on top.
        var isNumber: Bool {
            guard digits.hasPrefix("0"), !digits.hasPrefix("000"), (8...17).contains(digits.utf8.count) else {
                return false
            }
            return !isDate && !groups.isEmpty
        }

        /// 01.05.2026, 01/05/26 and 0123/2026 are dates and file numbers.
        private var isDate: Bool {
            if groups.count == 3, groups[0] <= 2, groups[1] <= 2, groups[2] == 2 || groups[2] == 4 { return true }
            let year = digits.suffix(4)
            return groups.count == 2 && groups[1] == 4 && marks == [0x2F]
                && (year.hasPrefix("19") || year.hasPrefix("20"))
        }
    }
}
