/// One element of a list in a JSON file, not parsed yet.
struct JSONElement: Equatable {
    /// From 1, in the order of the file.
    let number: Int
    /// The line it begins at, from 1.
    let line: Int
    /// Of an element that is too long, its first bytes.
    let bytes: [UInt8]
    let isTooLong: Bool
}

/// What the next stretch of a file was.
enum JSONStretch: Equatable {
    case element(JSONElement)
    /// Nothing can be read behind this. `raw`: the bytes of the element that breaks off.
    case broken(line: Int, reason: String, raw: [UInt8])
}

/// Cuts the elements out of a JSON file that is one list, one object with a list under a known key, or one object.
/// An assignment before it, as in a Twitter archive's `window.YTD.tweets.part0 = […]`, and semicolons behind it
/// are passed over, never evaluated.
///
/// Invariants:
/// 1. At most one element and one chunk are held; of a longer element only its first bytes.
/// 2. After `broken` or the end, nothing follows.
struct JSONElements {
    /// Bytes of one element. A post with five hundred comments, the most Google+ kept, needs about a half.
    static let longest = 4 * 1024 * 1024

    private enum State { case start, list(afterValue: Bool), tail, done }

    private var bytes: ByteCursor
    private let wrappers: Set<String>
    private var state = State.start
    private var isWrapped = false
    private var number = 0

    /// `wrappers`: the keys under which a list may stand.
    init(_ source: any ByteSource, wrappers: Set<String>) {
        bytes = ByteCursor(source)
        self.wrappers = wrappers
    }

    mutating func next() throws(ImportFault) -> JSONStretch? {
        while true {
            switch state {
            case .start:
                if let stretch = try start() { return stretch }
            case .list(let afterValue):
                if let stretch = try element(afterValue: afterValue) { return stretch }
            case .tail: return try tail()
            case .done: return nil
            }
        }
    }

    private mutating func broken(_ reason: String, line: Int? = nil, raw: [UInt8] = []) -> JSONStretch {
        state = .done
        return .broken(line: line ?? bytes.line, reason: reason, raw: Array(raw.prefix(Reject.longestRaw)))
    }

    /// Up to the first bracket.
    private mutating func start() throws(ImportFault) -> JSONStretch? {
        try bytes.skipMark()
        guard let first = try bytes.skipSpace() else { return broken("the file is empty") }
        if first == UInt8(ascii: "<") { return broken("HTML, not JSON: order the download again as JSON") }
        if first != UInt8(ascii: "["), first != UInt8(ascii: "{"), try !skipAssignment() {
            return broken("neither JSON nor an assignment of JSON")
        }
        switch try bytes.skipSpace() {
        case UInt8(ascii: "["):
            bytes.advance()
            state = .list(afterValue: false)
            return nil
        case UInt8(ascii: "{"): return try object()
        case nil: return broken("the file breaks off before its first entry")
        default: return broken("neither a list nor an object of JSON")
        }
    }

    /// Behind the first `=`, if that comes before any bracket and within the first bytes.
    private mutating func skipAssignment() throws(ImportFault) -> Bool {
        for _ in 0..<1024 {
            guard let byte = try bytes.peek() else { return true }
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { return false }
            bytes.advance()
            if byte == UInt8(ascii: "=") { return true }
        }
        return false
    }

    /// An object that is one element, or holds a list under its first key.
    private mutating func object() throws(ImportFault) -> JSONStretch? {
        let line = bytes.line
        var collector = ElementCollector(limit: Self.longest)
        guard let open = try bytes.peek() else { return nil }
        _ = collector.take(open)
        bytes.advance()
        if let key = try firstKey(into: &collector), wrappers.contains(key) {
            isWrapped = true
            bytes.advance()
            state = .list(afterValue: false)
            return nil
        }
        state = .tail
        return try finish(&collector, line: line)
    }

    /// The first key, when a list follows it; all bytes before that list are in the collector then.
    private mutating func firstKey(into collector: inout ElementCollector) throws(ImportFault) -> String? {
        var key: [UInt8] = []
        var quotes = 0
        for _ in 0..<512 {
            guard let byte = try bytes.peek() else { return nil }
            switch byte {
            case UInt8(ascii: "\""): quotes += 1
            case UInt8(ascii: "[") where quotes == 2: return String(decoding: key, as: UTF8.self)
            case _ where quotes == 1: key.append(byte)
            case UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D: break
            default: return nil
            }
            if quotes > 2 { return nil }
            _ = collector.take(byte)
            bytes.advance()
        }
        return nil
    }

    private mutating func element(afterValue: Bool) throws(ImportFault) -> JSONStretch? {
        guard let byte = try bytes.skipSpace() else { return broken("the file breaks off after entry \(number)") }
        switch byte {
        case UInt8(ascii: "]"):
            bytes.advance()
            return try endList()
        case UInt8(ascii: ","):
            guard afterValue else { return broken("a comma without an entry before it, after entry \(number)") }
            bytes.advance()
            state = .list(afterValue: false)
            return nil
        default:
            guard !afterValue else { return broken("no comma after entry \(number)") }
            state = .list(afterValue: true)
            var collector = ElementCollector(limit: Self.longest)
            return try finish(&collector, line: bytes.line)
        }
    }

    /// What else a wrapping object holds is passed over.
    private mutating func endList() throws(ImportFault) -> JSONStretch? {
        state = .tail
        guard isWrapped else { return nil }
        var rest = ElementCollector(limit: Reject.longestRaw)
        _ = rest.take(UInt8(ascii: "{"))
        guard try collect(&rest) else { return broken("the file breaks off after entry \(number)") }
        return nil
    }

    private mutating func finish(_ collector: inout ElementCollector, line: Int) throws(ImportFault) -> JSONStretch {
        number += 1
        guard try collect(&collector) else {
            return broken("the file breaks off in entry \(number)", line: line, raw: collector.bytes)
        }
        return .element(
            JSONElement(number: number, line: line, bytes: collector.bytes, isTooLong: collector.isTooLong))
    }

    /// False when the file ends before the element does.
    private mutating func collect(_ collector: inout ElementCollector) throws(ImportFault) -> Bool {
        while let byte = try bytes.peek() {
            switch collector.take(byte) {
            case .more: bytes.advance()
            case .last:
                bytes.advance()
                return true
            case .endedBefore: return true
            }
        }
        return false
    }

    private mutating func tail() throws(ImportFault) -> JSONStretch? {
        while let byte = try bytes.skipSpace() {
            guard byte == UInt8(ascii: ";") else { return broken("text behind the end of the list") }
            bytes.advance()
        }
        state = .done
        return nil
    }
}
