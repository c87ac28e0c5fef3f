/// Cuts what a server sends into lines and counted bytes, bounded.
struct MailLines {
    let stream: any MailStream
    private var buffer: [UInt8] = []
    private var start = 0

    init(_ stream: any MailStream) { self.stream = stream }

    /// Whether bytes came that nobody has asked for yet.
    var hasMore: Bool { start < buffer.count }

    /// One line without its CRLF. A bare LF ends none (RFC 5321, 2.3.8), except for servers that know no other.
    mutating func line(limit: Int = 8192, patience: Int64) async throws(StreamFault) -> [UInt8] {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                var line = buffer[start..<end]
                if line.last == 0x0D { line.removeLast() }
                guard line.count <= limit else { throw .garbled("a line of more than \(limit) bytes") }
                start = end + 1
                return Array(line)
            }
            guard buffer.count - start <= limit else { throw .garbled("a line of more than \(limit) bytes") }
            searched = buffer.count - start
            try await fill(patience)
        }
    }

    mutating func bytes(_ count: Int, patience: Int64) async throws(StreamFault) -> [UInt8] {
        while buffer.count - start < count { try await fill(patience) }
        defer { start += count }
        return Array(buffer[start..<(start + count)])
    }

    /// Puts unread bytes first, then adds what comes.
    private mutating func fill(_ patience: Int64) async throws(StreamFault) {
        if start > 0 { buffer.removeFirst(start) }
        start = 0
        buffer += try await stream.read(patience: patience)
    }

    /// Encrypts the line; nothing may have come that was not asked for.
    func upgrade() async throws(StreamFault) {
        guard !hasMore else { throw .untrusted("the server spoke before encryption began") }
        try await stream.startTLS()
    }
}
