/// What a run of bytes from a terminal means so far.
enum KeySequence: Equatable {
    case incomplete
    case key(Key)
    /// An answer of the terminal or a focus report: complete, and no key.
    case silent
    case pasteBegins
    /// A key is complete, and the last bytes begin something new.
    case keyAndAgain(Key, [UInt8])

    /// Reads bytes that begin at the start of a key.
    static func read(_ bytes: [UInt8]) -> KeySequence {
        guard let first = bytes.first else { return .incomplete }
        switch first {
        case 0x1B: return escape(bytes)
        case 0x0D, 0x0A: return .key(.enter)
        case 0x09: return .key(.tab)
        case 0x08, 0x7F: return .key(.backspace)
        case 0x00: return .key(.ctrl(" "))
        case 0x01...0x1A: return .key(.ctrl(Unicode.Scalar(first + 0x60)))
        case 0x1C...0x1F: return .key(.ctrl(Unicode.Scalar(first + 0x40)))
        case 0x20..<0x7F: return .key(.char(Unicode.Scalar(first)))
        default: return letter(bytes)
        }
    }

    /// A letter of two to four bytes (RFC 3629); bad bytes are one unknown key each.
    private static func letter(_ bytes: [UInt8]) -> KeySequence {
        let lead = bytes[0]
        let length = (0xC2...0xDF).contains(lead) ? 2 : (0xE0...0xEF).contains(lead) ? 3 : 4
        guard (0xC2...0xF4).contains(lead) else { return .key(.unknown) }
        if let last = bytes.dropFirst().last, !(0x80...0xBF).contains(last) { return .keyAndAgain(.unknown, [last]) }
        guard bytes.count == length else { return .incomplete }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for byte in bytes.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
        let shortest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= shortest, value >= 0xA0, let scalar = Unicode.Scalar(value) else { return .key(.unknown) }
        return .key(.char(scalar))
    }

    private static func escape(_ bytes: [UInt8]) -> KeySequence {
        guard bytes.count > 1 else { return .incomplete }
        switch bytes[1] {
        case 0x1B: return .keyAndAgain(.escape, [0x1B])
        case 0x5B: return ControlSequence.read(bytes)
        case 0x4F: return applicationKey(bytes)
        case 0x5D, 0x50, 0x58, 0x5E, 0x5F: return answer(bytes)
        case 0x0D, 0x0A: return .key(.alt("\r"))
        case 0x08, 0x7F: return .key(.alt("\u{7F}"))
        case 0x20..<0x7F: return .key(.alt(Unicode.Scalar(bytes[1])))
        case 0x00..<0x20: return .keyAndAgain(.escape, [bytes[1]])
        default: return altLetter(bytes)
        }
    }

    private static func altLetter(_ bytes: [UInt8]) -> KeySequence {
        switch letter(Array(bytes.dropFirst())) {
        case .key(.char(let scalar)): .key(.alt(scalar))
        case let other: other
        }
    }

    /// ESC O and a final: keys of the application mode and F1 to F4.
    private static func applicationKey(_ bytes: [UInt8]) -> KeySequence {
        guard bytes.count > 2, let last = bytes.last else { return .incomplete }
        // Some terminals put a modifier digit between: ESC O 5 A.
        if (0x30...0x39).contains(last) && bytes.count < 5 { return .incomplete }
        if last == 0x1B { return .keyAndAgain(.alt("O"), [0x1B]) }
        if last == 0x4D { return .key(.enter) }
        // rxvt sends small letters for arrows with Ctrl.
        let final = (0x61...0x64).contains(last) ? last - 0x20 : last
        return .key(ControlSequence.letters[final] ?? .unknown)
    }

    /// OSC, DCS, SOS, PM, APC: an answer of the terminal, up to BEL or ST.
    private static func answer(_ bytes: [UInt8]) -> KeySequence {
        guard let last = bytes.last, bytes.count > 2 else { return .incomplete }
        if last == 0x07 { return .silent }
        return last == 0x5C && bytes[bytes.count - 2] == 0x1B ? .silent : .incomplete
    }
}
