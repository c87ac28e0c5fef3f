/// A line to an IMAP server (RFC 3501): greeting, encryption, credentials, then one command after another.
///
/// 1. The credentials are not sent before the line is safe, and never where the server has LOGINDISABLED.
/// 2. A folder is opened with EXAMINE: nothing done here can change it.
struct IMAPSession {
    /// Seconds for an answer.
    static let patience: Int64 = 120

    private let server: MailServer
    private var lines: MailLines
    private var counter = 0

    init(_ stream: any MailStream, server: MailServer) {
        self.server = server
        lines = MailLines(stream)
    }

    struct Folder: Equatable {
        var validity: UInt32
        /// Lies above every UID so far.
        var next: UInt32?
    }

    mutating func begin(_ login: MailLogin) async throws(ChannelFault) {
        var greeting = try await answer()
        // Some servers speak of their state before they greet.
        for _ in 0..<20 {
            if case .status(nil, _, _, _) = greeting { break }
            greeting = try await answer()
        }
        switch greeting {
        case .status(nil, .ok, _, _): break
        case .status(nil, .preauth, _, _) where !server.mustUpgrade: return
        case .status(nil, .preauth, _, _): throw .authorisation("\(server) skips encryption")
        case .status(_, _, let code, let words): throw IMAPFaults.fault(.bye, code, words)
        default: throw .garbled("no greeting of an IMAP server")
        }
        var abilities = try await self.abilities()
        if server.mustUpgrade {
            guard abilities.contains("STARTTLS") else {
                throw .authorisation("\(server) offers no encryption; without it nothing is sent")
            }
            _ = try await command("STARTTLS")
            do throws(StreamFault) { try await lines.upgrade() } catch { throw error.channelFault }
            abilities = try await self.abilities()
        }
        try await authenticate(login, abilities)
    }

    mutating func examine(_ folder: String) async throws(ChannelFault) -> Folder {
        var found = Folder(validity: 0)
        for answer in try await command("EXAMINE \(IMAPText.quoted(IMAPText.folderName(folder)))") {
            guard case .status(nil, .ok, let code?, _) = answer else { continue }
            let words = code.split(separator: " ").map(String.init)
            guard words.count == 2, let number = UInt32(words[1]) else { continue }
            if words[0] == "UIDVALIDITY" { found.validity = number }
            if words[0] == "UIDNEXT" { found.next = number }
        }
        guard found.validity > 0 else {
            throw .garbled("the folder \(ForeignReason.cleaned(folder)) has no UIDVALIDITY")
        }
        return found
    }

    /// UIDs in growing order. `criteria` hold no text of others.
    mutating func search(_ criteria: String) async throws(ChannelFault) -> [UInt32] {
        var found: Set<UInt32> = []
        for answer in try await command("UID SEARCH \(criteria)") {
            if case .data(nil, "SEARCH", let values) = answer { found.formUnion(values.compactMap(\.number)) }
        }
        return found.sorted()
    }

    /// What each mail answered, by its UID. Mails that were cleared out meanwhile are missing.
    mutating func fetch(_ uids: [UInt32], _ items: String) async throws(ChannelFault) -> [UInt32: IMAPFetch] {
        guard !uids.isEmpty else { return [:] }
        let asked = Set(uids)
        let set = uids.map(String.init).joined(separator: ",")
        var found: [UInt32: IMAPFetch] = [:]
        for answer in try await command("UID FETCH \(set) (\(items))") {
            // The server may tell of other mails in between.
            guard case .data(_?, "FETCH", let values) = answer, let fetch = IMAPFetch(values), asked.contains(fetch.uid)
            else { continue }
            found[fetch.uid] = found[fetch.uid]?.joined(fetch) ?? fetch
        }
        return found
    }

    mutating func end() async {
        try? await lines.stream.write(Array("Z LOGOUT\r\n".utf8))
        await lines.stream.close()
    }

    private mutating func abilities() async throws(ChannelFault) -> Set<String> {
        var found: Set<String> = []
        for answer in try await command("CAPABILITY") {
            if case .data(nil, "CAPABILITY", let values) = answer {
                found.formUnion(values.compactMap { $0.text?.uppercased() })
            }
        }
        return found
    }

    private mutating func authenticate(_ login: MailLogin, _ abilities: Set<String>) async throws(ChannelFault) {
        do throws(ChannelFault) {
            if login.kind == .token {
                _ = try await command("AUTHENTICATE XOAUTH2", going: [login.xoauth2, ""])
            } else if abilities.contains("AUTH=PLAIN") {
                _ = try await command("AUTHENTICATE PLAIN", going: [login.plain])
            } else if abilities.contains("LOGINDISABLED") {
                throw ChannelFault.authorisation("\(server) takes no password this way")
            } else {
                let secret = IMAPText.quoted(login.secret.reveal())
                _ = try await command("LOGIN \(IMAPText.quoted(login.user)) \(secret)")
            }
        } catch {
            // A bare no to credentials says that they are wrong; asking again could lock the account.
            if case .refused(_, let why) = error { throw .authorisation(why) }
            throw error
        }
    }

    /// Everything that came up to the command's own answer. `going` are the lines that the server asks for with `+`.
    private mutating func command(
        _ text: String, going: [String] = []
    ) async throws(ChannelFault) -> [IMAPAnswer] {
        counter += 1
        let tag = "L\(counter)"
        try await write("\(tag) \(text)\r\n")
        var rest = going[...]
        var answers: [IMAPAnswer] = []
        while true {
            let answer = try await answer()
            switch answer {
            case .status(tag, .ok, _, _): return answers
            case .status(tag, let status, let code, let words): throw IMAPFaults.fault(status, code, words)
            case .status(nil, .bye, let code, let words): throw IMAPFaults.fault(.bye, code, words)
            case .goOn:
                guard let line = rest.popFirst() else { throw .garbled("the server waits for what nobody announced") }
                try await write(line + "\r\n")
            default: answers.append(answer)
            }
        }
    }

    private func write(_ text: String) async throws(ChannelFault) {
        do throws(StreamFault) { try await lines.stream.write(Array(text.utf8)) } catch { throw error.channelFault }
    }

    private mutating func answer() async throws(ChannelFault) -> IMAPAnswer {
        do throws(StreamFault) { return try await IMAPAnswer.read(&lines, patience: Self.patience) } catch {
            throw error.channelFault
        }
    }
}
