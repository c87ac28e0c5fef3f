extension Instant {
    /// Reads an ISO 8601 instant: `2026-11-23T08:00:00Z`, with optional fraction of a second (cut to milliseconds)
    /// and a zone `Z`, `+01:00`, `+0100` or `+01`. Seconds may be left out. A time without a zone is no instant: nil.
    public init?(iso text: some StringProtocol) {
        var scan = DigitScanner(Array(text.utf8))
        guard let year = scan.number(4), scan.skip("-"), let month = scan.number(2), scan.skip("-"),
            let day = scan.number(2), scan.skip("T") || scan.skip("t") || scan.skip(" "),
            let hour = scan.number(2), scan.skip(":"), let minute = scan.number(2),
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60
        else { return nil }
        var second = 0
        var millis = 0
        if scan.skip(":") {
            guard let value = scan.number(2), value <= 60 else { return nil }
            second = value
            if scan.skip(".") || scan.skip(",") {
                guard let fraction = scan.milliseconds() else { return nil }
                millis = fraction
            }
        }
        guard let offset = scan.offset(), scan.isAtEnd else { return nil }
        let local = date.day * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(milliseconds: (local - Int64(offset)) * 1000 + Int64(millis))
    }

    /// UTC with `Z`, whole seconds, or milliseconds where there are some: `2026-11-23T08:00:00Z`.
    public var iso: String {
        let day = seconds.flooredQuotient(86_400)
        let second = Int(seconds - day * 86_400)
        let millis = Int(milliseconds - seconds * 1000)
        let time =
            String(zeroPadded: second / 3600, 2) + ":" + String(zeroPadded: second / 60 % 60, 2) + ":"
            + String(zeroPadded: second % 60, 2)
        return "\(CivilDate(day: day))T\(time)" + (millis == 0 ? "Z" : "." + String(zeroPadded: millis, 3) + "Z")
    }
}

/// A cursor over ASCII digits and separators.
private struct DigitScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func number(_ digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + digits] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        position += digits
        return value
    }

    mutating func milliseconds() -> Int? {
        var value = 0
        var digits = 0
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            if digits < 3 { value = value * 10 + Int(bytes[position] - 0x30) }
            digits += 1
            position += 1
        }
        guard digits > 0 else { return nil }
        return digits < 3 ? value * (digits == 1 ? 100 : 10) : value
    }

    /// Seconds east of UTC.
    mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(2), hours <= 18 else { return nil }
        let colon = skip(":")
        guard let minutes = isAtEnd && !colon ? 0 : number(2), minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
