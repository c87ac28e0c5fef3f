import Desk
import Foundation
import Sync
import Testing

/// The connector against WordPress itself.
struct WordPressTests {
    private struct Stand {
        let server: RealServer
        let connector: any ChannelConnector

        init(_ server: RealServer, user: String = "user", password: String = "password", route: String = "rest_route")
            async throws
        {
            self.server = server
            var account = ChannelAccount(
                channel: .blog, name: "stadt", address: try server.fact("url"), secret: "env:BLOG")
            account.settings = ["user": try server.fact(user), "route": route]
            connector = try await ChannelCatalogue.connector(
                AccountConfiguration(
                    account, startDate: Instant(iso: "2000-01-01T00:00:00Z"),
                    environment: ["BLOG": try server.fact(password)]))
        }

        /// Runs PHP within the site and gives what it prints.
        @discardableResult
        func php(_ code: String) throws -> String {
            let (process, input, output) = (Process(), Pipe(), Pipe())
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["php", try server.fact("eval")]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            input.fileHandleForWriting.write(Data(code.utf8))
            try input.fileHandleForWriting.close()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return text
        }

        func comment(_ text: String, approved: String = "1", parent: String = "0") throws -> String {
            try php(
                """
                echo wp_insert_comment(wp_slash(['comment_post_ID' => 1, 'comment_author' => 'Jörg &amp; Anke',
                    'comment_author_email' => 'j@example.org', 'comment_content' => base64_decode('\(
                        Data(text.utf8).base64EncodedString())'),
                    'comment_parent' => \(parent), 'comment_approved' => '\(approved)',
                    'comment_date' => '2026-03-29 03:00:01', 'comment_date_gmt' => '2026-03-29 01:00:01']));
                """)
        }

        func status(_ id: String) throws -> String { try php("echo wp_get_comment_status(\(id)) ?: 'gone';") }

        func item(
            _ action: OutboundAction, _ id: String?, _ text: String = "", key: String = "k1", subject: String? = nil
        )
            -> OutboxItem
        {
            OutboxItem(
                id: "o", key: key, account: "stadt", channel: .blog, action: action, inReplyTo: id, recipient: nil,
                text: text, subject: subject)
        }

        /// All pages of one run, and the cursor behind it.
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

    @Test("comments are read, answered once, hidden, shown, approved and deleted; posts appear once and are edited")
    func everything() async throws {
        let server = try RealServer("wordpress")
        defer { server.stop() }
        let stand = try await Stand(server)
        let check = try await stand.connector.check()
        #expect(check.handle == "stadt")
        try await reads(stand)
        try await answers(stand)
        try await moderates(stand)
        try await publishes(stand)
        try await refuses(server)
    }

    private func reads(_ stand: Stand) async throws {
        #expect(try await stand.run().items.isEmpty)
        var ids: [String] = []
        ids.append(try stand.comment("Die Ampel <b>da</b> ist zu kurz.\r\n\r\nBitte & danke \u{1F6A6}!"))
        ids.append(try stand.comment("Wartet", approved: "0", parent: ids[0]))
        let spam = try stand.comment("Kauft Uhren", approved: "spam")
        let run = try await stand.run()
        #expect(run.items.map(\.id) == ids)
        let first = try #require(run.items.first)
        #expect(first.text == "Die Ampel da ist zu kurz.\n\nBitte & danke \u{1F6A6}!")
        #expect(first.created == Instant(iso: "2026-03-29T01:00:01Z"))
        #expect(first.author?.name == "Jörg & Anke")
        #expect(run.items.last?.parent == ids[0])
        // Two hundred and fifty more need several pages, and come once each.
        try stand.php(
            """
            for ($i = 0; $i < 250; $i++) wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Ole',
                'comment_content' => "Frage $i", 'comment_approved' => 1]);
            """)
        let more = try await stand.run(after: run.cursor)
        let fresh = Set(more.items.map(\.id)).subtracting(ids)
        #expect(fresh.count == 250)
        #expect(!more.items.map(\.id).contains(spam))
        // A run without news reads one page.
        #expect(try await stand.connector.pull(after: more.cursor).isLast)
        try stand.php(
            "wp_update_comment(['comment_ID' => \(ids[0]), 'comment_content' => 'Neu']); "
                + "wp_delete_comment(\(ids[1]), true); wp_trash_comment(\(more.items[0].id));")
        let again = try await stand.connector.recheck([ids[0], ids[1], more.items[0].id, more.items[1].id])
        #expect(again.items.first { $0.id == ids[0] }?.text == "Neu")
        #expect(Set(again.vanished) == [ids[1], more.items[0].id])
    }

    private func answers(_ stand: Stand) async throws {
        let parent = try stand.comment("Wann öffnet das Bad?")
        let marker = try await stand.connector.marker()
        var item = stand.item(.reply, parent, "Um 8 < 9 & \"später\" <script>.\n\nIhre Stadt 'hier' \\o/", key: "key-a")
        item.marker = marker
        #expect(try await stand.connector.find(item) == nil)
        guard case .accepted(let id, let url) = await stand.connector.deliver(item) else {
            Issue.record("not accepted")
            return
        }
        #expect(url?.hasSuffix("#comment-\(id)") == true)
        #expect(try await stand.connector.find(item)?.id == id)
        // The key decides, so a later try of the same row finds it even without a marker.
        item.marker = nil
        #expect(try await stand.connector.find(item)?.id == id)
        // A try after a lost answer does not double it, although WordPress misses this text as a duplicate.
        item.attempts = 1
        #expect(await stand.connector.deliver(item) == .accepted(id: id, url: url))
        #expect(try stand.php("echo get_comments(['parent' => \(parent), 'count' => true]);") == "1")
        let read = try await stand.connector.recheck([id])
        #expect(read.items.first?.text == item.text)
        #expect(read.items.first?.direction == .outgoing)
        // The same words by another row are refused, and never taken for its own.
        guard case .accepted = await stand.connector.deliver(stand.item(.reply, parent, "Vielen Dank", key: "key-b")),
            case .refused(let reason) = await stand.connector.deliver(
                stand.item(.reply, parent, "Vielen Dank", key: "key-c"))
        else {
            Issue.record("doubled")
            return
        }
        #expect(reason.contains("word it otherwise"))
        #expect(await stand.connector.deliver(stand.item(.edit, id, "Um neun & später")) == .accepted(id: id, url: nil))
        #expect(try await stand.connector.find(stand.item(.edit, id, "Um neun & später"))?.id == id)
        guard case .refused = await stand.connector.deliver(stand.item(.edit, parent, "Nein")) else {
            Issue.record("a citizen's words were changed")
            return
        }
    }

    private func moderates(_ stand: Stand) async throws {
        let id = try stand.comment("Moin", approved: "0")
        guard case .refused = await stand.connector.deliver(stand.item(.reply, id, "Hallo")) else {
            Issue.record("answered what nobody sees")
            return
        }
        let steps: [(OutboundAction, String)] = [
            (.approve, "approved"), (.hide, "unapproved"), (.unhide, "approved"), (.delete, "trash"),
        ]
        for (action, status) in steps {
            let item = stand.item(action, id)
            #expect(try await stand.connector.find(item) == nil, "\(action)")
            #expect(await stand.connector.deliver(item) == .accepted(id: id, url: nil), "\(action)")
            #expect(try stand.status(id) == status)
            // What is done already is done.
            #expect(await stand.connector.deliver(item) == .accepted(id: id, url: nil), "\(action)")
            #expect(try await stand.connector.find(item)?.id == id, "\(action)")
        }
        #expect(await stand.connector.deliver(stand.item(.delete, "99999")) == .accepted(id: "99999", url: nil))
    }

    private func publishes(_ stand: Stand) async throws {
        let item = stand.item(
            .publish, nil, "Am Montag bleibt es zu.\n\nA < B & C", key: "0192-abcdef123456", subject: "Bürgerbüro zu")
        #expect(try await stand.connector.find(item) == nil)
        guard case .accepted(let id, let url) = await stand.connector.deliver(item) else {
            Issue.record("not published")
            return
        }
        #expect(url?.isEmpty == false)
        #expect(try await stand.connector.find(item)?.id == id)
        #expect(await stand.connector.deliver(item) == .accepted(id: id, url: url))
        #expect(try stand.php("echo wp_count_posts()->publish, ' ', wp_count_posts()->draft;") == "2 0")
        #expect(await stand.connector.deliver(stand.item(.edit, id, "Doch nicht.")) == .accepted(id: id, url: nil))
        #expect(try await stand.connector.find(stand.item(.edit, id, "Doch nicht."))?.id == id)
        #expect(await stand.connector.deliver(stand.item(.delete, id)) == .accepted(id: id, url: nil))
        #expect(try await stand.connector.find(stand.item(.delete, id))?.id == id)
    }

    private func refuses(_ server: RealServer) async throws {
        let guest = try await Stand(server, user: "editor", password: "editor_password")
        await #expect(throws: ChannelFault.authorisation("the user mitarbeit lacks the right moderate_comments")) {
            try await guest.connector.check()
        }
        let wrong = try await Stand(server, password: "editor_password")
        do {
            _ = try await wrong.connector.pull(after: nil)
            Issue.record("let in")
        } catch {
            guard case .authorisation(let why) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(why.hasPrefix("the site sees no login"))
        }
    }
}
