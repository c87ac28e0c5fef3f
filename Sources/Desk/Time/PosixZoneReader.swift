/// Reads the parts of a POSIX TZ string from left to right.
struct PosixZoneReader {
    private let text: String
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    func fault(_ reason: String) -> ZoneFault { .badRule(text: text, reason: "\(reason) at character \(position + 1)") }

    /// A name: three or more letters, or anything alphanumeric with signs between angle brackets.
    mutating func name() throws(ZoneFault) {
        let start = position
        if skip(UInt8(ascii: "<")) {
            while let byte = next, byte != UInt8(ascii: ">") { position += 1 }
            guard skip(UInt8(ascii: ">")) else { throw fault("a name without its closing bracket") }
            return
        }
        while let byte = next, (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) { position += 1 }
        guard position - start >= 3 else { throw fault("a name of three letters or more is expected") }
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func duration(hours limit: Int64) throws(ZoneFault) -> Int64 {
        let negative = skip(UInt8(ascii: "-"))
        if !negative { _ = skip(UInt8(ascii: "+")) }
        var total = try number(0...limit) * 3600
        if skip(UInt8(ascii: ":")) {
            total += try number(0...59) * 60
            if skip(UInt8(ascii: ":")) { total += try number(0...59) }
        }
        return negative ? -total : total
    }

    /// `,` and a day, with an optional `/time` that is 02:00 when left out.
    mutating func change() throws(ZoneFault) -> YearlyChange {
        guard skip(UInt8(ascii: ",")) else { throw fault("a rule for the change to summer time and back is expected") }
        let day = try changeDay()
        return YearlyChange(day: day, second: skip(UInt8(ascii: "/")) ? try duration(hours: 167) : 7200)
    }

    private mutating func changeDay() throws(ZoneFault) -> YearlyChange.Day {
        if skip(UInt8(ascii: "J")) { return .julian(Int(try number(1...365))) }
        guard skip(UInt8(ascii: "M")) else { return .zeroBased(Int(try number(0...365))) }
        let month = try number(1...12)
        guard skip(UInt8(ascii: ".")) else { throw fault("a point after the month is expected") }
        let week = try number(1...5)
        guard skip(UInt8(ascii: ".")) else { throw fault("a point after the week is expected") }
        return .weekday(month: Int(month), week: Int(week), weekday: Int(try number(0...6)))
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func number(_ range: ClosedRange<Int64>) throws(ZoneFault) -> Int64 {
        let start = position
        var value: Int64 = 0
        while let byte = next, (0x30...0x39).contains(byte), position - start < 4 {
            value = value * 10 + Int64(byte - 0x30)
            position += 1
        }
        guard position > start, range.contains(value) else {
            throw fault("a number from \(range.lowerBound) to \(range.upperBound) is expected")
        }
        return value
    }
}
