/// One answer of an IMAP server (RFC 3501, 7).
enum IMAPAnswer: Equatable {
    enum Status: String { case ok = "OK", no = "NO", bad = "BAD", bye = "BYE", preauth = "PREAUTH" }

    /// How a command, or without a tag the server itself, fares. `code` is what stands in brackets, in capitals.
    case status(tag: String?, Status, code: String?, words: String)
    /// `* SEARCH 1 2`, `* 3 FETCH (…)`; the number stands in front.
    case data(number: UInt32?, name: String, [IMAPValue])
    /// The server waits for the rest of a command.
    case goOn

    /// Bytes of a line; a search may name each mail of a large box.
    static let longestLine = 16 * 1024 * 1024
    /// Bytes of a counted string.
    static let longestLiteral = MailEntry.longest + 1024 * 1024

    static func read(_ lines: inout MailLines, patience: Int64) async throws(StreamFault) -> IMAPAnswer {
        var pieces: [IMAPReader.Piece] = []
        var literals = 0
        while true {
            let line = try await lines.line(limit: longestLine, patience: patience)
            guard let count = literalCount(line) else {
                pieces.append(.text(line))
                return try answer(pieces)
            }
            literals += count
            guard literals <= longestLiteral, pieces.count < 1000 else {
                throw .garbled("an answer of more than \(longestLiteral) bytes")
            }
            pieces.append(.text(Array(line[..<(line.lastIndex(of: UInt8(ascii: "{")) ?? line.endIndex)])))
            pieces.append(.literal(try await lines.bytes(count, patience: patience)))
        }
    }

    /// `{n}` at the end of a line: n bytes follow it.
    private static func literalCount(_ line: [UInt8]) -> Int? {
        guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        let digits = line[(open + 1)..<(line.count - 1)]
        guard (1...10).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func answer(_ pieces: [IMAPReader.Piece]) throws(StreamFault) -> IMAPAnswer {
        guard case .text(let head)? = pieces.first else { throw .garbled("an answer without a head") }
        let words = String(decoding: head, as: UTF8.self)
        if words == "+" || words.hasPrefix("+ ") { return .goOn }
        let parts = words.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2 else { throw .garbled("“\(ForeignReason.cleaned(words))” is no answer of IMAP") }
        if let status = Status(rawValue: parts[1].uppercased()) {
            let (code, text) = bracketed(parts.count > 2 ? parts[2] : "")
            return .status(tag: parts[0] == "*" ? nil : parts[0], status, code: code, words: text)
        }
        guard parts[0] == "*" else { throw .garbled("“\(ForeignReason.cleaned(words))” is no answer of IMAP") }
        var rest = pieces
        rest[0] = .text(Array(head.dropFirst(2)))
        var reader = IMAPReader(rest)
        var values = try reader.values()
        let number = values.first?.number
        if number != nil { values.removeFirst() }
        guard case .atom(let name)? = values.first else { throw .garbled("an answer without a name") }
        return .data(number: number, name: name.uppercased(), Array(values.dropFirst()))
    }

    private static func bracketed(_ text: String) -> (code: String?, words: String) {
        guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return (nil, ForeignReason.cleaned(text)) }
        let words = ForeignReason.cleaned(String(text[text.index(after: end)...]))
        return (text[text.index(after: text.startIndex)..<end].uppercased(), words)
    }
}
