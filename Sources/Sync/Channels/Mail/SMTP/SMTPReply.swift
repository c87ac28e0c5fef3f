/// An answer of a mail server (RFC 5321, 4.2), with the enhanced code of RFC 3463 within its words.
struct SMTPReply: Equatable {
    let code: Int
    /// Texts of its lines.
    let lines: [String]

    var words: String { ForeignReason.cleaned("\(code) " + lines.joined(separator: " ")) }
    var isGood: Bool { (200..<300).contains(code) }

    /// Reads one answer. `220-` goes on, `220 ` ends.
    static func read(_ lines: inout MailLines, patience: Int64) async throws(StreamFault) -> SMTPReply {
        var texts: [String] = []
        for _ in 0..<200 {
            let line = String(decoding: try await lines.line(limit: 4096, patience: patience), as: UTF8.self)
            guard let code = Int(line.prefix(3)), (200..<600).contains(code), line.prefix(3).utf8.count == 3 else {
                throw .garbled("“\(ForeignReason.cleaned(line))” is no answer of a mail server")
            }
            let mark = line.dropFirst(3).first
            guard mark == nil || mark == " " || mark == "-" else {
                throw .garbled("“\(ForeignReason.cleaned(line))” is no answer of a mail server")
            }
            texts.append(String(line.dropFirst(4)))
            if mark != "-" { return SMTPReply(code: code, lines: texts) }
        }
        throw .garbled("an answer of more than 200 lines")
    }

    /// What a no means. Nothing was taken by the server, so nothing is unknown.
    var refusal: DeliveryAnswer {
        switch code {
        case 421: .notNow(after: nil, reason: words)
        case 530, 534, 535, 538: .authorisation(words)
        // A policy against too many mails; grey lists open after five minutes.
        case 400..<500: .notNow(after: 300, reason: words)
        default: .refused(words)
        }
    }
}

/// What a server offers in its answer to EHLO.
struct SMTPOffers: Equatable {
    private let words: [String: [String]]

    init(_ reply: SMTPReply) {
        var words: [String: [String]] = [:]
        for line in reply.lines.dropFirst() {
            let parts = line.uppercased().split(separator: " ").map(String.init)
            if let name = parts.first { words[name] = Array(parts.dropFirst()) }
        }
        self.words = words
    }

    var startTLS: Bool { words["STARTTLS"] != nil }
    var mechanisms: [String] { words["AUTH"] ?? [] }
    /// Bytes of one mail; nil when the server names no limit.
    var size: Int? { words["SIZE"]?.first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
}
