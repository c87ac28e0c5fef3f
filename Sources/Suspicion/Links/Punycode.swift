/// Decodes labels of internationalised host names (RFC 3492).
enum Punycode {
    /// The label without its `xn--`; nil when it is not well formed.
    static func decoded(_ text: Substring) -> String? {
        // A label has at most 63 octets (RFC 1035).
        guard text.utf8.count <= 63, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let delimiter = text.lastIndex(of: "-")
        var output = delimiter.map { Array(text[..<$0].unicodeScalars) } ?? []
        let rest = delimiter.map { text[text.index(after: $0)...] } ?? text
        var state = State()
        var digits = rest.utf8.makeIterator()
        var first = digits.next()
        while let digit = first {
            guard insert(from: digit, &digits, &state, &output) else { return nil }
            first = digits.next()
        }
        return String(String.UnicodeScalarView(output))
    }

    private struct State {
        var scalar: UInt32 = 128
        var place = 0
        var bias = 72
        var isFirst = true
    }

    /// Reads one generalised integer and inserts the scalar it stands for.
    private static func insert(
        from first: UInt8, _ digits: inout Substring.UTF8View.Iterator, _ state: inout State,
        _ output: inout [Unicode.Scalar]
    ) -> Bool {
        let before = state.place
        var (weight, threshold, next) = (1, 36, Optional(first))
        while true {
            guard let byte = next, let digit = value(byte), state.place < 1 << 40, weight < 1 << 40 else {
                return false
            }
            state.place += digit * weight
            let limit = min(max(threshold - state.bias, 1), 26)
            if digit < limit { break }
            weight *= 36 - limit
            threshold += 36
            next = digits.next()
        }
        let count = output.count + 1
        state.bias = adapted(state.place - before, count, state.isFirst)
        state.isFirst = false
        guard let value = UInt32(exactly: Int(state.scalar) + state.place / count), let scalar = Unicode.Scalar(value)
        else { return false }
        state.scalar = value
        state.place %= count
        output.insert(scalar, at: state.place)
        state.place += 1
        return true
    }

    private static func adapted(_ delta: Int, _ count: Int, _ isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var steps = 0
        while delta > 455 {
            delta /= 35
            steps += 36
        }
        return steps + 36 * delta / (delta + 38)
    }

    private static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x61...0x7A: Int(byte) - 0x61
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x30...0x39: Int(byte) - 0x30 + 26
        default: nil
        }
    }
}
