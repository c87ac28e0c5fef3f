internal import Desk

/// The dialogue that hands one mail to a submission server (RFC 6409), over a line that is open.
///
/// Invariants:
/// 1. The mail ends with CRLF.CRLF; until its last byte is written the server cannot have taken it.
/// 2. From the writing of that last byte on, only the server's answer tells; without one the outcome is unknown.
/// 3. The credentials are not sent before the line is safe.
struct SMTPDialogue {
    /// Seconds for an answer; RFC 5321, 4.5.3.2 asks for five minutes, and ten behind the last byte.
    static let patience: Int64 = 300
    static let patienceAtEnd: Int64 = 600

    private let server: MailServer
    private let login: MailLogin?
    /// How we call ourselves.
    private let name: String
    private var lines: MailLines

    init(_ stream: any MailStream, server: MailServer, login: MailLogin?, name: String) {
        self.server = server
        self.login = login
        self.name = name
        lines = MailLines(stream)
    }

    /// What ended a dialogue before the server took anything.
    enum Stop: Error {
        case answer(DeliveryAnswer)
        case fault(StreamFault)

        var answer: DeliveryAnswer {
            switch self {
            case .answer(let answer): answer
            case .fault(.untrusted(let why)): .authorisation(why)
            case .fault(let fault): .notNow(after: nil, reason: fault.reason)
            }
        }
    }

    /// Greeting, encryption, credentials.
    mutating func begin() async throws(Stop) -> SMTPOffers {
        let greeting = try await answer()
        guard greeting.isGood else { throw .answer(.notNow(after: nil, reason: greeting.words)) }
        var offers = try await hello()
        if server.mustUpgrade {
            guard offers.startTLS else {
                throw .answer(.authorisation("\(server) offers no encryption; without it nothing is sent"))
            }
            try await expect("STARTTLS")
            do throws(StreamFault) { try await lines.upgrade() } catch { throw .fault(error) }
            offers = try await hello()
        }
        if let login { try await authenticate(login, offers) }
        return offers
    }

    mutating func send(_ envelope: MailEnvelope, _ offers: SMTPOffers) async throws(Stop) -> DeliveryAnswer {
        if let size = offers.size, size < envelope.bytes.count {
            throw .answer(.refused("the server takes mails of at most \(size) bytes"))
        }
        try await expect("MAIL FROM:<\(envelope.sender)>")
        try await expect("RCPT TO:<\(envelope.recipient)>")
        // Without the silent copy the mail is still the citizen's.
        if let control = envelope.control { _ = try await say("RCPT TO:<\(control)>") }
        let reply = try await say("DATA")
        guard reply.code == 354 else {
            throw .answer(reply.isGood ? .notNow(after: nil, reason: reply.words) : reply.refusal)
        }
        try await write(SMTPDialogue.stuffed(envelope.bytes))
        // What a server says now is no answer to a mail whose end it has not seen.
        guard !lines.hasMore else { throw .answer(.notNow(after: nil, reason: "the server spoke within the mail")) }
        return await end(envelope.messageID)
    }

    /// Says farewell; nobody waits for the answer.
    mutating func quit() async {
        try? await write(Array("QUIT\r\n".utf8))
        await lines.stream.close()
    }

    private mutating func end(_ id: String) async -> DeliveryAnswer {
        do throws(StreamFault) {
            try await lines.stream.write(Array(".\r\n".utf8))
            let reply = try await SMTPReply.read(&lines, patience: Self.patienceAtEnd)
            if reply.isGood { return .accepted(id: id, url: nil) }
            return (400..<600).contains(reply.code) ? reply.refusal : .unknown(reply.words)
        } catch { return .unknown("after the end of the mail: \(error.reason)") }
    }

    private mutating func hello() async throws(Stop) -> SMTPOffers {
        let reply = try await say("EHLO \(name)")
        guard reply.isGood else { throw .answer(reply.refusal) }
        return SMTPOffers(reply)
    }

    private mutating func authenticate(_ login: MailLogin, _ offers: SMTPOffers) async throws(Stop) {
        switch login.kind {
        case .token:
            let reply = try await say("AUTH XOAUTH2 \(login.xoauth2)")
            // The challenge holds the reason; an empty line asks for the refusal itself.
            try check(reply.code == 334 ? try await say("") : reply)
        case .password where offers.mechanisms.contains("PLAIN"):
            try check(try await say("AUTH PLAIN \(login.plain)"))
        case .password where offers.mechanisms.contains("LOGIN"):
            try check(try await say("AUTH LOGIN"), 334)
            try check(try await say(login.userWord), 334)
            try check(try await say(login.secretWord))
        case .password:
            throw .answer(.authorisation("\(server) offers neither PLAIN nor LOGIN"))
        }
    }

    private func check(_ reply: SMTPReply, _ code: Int? = nil) throws(Stop) {
        if reply.code == code || (code == nil && reply.isGood) { return }
        // 454 is a temporary failure of the server's own (RFC 4954, 6), all others mean the credentials.
        let isTemporary = (400..<500).contains(reply.code)
        throw .answer(isTemporary ? .notNow(after: 300, reason: reply.words) : .authorisation(reply.words))
    }

    private mutating func expect(_ command: String) async throws(Stop) {
        let reply = try await say(command)
        guard reply.isGood else { throw .answer(reply.refusal) }
    }

    private mutating func say(_ command: String) async throws(Stop) -> SMTPReply {
        try await write(Array((command + "\r\n").utf8))
        return try await answer()
    }

    private mutating func answer() async throws(Stop) -> SMTPReply {
        do throws(StreamFault) { return try await SMTPReply.read(&lines, patience: Self.patience) } catch {
            throw .fault(error)
        }
    }

    private func write(_ bytes: [UInt8]) async throws(Stop) {
        do throws(StreamFault) { try await lines.stream.write(bytes) } catch { throw .fault(error) }
    }

    /// RFC 5321, 4.5.2: a dot at the head of a line is doubled. Ends with CRLF, so that `.CRLF` behind it is the end;
    /// bare CR or LF become CRLF, so that nothing within can be (SMTP smuggling).
    static func stuffed(_ mail: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(mail.count + 64)
        var isAtHead = true
        var index = 0
        while index < mail.count {
            let byte = mail[index]
            if byte == 0x0D || byte == 0x0A {
                if byte == 0x0D, index + 1 < mail.count, mail[index + 1] == 0x0A { index += 1 }
                out += [0x0D, 0x0A]
                isAtHead = true
            } else {
                if isAtHead, byte == UInt8(ascii: ".") { out.append(byte) }
                out.append(byte)
                isAtHead = false
            }
            index += 1
        }
        if !isAtHead { out += [0x0D, 0x0A] }
        return out
    }
}
