/// Collects the bytes of one JSON value up to its end, by counting brackets outside strings. Whether they are JSON
/// is for the parser to say.
struct ElementCollector {
    enum Outcome { case more, last, endedBefore }

    private(set) var bytes: [UInt8] = []
    private(set) var isTooLong = false
    private let limit: Int
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// Of a value of more than `limit` bytes, the first ones are kept.
    init(limit: Int) { self.limit = limit }

    /// `last`: this byte ends the value. `endedBefore`: the value, a bare word or number, ended before this byte,
    /// which is not taken.
    mutating func take(_ byte: UInt8) -> Outcome {
        if isInString { return takeInString(byte) }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            guard depth > 0 else { return .endedBefore }
            depth -= 1
            keep(byte)
            return depth == 0 ? .last : .more
        case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
            if depth == 0 { return .endedBefore }
        default: break
        }
        keep(byte)
        return .more
    }

    private mutating func takeInString(_ byte: UInt8) -> Outcome {
        keep(byte)
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
            return depth == 0 ? .last : .more
        }
        return .more
    }

    private mutating func keep(_ byte: UInt8) {
        if isTooLong { return }
        guard bytes.count < limit else {
            isTooLong = true
            bytes = Array(bytes.prefix(Reject.longestRaw))
            return
        }
        bytes.append(byte)
    }
}
