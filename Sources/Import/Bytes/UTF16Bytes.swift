/// UTF-16 with a byte order mark as UTF-8, chunk by chunk. A lone surrogate becomes U+FFFD.
final class UTF16Bytes: ByteSource {
    private let source: any ByteSource
    private var rest: [UInt8] = []
    private var isLittle: Bool?
    private var isDone = false

    init(_ source: any ByteSource) { self.source = source }

    /// Whether the bytes begin with the mark of UTF-16.
    static func isMarked(_ head: [UInt8]) -> Bool {
        head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    }

    func next() throws(ImportFault) -> [UInt8] {
        var units: [UInt16] = []
        while units.isEmpty, !isDone {
            let chunk = try source.next()
            rest += chunk
            isDone = chunk.isEmpty
            takeMark()
            units = whole()
            rest.removeFirst(units.count * 2)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private func takeMark() {
        guard isLittle == nil, rest.count >= 2 else { return }
        isLittle = rest[0] == 0xFF
        rest.removeFirst(2)
    }

    /// The units that are complete; a high surrogate waits for its low one unless the source is at its end.
    private func whole() -> [UInt16] {
        guard let isLittle else { return [] }
        var units = stride(from: 0, to: rest.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(rest[index]), UInt16(rest[index + 1]))
            return isLittle ? first | second << 8 : first << 8 | second
        }
        if !isDone, let last = units.last, last & 0xFC00 == 0xD800 { units.removeLast() }
        return units
    }
}
