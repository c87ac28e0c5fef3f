import Desk
import Foundation
import Sync
import Testing

/// The connector against MediaWiki itself.
struct MediaWikiTests {
    private struct Stand {
        let server: RealServer
        let connector: any ChannelConnector

        init(_ server: RealServer, password: String? = nil) async throws {
            self.server = server
            var account = ChannelAccount(
                channel: .wiki, name: "stadt", address: try server.fact("url"), secret: "env:WIKI")
            account.settings = [
                "user": try server.fact("user"), "api": try server.fact("api"), "publish_page": "Diskussion:Aktuelles",
            ]
            connector = try await ChannelCatalogue.connector(
                AccountConfiguration(
                    account, startDate: Instant(iso: "2020-01-01T00:00:00Z"),
                    environment: ["WIKI": try password ?? server.fact("password")]))
        }

        /// Runs PHP within the wiki and gives what it prints.
        @discardableResult
        func php(_ code: String) throws -> String {
            let (process, input, output) = (Process(), Pipe(), Pipe())
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [
                "php", "-d", "auto_prepend_file=" + (try server.fact("settings")), try server.fact("eval"),
            ]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            input.fileHandleForWriting.write(Data(code.utf8))
            try input.fileHandleForWriting.close()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return text
        }

        /// A citizen saves a page as a whole; gives the number of the revision.
        func save(_ title: String, _ text: String, by name: String) throws -> String {
            try php(
                """
                $user = User::newFromName('\(name)', 'creatable');
                if (!$user->getId()) $user->addToDatabase();
                $page = MediaWiki\\MediaWikiServices::getInstance()->getWikiPageFactory()
                    ->newFromTitle(Title::newFromText('\(title)'));
                $status = $page->doUserEditContent(
                    ContentHandler::makeContent(base64_decode('\(Data(text.utf8).base64EncodedString())'),
                        $page->getTitle()), $user, 'neu');
                echo $status->value['revision-record']->getId();
                """)
        }

        func text(_ title: String) throws -> String {
            try php(
                """
                echo MediaWiki\\MediaWikiServices::getInstance()->getWikiPageFactory()
                    ->newFromTitle(Title::newFromText('\(title)'))->getContent()->getText();
                """)
        }

        func item(_ action: OutboundAction, _ id: String?, _ text: String, key: String, subject: String? = nil)
            -> OutboxItem
        {
            OutboxItem(
                id: "o", key: key, account: "stadt", channel: .wiki, action: action, inReplyTo: id, recipient: nil,
                text: text, subject: subject)
        }

        func run(after cursor: String? = nil) async throws -> (items: [InboundItem], cursor: String?) {
            var (items, cursor) = ([InboundItem](), cursor)
            for _ in 0..<50 {
                let page = try await connector.pull(after: cursor)
                #expect(page.rejected.isEmpty)
                items += page.items
                cursor = page.cursor ?? cursor
                if page.isLast { return (items, cursor) }
            }
            throw ServerFault(description: "the run does not end")
        }
    }

    @Test("sections are read, answered once, changed and published, and a faster citizen loses nothing")
    func everything() async throws {
        let server = try RealServer("mediawiki")
        defer { server.stop() }
        let stand = try await Stand(server)
        let check = try await stand.connector.check()
        #expect(check.handle == "LotseBot")
        #expect(check.serverVersion?.hasPrefix("MediaWiki") == true)
        let (first, second) = try await reads(stand)
        try await answers(stand, first)
        try await conflicts(stand, second)
        try await isOvertaken(stand)
        try await publishes(stand)
        let wrong = try await Stand(server, password: "falsch")
        do {
            _ = try await wrong.connector.check()
            Issue.record("let in")
        } catch { #expect("\(error)".hasPrefix("authorisation(\"login Failed")) }
    }

    private func reads(_ stand: Stand) async throws -> (String, String) {
        let page = "== Öffnungszeiten ==\nWarum ist ''sonntags'' zu? & so ~~~~"
        let first = try stand.save("Diskussion:Schwimmbad", page, by: "Imke Harms")
        let text = try stand.text("Diskussion:Schwimmbad")
        let second = try stand.save("Diskussion:Schwimmbad", text + "\n:Das frage ich auch. ~~~~", by: "Ole")
        let run = try await stand.run()
        #expect(run.items.map(\.id) == [first, second])
        #expect(run.items.first?.text == "Warum ist sonntags zu? & so")
        #expect(run.items.first?.author?.name == "Imke Harms")
        #expect(run.items.first?.subject == "Diskussion:Schwimmbad: Öffnungszeiten")
        #expect(run.items.last?.text == "Das frage ich auch.")
        #expect(run.items.last?.parent == first)
        // What was read is not read again, and what comes in the same second is not missed.
        let third = try stand.save("Benutzer Diskussion:Ole", "== Hallo ==\nBist du da? ~~~~", by: "Imke Harms")
        #expect(try await stand.run(after: run.cursor).items.map(\.id) == [third])
        return (first, second)
    }

    private func answers(_ stand: Stand, _ id: String) async throws {
        let item = stand.item(.reply, id, "Wegen der Wartung.\n\n* {{Löschen}} [[x]] ~~~~ <b>", key: "key-a")
        #expect(try await stand.connector.find(item) == nil)
        guard case .accepted(let answer, let url) = await stand.connector.deliver(item) else {
            Issue.record("not accepted")
            return
        }
        #expect(try await stand.connector.find(item)?.id == answer)
        // A try after a lost answer finds the first one.
        #expect(await stand.connector.deliver(item) == .accepted(id: answer, url: url))
        let lines = try stand.text("Diskussion:Schwimmbad").split(separator: "\n").map(String.init)
        #expect(lines.count == 5)
        #expect(lines[2].hasPrefix(":Das frage ich auch."))
        #expect(lines[3] == ":Wegen der Wartung.")
        #expect(lines[4].contains("&#123;&#123;Löschen") && lines[4].contains("[[Benutzer:LotseBot"))
        let change = stand.item(.edit, answer, "Wegen der Feier.", key: "key-e")
        #expect(await stand.connector.deliver(change) == .accepted(id: answer, url: nil))
        #expect(try await stand.connector.find(change)?.id == answer)
        #expect(try stand.text("Diskussion:Schwimmbad").contains(":Wegen der Feier. [[Benutzer:LotseBot"))
        guard case .refused = await stand.connector.deliver(stand.item(.edit, id, "Nein", key: "key-f")) else {
            Issue.record("a citizen's words were changed")
            return
        }
    }

    private func conflicts(_ stand: Stand, _ id: String) async throws {
        // Others write all the time; each answer is made from the newest text.
        for number in 1...3 {
            let text = try stand.text("Diskussion:Schwimmbad")
            _ = try stand.save("Diskussion:Schwimmbad", text + "\n:Noch \(number). ~~~~", by: "Lina")
            let item = stand.item(.reply, id, "Antwort \(number)", key: "key-c\(number)")
            guard case .accepted = await stand.connector.deliver(item) else {
                Issue.record("not accepted")
                return
            }
        }
        let text = try stand.text("Diskussion:Schwimmbad")
        for number in 1...3 { #expect(text.contains("::Antwort \(number) [[") && text.contains(":Noch \(number).")) }
        // A comment that was taken off the page vanishes and is not answered.
        let short = text.split(separator: "\n").filter { !$0.hasPrefix(":Das frage ich auch") }.joined(separator: "\n")
        _ = try stand.save("Diskussion:Schwimmbad", short, by: "Ole")
        #expect(try await stand.connector.recheck([id]).vanished == [id])
        guard case .refused = await stand.connector.deliver(stand.item(.reply, id, "Spät", key: "key-s")) else {
            Issue.record("answered")
            return
        }
    }

    /// A citizen saves between our reading and our saving, on the very same place.
    private func isOvertaken(_ stand: Stand) async throws {
        let question = "== Sauna ==\nWie warm? ~~~~"
        let id = try stand.save("Diskussion:Sauna", question, by: "Imke Harms")
        let text = try stand.text("Diskussion:Sauna")
        let http = OvertakingHTTP(base: HTTPConnection(origin: try #require(Origin(try stand.server.fact("url"))))) {
            _ = try? stand.save("Diskussion:Sauna", text + "\n:Sehr warm. ~~~~", by: "Ole")
        }
        var settings = MediaWikiSettings(account: "stadt")
        settings.path = try stand.server.fact("api")
        let connector = MediaWikiConnector(
            http: http, settings: settings, botName: try stand.server.fact("user"),
            password: try Secret(checking: try stand.server.fact("password")))
        let item = stand.item(.reply, id, "Neunzig Grad.", key: "key-o")
        guard case .notNow(1, let reason) = await connector.deliver(item) else {
            Issue.record("no conflict")
            return
        }
        #expect(reason.hasPrefix("editconflict"))
        #expect(try await connector.find(item) == nil)
        guard case .accepted = await connector.deliver(item) else {
            Issue.record("not accepted")
            return
        }
        let lines = try stand.text("Diskussion:Sauna").split(separator: "\n").map { String($0.prefix(10)) }
        #expect(lines == ["== Sauna =", "Wie warm? ", ":Sehr warm", ":Neunzig G"])
    }

    private func publishes(_ stand: Stand) async throws {
        for number in 1...2 {
            let item = stand.item(.publish, nil, "Am Montag.", key: "key-p\(number)", subject: "Bad = zu")
            #expect(try await stand.connector.find(item) == nil)
            guard case .accepted(let id, let url) = await stand.connector.deliver(item) else {
                Issue.record("not published")
                return
            }
            #expect(try await stand.connector.find(item)?.id == id)
            #expect(await stand.connector.deliver(item) == .accepted(id: id, url: url))
        }
        let text = try stand.text("Diskussion:Aktuelles")
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("== Bad") }.count == 2)
    }
}

/// Lets somebody else act once, just before an edit goes out.
private actor OvertakingHTTP: HTTPPort {
    nonisolated let origin: Origin
    private let base: HTTPConnection
    private var overtake: (@Sendable () -> Void)?

    init(base: HTTPConnection, _ overtake: @escaping @Sendable () -> Void) {
        self.base = base
        self.overtake = overtake
        origin = base.origin
    }

    func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        if let body = request.payload?.bytes, String(decoding: body, as: UTF8.self).contains("action=edit") {
            overtake?()
            overtake = nil
        }
        return try await base.send(request)
    }
}
