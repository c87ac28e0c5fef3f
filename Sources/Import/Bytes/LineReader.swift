#if canImport(Glibc)
    internal import Glibc
#endif

/// One line of a `LineReader`, as a range of its buffer, good until the next one is read.
struct Line: Equatable {
    /// How a line ended.
    enum Ending { case none, lf, crlf }

    /// From 1.
    let number: Int
    /// Without the ending. Of a line that is too long, its first bytes.
    let range: Range<Int>
    let ending: Ending
    let isTooLong: Bool
}

/// Cuts bytes into lines. Invariants:
/// 1. The buffer holds at most one line's bound and two chunks.
/// 2. A line over the bound is swallowed chunk by chunk; its first bytes are kept for the reject.
struct LineReader {
    private let source: any ByteSource
    private let limit: Int
    private(set) var buffer: [UInt8] = []
    private var position = 0
    private var number = 0
    private var isAtEnd = false
    private var isFirst = true

    /// `limit`: the bytes of the longest line, without its ending.
    init(_ source: any ByteSource, limit: Int) {
        self.source = source
        self.limit = limit
    }

    func withBytes<Result>(of line: Line, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[line.range])) }
    }

    func bytes(of line: Line) -> ArraySlice<UInt8> { buffer[line.range] }

    mutating func next() throws(ImportFault) -> Line? {
        if isFirst { try skipMark() }
        var searched = position
        while true {
            if let feed = lineFeed(from: searched) { return take(to: feed) }
            searched = buffer.count
            if buffer.count - position > limit + 1 { return try skipLongLine() }
            if isAtEnd { return takeLast() }
            searched -= compact()
            try fill()
        }
    }

    private mutating func fill() throws(ImportFault) {
        let chunk = try source.next()
        if chunk.isEmpty { isAtEnd = true } else if buffer.isEmpty { buffer = chunk } else { buffer += chunk }
    }

    /// A byte order mark is no part of the first line.
    private mutating func skipMark() throws(ImportFault) {
        isFirst = false
        while buffer.count < 3, !isAtEnd { try fill() }
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Drops what has been read; returns how many bytes.
    private mutating func compact() -> Int {
        let dropped = position
        if dropped == buffer.count { buffer = [] } else { buffer.removeFirst(dropped) }
        position = 0
        return dropped
    }

    private func lineFeed(from start: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    private mutating func take(to feed: Int) -> Line {
        let hasReturn = feed > position && buffer[feed - 1] == 0x0D
        let line = line(position..<(hasReturn ? feed - 1 : feed), hasReturn ? .crlf : .lf)
        position = feed + 1
        return line
    }

    private mutating func takeLast() -> Line? {
        guard position < buffer.count else { return nil }
        let line = line(position..<buffer.count, .none)
        position = buffer.count
        return line
    }

    private mutating func line(_ range: Range<Int>, _ ending: Line.Ending) -> Line {
        number += 1
        guard range.count > limit else { return Line(number: number, range: range, ending: ending, isTooLong: false) }
        let head = range.lowerBound..<(range.lowerBound + min(limit, Reject.longestRaw))
        return Line(number: number, range: head, ending: ending, isTooLong: true)
    }

    /// Invariant 2.
    private mutating func skipLongLine() throws(ImportFault) -> Line {
        number += 1
        let head = Array(buffer[position...].prefix(min(limit, Reject.longestRaw)))
        while true {
            buffer = head
            position = head.count
            let chunk = try source.next()
            if chunk.isEmpty { isAtEnd = true }
            let feed = chunk.firstIndex(of: 0x0A)
            if let feed { buffer += chunk[(feed + 1)...] }
            if feed != nil || isAtEnd {
                return Line(number: number, range: 0..<head.count, ending: feed == nil ? .none : .lf, isTooLong: true)
            }
        }
    }
}
