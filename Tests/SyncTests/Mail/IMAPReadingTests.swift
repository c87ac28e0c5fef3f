import Desk
import Testing

@testable import Sync

/// A line that says what is recorded, in small pieces, and keeps what it hears.
actor PlayedLine: MailStream {
    private var out: [UInt8]
    private let piece: Int
    private(set) var heard = ""

    init(_ text: String, piece: Int = 7) {
        out = Array(text.utf8)
        self.piece = piece
    }

    func write(_ bytes: [UInt8]) async throws(StreamFault) { heard += String(decoding: bytes, as: UTF8.self) }

    func read(patience: Int64) async throws(StreamFault) -> [UInt8] {
        guard !out.isEmpty else { throw .ended("nothing more recorded") }
        let bytes = Array(out.prefix(piece))
        out.removeFirst(bytes.count)
        return bytes
    }

    func startTLS() async throws(StreamFault) {
        guard out.isEmpty else { throw .untrusted("the server spoke before encryption began") }
    }

    func close() async {}
}

struct PlayedDoor: MailDoor {
    let line: PlayedLine
    func open(_ server: MailServer) async throws(StreamFault) -> any MailStream { line }
}

struct IMAPReadingTests {
    private func answer(_ text: String) async throws(StreamFault) -> IMAPAnswer {
        var lines = MailLines(PlayedLine(text))
        return try await IMAPAnswer.read(&lines, patience: 1)
    }

    @Test("literals, quoted signs, nested lists, NIL and names with blanks")
    func values() async throws {
        let read = try await answer(
            "* 12 FETCH (UID 17 BODY[HEADER.FIELDS (DATE)] {9}\r\na)\r\n\"({3} FLAGS (\\Seen $X) X NIL Y \"a\\\"\\\\b\")\r\n"
        )
        #expect(
            read
                == .data(
                    number: 12, name: "FETCH",
                    [
                        .list([
                            .atom("UID"), .atom("17"), .atom("BODY[HEADER.FIELDS (DATE)]"),
                            .string(Array("a)\r\n\"({3}".utf8)), .atom("FLAGS"), .list([.atom("\\Seen"), .atom("$X")]),
                            .atom("X"), .absent, .atom("Y"), .string(Array("a\"\\b".utf8)),
                        ])
                    ]))
    }

    @Test("codes, tags, requests to go on")
    func statuses() async throws {
        #expect(
            try await answer("* OK [UIDVALIDITY 4] fine\r\n")
                == .status(tag: nil, .ok, code: "UIDVALIDITY 4", words: "fine"))
        #expect(
            try await answer("L1 NO [AUTHENTICATIONFAILED] wrong\u{1B}[2J\r\n")
                == .status(tag: "L1", .no, code: "AUTHENTICATIONFAILED", words: "wrong [2J"))
        #expect(try await answer("+ \r\n") == .goOn)
        #expect(try await answer("* SEARCH\r\n") == .data(number: nil, name: "SEARCH", []))
    }

    @Test(
        "what cannot be read is refused, and bounded",
        arguments: [
            "* 1 FETCH (UID 1\r\n", "* 1 FETCH UID 1)\r\n", "* 1 FETCH (X \"a\r\n", "nonsense\r\n", "* 1\r\n",
            "* 1 FETCH (BODY[] {99999999999}\r\n", "* 1 FETCH (BODY[] {4294967295}\r\n",
            "* 1 FETCH " + String(repeating: "(", count: 100) + "\r\n",
        ])
    func broken(text: String) async throws {
        await #expect(throws: StreamFault.self) { try await answer(text) }
    }

    @Test("dates of the box and names of folders")
    func texts() {
        #expect(IMAPText.instant("17-Jul-1996 02:44:25 -0700") == Instant(iso: "1996-07-17T09:44:25Z"))
        #expect(IMAPText.instant(" 7-Jul-1996 02:44:25 +0000") == Instant(iso: "1996-07-07T02:44:25Z"))
        #expect(IMAPText.instant("yesterday") == nil)
        #expect(IMAPText.folderName("Entwürfe") == "Entw&APw-rfe")
        #expect(IMAPText.folderName("A & B") == "A &- B")
        #expect(IMAPText.folderName("日本語/台北") == "&ZeVnLIqe-/&U,BTFw-")
        #expect(IMAPText.quoted("a\"\\\r\nL2 DELETE x") == "\"a\\\"\\\\L2 DELETE x\"")
        #expect(IMAPText.dayBefore(Instant(iso: "2026-11-01T00:30:00Z") ?? Instant(seconds: 0)) == "31-Oct-2026")
    }

    private func source(_ line: PlayedLine, server: String = "imap://127.0.0.1", start: String? = nil) throws
        -> IMAPSource
    {
        IMAPSource(
            door: PlayedDoor(line: line), server: try #require(MailServer(server)),
            login: MailLogin(user: "kontakt", secret: try Secret(checking: "geheim"), kind: .password),
            folder: "INBOX", sent: nil, startDate: start.flatMap { Instant(iso: $0) }
        ) { Instant(iso: "2026-11-23T08:00:00Z") ?? Instant(seconds: 0) }
    }

    private let opening = """
        * OK ready\r
        * CAPABILITY IMAP4rev1 AUTH=PLAIN\r
        L1 OK done\r
        + \r
        L2 OK in\r
        * 3 EXISTS\r
        * OK [UIDVALIDITY 9] ok\r
        * OK [UIDNEXT 18] ok\r
        L3 OK [READ-ONLY] open\r

        """

    @Test("mails above the cursor, foreign answers in between, an expunged one; nothing but PEEK")
    func page() async throws {
        let line = PlayedLine(
            opening + """
                * 4 EXISTS\r
                * SEARCH 17 16 15 3\r
                L4 OK\r
                * 1 FETCH (FLAGS (\\Seen))\r
                * 2 FETCH (UID 15 RFC822.SIZE 5 INTERNALDATE "17-Nov-2026 02:44:25 +0000")\r
                * 3 FETCH (RFC822.SIZE 5 INTERNALDATE "18-Nov-2026 02:44:25 +0000" UID 17)\r
                * 9 FETCH (UID 99 RFC822.SIZE 5)\r
                L5 OK\r
                * 2 FETCH (UID 15 BODY[] {5}\r
                a)"\r
                )\r
                L6 OK\r
                * 1 EXPUNGE\r
                L7 OK\r

                """)
        let page = try await source(line).page(after: "uid 9 14 2026-11-01T00:00:00Z")
        #expect(page.entries.map(\.mail) == [Array("a)\"\r\n".utf8)])
        #expect(page.entries.first?.received == Instant(iso: "2026-11-17T02:44:25Z"))
        #expect(IMAPCursor(page.cursor ?? "")?.last == 17 && page.isLast)
        let heard = await line.heard
        #expect(heard.contains("EXAMINE \"INBOX\"") && heard.contains("UID SEARCH UID 15:*"))
        #expect(!heard.contains("BODY[]") && !heard.contains("SELECT") && !heard.contains("STORE"))
        #expect(heard.contains("UID FETCH 15,16,17 (UID RFC822.SIZE INTERNALDATE)"))
    }

    @Test("nothing new is not asked for; a new UIDVALIDITY lists anew from where reading began")
    func validity() async throws {
        let quiet = try await source(PlayedLine(opening)).page(after: "uid 9 17 2026-11-01T00:00:00Z")
        #expect(quiet == MailPage(entries: [], cursor: nil, isLast: true))
        let line = PlayedLine(opening + "* SEARCH\r\nL4 OK\r\n")
        let page = try await source(line).page(after: "uid 8 4711 2026-11-02T00:00:00Z")
        #expect(await line.heard.contains("UID SEARCH SINCE 1-Nov-2026"))
        #expect(IMAPCursor(page.cursor ?? "")?.validity == 9 && IMAPCursor(page.cursor ?? "")?.last == 0)
    }

    @Test("`n:*` above the end gives the last mail again: it is dropped")
    func swapped() async throws {
        let opening = opening.replacing("* OK [UIDNEXT 18] ok\r\n", with: "")
        let page = try await source(PlayedLine(opening + "* SEARCH 17\r\nL4 OK\r\n")).page(
            after: "uid 9 17 2026-11-01T00:00:00Z")
        #expect(page == MailPage(entries: [], cursor: nil, isLast: true))
    }

    @Test(
        "what a refusal means",
        arguments: [
            ("* BYE overloaded\r\n", ChannelFault.unavailable("overloaded")),
            ("* OK hi\r\nL1 BAD what\r\n", .garbled("the server did not understand: what")),
            (
                "* OK hi\r\n* CAPABILITY IMAP4rev1 LOGINDISABLED\r\nL1 OK\r\n",
                .authorisation("imap://127.0.0.1:143 takes no password this way")
            ),
            ("* OK hi\r\n* CAPABILITY IMAP4rev1\r\nL1 OK\r\nL2 NO wrong\r\n", .authorisation("wrong")),
            (
                "* OK hi\r\n* CAPABILITY IMAP4rev1\r\nL1 OK\r\nL2 NO [UNAVAILABLE] later\r\n",
                .unavailable("[UNAVAILABLE] later")
            ),
            (
                "* OK hi\r\n* CAPABILITY IMAP4rev1\r\nL1 OK\r\nL2 OK\r\nL3 NO [NONEXISTENT] no folder\r\n",
                .refused(status: 0, reason: "[NONEXISTENT] no folder")
            ),
            ("HTTP/1.1 400 Bad\r\n", .garbled("“HTTP/1.1 400 Bad” is no answer of IMAP")),
            ("* OK hi\r\n", .unavailable("nothing more recorded")),
        ])
    func refusals(text: String, expected: ChannelFault) async throws {
        await #expect(throws: expected) { try await source(PlayedLine(text)).page(after: nil) }
    }

    @Test("a distant server must encrypt, and words sent before it are not believed")
    func encryption() async throws {
        let plain = PlayedLine("* OK hi\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nL1 OK\r\n")
        await #expect(throws: ChannelFault.self) {
            try await source(plain, server: "imap://mail.example.org").page(after: nil)
        }
        #expect(await !plain.heard.contains("AUTHENTICATE"))
        let injected = PlayedLine(
            "* OK hi\r\n* CAPABILITY IMAP4rev1 STARTTLS\r\nL1 OK\r\nL2 OK go\r\n* CAPABILITY AUTH=PLAIN\r\nL3 OK\r\n+ \r\n"
        )
        await #expect(throws: ChannelFault.authorisation("the server spoke before encryption began")) {
            try await source(injected, server: "imap://mail.example.org").page(after: nil)
        }
        let greeted = PlayedLine("* PREAUTH come in\r\n")
        await #expect(throws: ChannelFault.self) {
            try await source(greeted, server: "imap://mail.example.org").page(after: nil)
        }
    }
}
