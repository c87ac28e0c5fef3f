import Desk
import Foundation
import Import
import Sync
import Testing

/// Dovecot and a submission server, over real sockets and real TLS.
struct MailTests {
    private func connector(
        _ address: String, _ settings: [String: String], start: String? = "2020-01-01T00:00:00Z",
        secret: String = "geheim", sending: String = "geheim"
    ) async throws -> any ChannelConnector {
        var account = ChannelAccount(channel: .mail, name: "stadt", standing: .live, address: address, secret: "env:S")
        account.settings = settings
        account.settings["from"] = "kontakt@stadt.example"
        account.settings["smtp_secret"] = "env:P"
        return try await ChannelCatalogue.connector(
            AccountConfiguration(
                account, startDate: start.flatMap { Instant(iso: $0) }, environment: ["S": secret, "P": sending]))
    }

    private func mail(_ number: Int, _ text: String = "Meldung") -> Data {
        let head = "From: Lina <lina\(number)@example.org>\r\nMessage-ID: <m\(number)@example.org>\r\nSubject: S\r\n"
        return Data((head + "Content-Type: text/plain; charset=utf-8\r\n\r\n\(text) \(number) ü\r\n").utf8)
    }

    private func put(_ numbers: Range<Int>, into box: String) throws {
        for number in numbers {
            let name = "\(1_700_000_000 + number).M\(number)P1.test"
            try mail(number).write(to: URL(fileURLWithPath: box + "/tmp/" + name))
            try FileManager.default.moveItem(atPath: box + "/tmp/" + name, toPath: box + "/new/" + name)
        }
    }

    /// Everything above the cursor, which goes on.
    private func readAll(_ connector: any ChannelConnector, _ cursor: inout String?) async throws -> [InboundItem] {
        var items: [InboundItem] = []
        for _ in 0..<50 {
            let page = try await connector.pull(after: cursor)
            #expect(page.rejected.isEmpty)
            items += page.items
            cursor = page.cursor ?? cursor
            if page.isLast { return items }
        }
        Issue.record("no last page")
        return items
    }

    private func doveadm(_ server: RealServer, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/doveadm")
        process.arguments = ["-c", try server.fact("conf")] + arguments
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private func item(_ key: String = "key-1", to recipient: String = "imke@example.org") -> OutboxItem {
        OutboxItem(
            id: "o1", key: key, account: "stadt", channel: .mail, inReplyTo: "m1@example.org", recipient: recipient,
            text: "Guten Tag,\n.\ndie Straße ist frei.", subject: "Re: S", isPublic: false)
    }

    @Test("dovecot: every mail once, in pages, expunged ones and gaps, nothing marked as read")
    func reading() async throws {
        let server = try RealServer("dovecot")
        defer { server.stop() }
        let box = try server.fact("maildir")
        let connector = try await connector(try server.fact("imap"), [:])
        var cursor: String?
        #expect(try await readAll(connector, &cursor).isEmpty)
        try put(0..<130, into: box)
        let first = try await readAll(connector, &cursor)
        #expect(first.map(\.id) == (0..<130).map { "m\($0)@example.org" })
        #expect(first[7].text == "Meldung 7 ü" && first[7].author?.handle == "lina7@example.org")
        try doveadm(server, ["expunge", "-u", "kontakt", "mailbox", "INBOX", "uid", "100:130"])
        #expect(try await readAll(connector, &cursor).isEmpty)
        try put(130..<140, into: box)
        #expect(try await readAll(connector, &cursor).map(\.id) == (130..<140).map { "m\($0)@example.org" })
        let names = try ["new", "cur"].map { try FileManager.default.contentsOfDirectory(atPath: box + "/" + $0) }
        let seen = names.joined().filter { $0.split(separator: ",").last?.contains("S") == true && $0.contains(":2,") }
        #expect(seen.isEmpty, "nothing is marked as read")
    }

    @Test("dovecot: a new UIDVALIDITY loses nothing and brings what is known under its own id")
    func validity() async throws {
        let server = try RealServer("dovecot")
        defer { server.stop() }
        let box = try server.fact("maildir")
        let connector = try await connector(try server.fact("imap"), [:])
        var cursor: String?
        try put(0..<60, into: box)
        #expect(try await readAll(connector, &cursor).count == 60)
        let old = cursor
        try doveadm(server, ["mailbox", "update", "-u", "kontakt", "--uid-validity", "123456", "INBOX"])
        try put(60..<65, into: box)
        let again = try await readAll(connector, &cursor)
        #expect(Set(again.map(\.id)) == Set((0..<65).map { "m\($0)@example.org" }))
        #expect(cursor != old && cursor?.contains("123456") == true)
        #expect(try await readAll(connector, &cursor).isEmpty)
    }

    @Test("dovecot: TLS from the start and by STARTTLS, wrong certificates and passwords stop the account")
    func safety() async throws {
        let server = try RealServer("dovecot")
        defer { server.stop() }
        try put(0..<1, into: try server.fact("maildir"))
        let ca = ["ca": try server.fact("ca")]
        for address in [try server.fact("imaps"), try server.fact("starttls")] {
            let page = try await connector(address, ca).pull(after: nil)
            #expect(page.items.count == 1, "\(address)")
        }
        let untrusting = try await connector(try server.fact("imaps"), [:])
        await #expect { try await untrusting.pull(after: nil) } throws: { error in
            if case .authorisation(let why)? = error as? ChannelFault { why.contains("certificate") } else { false }
        }
        let wrong = try await connector(try server.fact("imap"), [:], secret: "falsch")
        await #expect { try await wrong.check() } throws: { error in
            if case .authorisation? = error as? ChannelFault { true } else { false }
        }
        let nowhere = try await connector(try server.fact("imap"), ["folder": "Nirgends"])
        await #expect { try await nowhere.check() } throws: { error in
            if case .refused? = error as? ChannelFault { true } else { false }
        }
        let umlaut = try await connector(try server.fact("imap"), ["folder": "Entwürfe"])
        #expect(try await umlaut.pull(after: nil).isLast)
    }

    @Test("XOAUTH2: dovecot and the submission server take the token; a stale one stops the account and sends nothing")
    func tokens() async throws {
        let (server, dovecot) = (try RealServer("smtp-sink"), try RealServer("dovecot"))
        defer {
            server.stop()
            dovecot.stop()
        }
        try put(0..<1, into: try dovecot.fact("maildir"))
        let out = ["login": "xoauth2", "smtp": try server.fact("smtp").replacing("localhost", with: "127.0.0.1")]
        let good = try await connector(try dovecot.fact("imap"), out, secret: "gut", sending: "gut")
        #expect(try await good.pull(after: nil).items.count == 1)
        #expect(await good.deliver(item()) == .accepted(id: "lotse.key-1@stadt.example", url: nil))
        let stale = try await connector(try dovecot.fact("imap"), out, secret: "alt", sending: "alt")
        await #expect { try await stale.check() } throws: { error in
            if case .authorisation? = error as? ChannelFault { true } else { false }
        }
        guard case .authorisation = await stale.deliver(item("key-2")) else {
            Issue.record("a stale token is no matter of credentials")
            return
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: try server.fact("mails")).count == 1)
    }

    @Test("submission encrypted from the first byte: taken; without trust in the certificate nothing is sent")
    func encryptedSending() async throws {
        let server = try RealServer("smtp-sink")
        defer { server.stop() }
        let box = NSTemporaryDirectory() + "lotse-empty-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: box) }
        let way = ["smtp": try server.fact("smtps")]
        let trusting = try await connector("maildir:" + box, way.merging(["ca": try server.fact("ca")]) { $1 })
        #expect(await trusting.deliver(item()) == .accepted(id: "lotse.key-1@stadt.example", url: nil))
        guard case .authorisation(let why) = try await connector("maildir:" + box, way).deliver(item("key-2")) else {
            Issue.record("an unknown certificate is no matter of trust")
            return
        }
        #expect(why.contains("certificate"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: try server.fact("mails")).count == 1)
    }

    @Test("submission by STARTTLS: taken, refused, greylisted, slow, and the dropped ones are unknown")
    func sending() async throws {
        let server = try RealServer("smtp-sink")
        defer { server.stop() }
        let box = NSTemporaryDirectory() + "lotse-empty-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: box) }
        let connector = try await connector(
            "maildir:" + box, ["smtp": try server.fact("smtp"), "ca": try server.fact("ca"), "from_name": "Stadt Ü"])
        func deliver(_ faults: String) async throws -> DeliveryAnswer {
            try faults.write(toFile: try server.fact("faults"), atomically: true, encoding: .utf8)
            return await connector.deliver(item())
        }
        func taken() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: try server.fact("mails")).count
        }
        let id = "lotse.key-1@stadt.example"
        #expect(try await deliver("") == .accepted(id: id, url: nil))
        let bytes = try Data(contentsOf: URL(fileURLWithPath: try server.fact("mails") + "/000001.eml"))
        let mail = try #require(ReadMail(Array(bytes)))
        #expect(mail.id == id && mail.text == "Guten Tag,\n.\ndie Straße ist frei." && mail.fromName == "Stadt Ü")
        #expect(try await deliver("DOT=slow") == .accepted(id: id, url: nil))
        #expect(try await deliver("RCPT=451 4.7.1 greylisted") == .notNow(after: 300, reason: "451 4.7.1 greylisted"))
        #expect(try await deliver("RCPT=550 5.1.1 no") == .refused("550 5.1.1 no"))
        #expect(try await deliver("DOT=554 5.7.1 spam") == .refused("554 5.7.1 spam"))
        #expect(try await deliver("DOT=451 4.3.0 full") == .notNow(after: 300, reason: "451 4.3.0 full"))
        #expect(try taken() == 2)
        for fault in ["DOT=drop", "DOT=store-drop"] {
            guard case .unknown = try await deliver(fault) else {
                Issue.record("\(fault) is not unknown")
                continue
            }
        }
        #expect(try taken() == 3)
    }

    @Test("cut after any byte that the submission server got: at most one mail, accepted only with a receipt")
    func everyByte() async throws {
        let (server, dovecot) = (try RealServer("smtp-sink"), try RealServer("dovecot"))
        defer {
            server.stop()
            dovecot.stop()
        }
        let copies = try dovecot.fact("maildir") + "/.Sent/new"
        let plain = try await connector(
            try dovecot.fact("imap"),
            ["sent": "Sent", "smtp": try server.fact("smtp").replacing("localhost", with: "127.0.0.1")])
        var (accepted, unknown, place) = (0, 0, 0)
        while accepted == 0, place < 3000 {
            try "cut=\(place)\ncopies=\(copies)".write(
                toFile: try server.fact("faults"), atomically: true, encoding: .utf8)
            let item = item("k\(place)")
            switch await plain.deliver(item) {
            case .accepted(let id, _):
                accepted += 1
                #expect(id == "lotse.k\(place)@stadt.example")
            case .unknown:
                unknown += 1
                // Only what was stored may be found, and what was stored must be.
                let stored = try FileManager.default.contentsOfDirectory(atPath: copies).count
                let finding = try await plain.look(for: item)
                if case .found = finding { #expect(stored == 1) } else { #expect(stored == 0) }
            case .notNow: #expect(try FileManager.default.contentsOfDirectory(atPath: copies).isEmpty)
            case let other: Issue.record("cut after \(place): \(other)")
            }
            place += 1
        }
        #expect(accepted == 1 && place > 500)
        // The system takes a whole mail off our hands before we hear that the line is gone: never more than the mail.
        #expect(unknown > 0 && unknown < place)
    }

    @Test("a mail that was stored before the line broke is found by dovecot among the sent ones, another one is not")
    func looking() async throws {
        let (server, dovecot) = (try RealServer("smtp-sink"), try RealServer("dovecot"))
        defer {
            server.stop()
            dovecot.stop()
        }
        let copies = try dovecot.fact("maildir") + "/.Sent/new"
        let connector = try await connector(
            try dovecot.fact("imap"),
            ["sent": "Sent", "smtp": try server.fact("smtp").replacing("localhost", with: "127.0.0.1")])
        try "DOT=store-drop\ncopies=\(copies)".write(
            toFile: try server.fact("faults"), atomically: true, encoding: .utf8)
        guard case .unknown = await connector.deliver(item()) else {
            Issue.record("not unknown")
            return
        }
        #expect(try await connector.look(for: item()) == .found(FoundPost(id: "lotse.key-1@stadt.example", url: nil)))
        guard case .undecided = try await connector.look(for: item("key-2")) else {
            Issue.record("decided")
            return
        }
    }
}
