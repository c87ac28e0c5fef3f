/// Goes through a source byte by byte and counts lines.
struct ByteCursor {
    /// The line of the byte that `peek` shows, from 1.
    private(set) var line = 1
    private let source: any ByteSource
    private var chunk: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    init(_ source: any ByteSource) { self.source = source }

    /// The byte here; nil at the end.
    mutating func peek() throws(ImportFault) -> UInt8? {
        while position == chunk.count {
            if isAtEnd { return nil }
            chunk = try source.next()
            position = 0
            isAtEnd = chunk.isEmpty
        }
        return chunk[position]
    }

    /// Goes behind the byte that `peek` showed.
    mutating func advance() {
        if chunk[position] == 0x0A { line += 1 }
        position += 1
    }

    /// Goes behind white space and returns the byte there.
    mutating func skipSpace() throws(ImportFault) -> UInt8? {
        while let byte = try peek() {
            guard byte == 0x20 || (0x09...0x0D).contains(byte) else { return byte }
            advance()
        }
        return nil
    }

    /// Goes behind a byte order mark. Its first byte begins no text in ASCII, so nothing else is passed over.
    mutating func skipMark() throws(ImportFault) {
        for expected: UInt8 in [0xEF, 0xBB, 0xBF] {
            guard try peek() == expected else { return }
            advance()
        }
    }
}
