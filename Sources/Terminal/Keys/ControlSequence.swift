/// Sequences that begin with ESC [ (ECMA-48, 5.4): arrows, editing and function keys, mouse, paste.
enum ControlSequence {
    /// Finals that name a key by themselves.
    static let letters: [UInt8: Key] = [
        0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home, 0x5A: .backTab,
        0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
        // rxvt: arrows with Shift.
        0x61: .up, 0x62: .down, 0x63: .right, 0x64: .left,
    ]

    private static let numbers: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
        29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
    ]

    static func read(_ bytes: [UInt8]) -> KeySequence {
        guard bytes.count > 2, let last = bytes.last else { return .incomplete }
        // The Linux console's F1 to F5: ESC [ [ A.
        if bytes[2] == 0x5B { return linuxFunction(bytes) }
        // X10 mouse: ESC [ M and three bytes that may be anything.
        if bytes[2] == 0x4D { return bytes.count < 6 ? .incomplete : .key(MouseReport.x10(bytes[3...])) }
        switch last {
        case 0x1B: return .keyAndAgain(.unknown, [0x1B])
        case 0x00..<0x20: return .keyAndAgain(.unknown, [last])
        // rxvt ends editing keys with Shift in $, which elsewhere comes before the final.
        case 0x24 where bytes.count > 3 && (0x30...0x39).contains(bytes[bytes.count - 2]) && bytes[2] != 0x3F: break
        case 0x20..<0x40: return .incomplete
        case 0x40...0x7E: break
        default: return .key(.unknown)
        }
        return complete(parameters: bytes[2..<(bytes.count - 1)], final: last)
    }

    private static func linuxFunction(_ bytes: [UInt8]) -> KeySequence {
        guard bytes.count > 3 else { return .incomplete }
        guard (0x41...0x45).contains(bytes[3]) else { return .key(.unknown) }
        return .key(.function(Int(bytes[3]) - 0x40))
    }

    private static func complete(parameters: ArraySlice<UInt8>, final: UInt8) -> KeySequence {
        if let lead = parameters.first, (0x3C...0x3F).contains(lead) {
            guard lead == 0x3C, final == 0x4D || final == 0x6D else { return .silent }
            return .key(MouseReport.sgr(numbers(in: parameters.dropFirst()), isRelease: final == 0x6D))
        }
        let values = numbers(in: parameters)
        switch final {
        case 0x7E, 0x5E, 0x40, 0x24: return numbered(values)
        case 0x75: return .key(extended(code: values.first, modifiers: values.dropFirst().first))
        // Focus in and out.
        case 0x49, 0x4F: return .silent
        // A cursor report has two numbers above 1; F3 with a modifier begins with 1.
        case 0x52 where values.count == 2 && values[0] != 1: return .silent
        default: return .key(letters[final] ?? .unknown)
        }
    }

    private static func numbered(_ values: [Int]) -> KeySequence {
        switch values.first {
        case 200: .pasteBegins
        // The end of a paste that was ended for its silence.
        case 201: .silent
        // xterm's modifyOtherKeys: ESC [ 27 ; modifiers ; code ~.
        case 27 where values.count == 3: .key(extended(code: values[2], modifiers: values[1]))
        case let number?: .key(numbers[number] ?? .unknown)
        case nil: .key(.unknown)
        }
    }

    /// A key given as its code with modifiers (fixterms): Ctrl is 4, Alt is 2, Shift is 1, plus 1.
    private static func extended(code: Int?, modifiers: Int?) -> Key {
        guard let code, let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return .unknown }
        let bits = max(0, (modifiers ?? 1) - 1)
        switch code {
        case 13: return bits & 2 != 0 ? .alt("\r") : .enter
        case 27: return .escape
        case 9: return bits & 1 != 0 ? .backTab : .tab
        case 8, 127: return bits & 2 != 0 ? .alt("\u{7F}") : .backspace
        case 0..<0x20, 0x80..<0xA0: return .unknown
        default: break
        }
        if bits & 4 != 0 { return .ctrl(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar) }
        return bits & 2 != 0 ? .alt(scalar) : .char(scalar)
    }

    /// The numbers between semicolons; missing ones are 0, none is above 999,999.
    private static func numbers(in parameters: ArraySlice<UInt8>) -> [Int] {
        guard !parameters.isEmpty else { return [] }
        return parameters.split(separator: 0x3B, omittingEmptySubsequences: false).map { digits in
            digits.reduce(0) { sum, byte in
                (0x30...0x39).contains(byte) ? min(sum * 10 + Int(byte - 0x30), 999_999) : sum
            }
        }
    }
}
