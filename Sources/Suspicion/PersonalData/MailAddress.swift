/// An e-mail address around an `@` (RFC 5322 dot-atom, without quoted forms).
struct MailAddress {
    let range: Range<Int>
    let host: String

    /// Octets of a local part and of a host (RFC 5321, 4.5.3.1).
    private static let longest = (local: 64, host: 255)

    init?(_ line: TextLine, at place: Int) {
        var start = place
        while place - start < Self.longest.local, Self.isLocal(line[start - 1]) { start -= 1 }
        var end = place + 1
        while end - place < Self.longest.host, line.isWordy(end) || line[end] == 0x2D || line[end] == 0x2E { end += 1 }
        while end > place + 1, line[end - 1] == 0x2E || line[end - 1] == 0x2D { end -= 1 }
        guard start < place, line.isWordy(start) else { return nil }
        host = String(decoding: line.bytes[place + 1..<end], as: UTF8.self).lowercased()
        let ending = host.split(separator: ".").last ?? ""
        guard HostName.isPlausible(host), ending.utf8.count >= 2, ending.utf8.allSatisfy({ !Code.isDigit($0) }) else {
            return nil
        }
        range = start..<end
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        byte >= 0x80 || Code.isDigit(byte) || byte >= 0x41 && Code.isLetter(byte | 0x20) || "._%+-".utf8.contains(byte)
    }
}
