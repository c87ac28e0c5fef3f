import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Pictures of the moderation, and what must hold for every picture.
struct ModerationFrameTests {
    private func verify(
        _ name: String, _ queue: ReviewQueue, isUnicode: Bool = true, language: Language = .de,
        clerk: Clerk = FakeDeskSeed.clerk, prepare: (Stand) throws -> Void = { _ in }
    ) throws {
        var faults: [any Error] = []
        for (suffix, size) in Pictures.sizes {
            let stand = try ModerationFixtures.stand(
                size: size, language: language, isUnicode: isUnicode, clerk: clerk, queue: queue)
            try prepare(stand)
            do { try FakeScreen.verify(stand.text, name: "\(name)-\(suffix)", beside: Pictures.home) } catch {
                faults.append(error)
            }
        }
        if let first = faults.first { throw first }
    }

    @Test("each queue", arguments: ReviewQueue.allCases)
    func queues(_ queue: ReviewQueue) throws {
        try verify("moderation-\(queue.rawValue)", queue, clerk: ModerationFixtures.second) { stand in
            guard queue == .recent else { return }
            stand.desk.enter(ModerationFixtures.decision("d9", caseKey: 1, .hide, .inForce, by: "s.meyer"))
            stand.take(.deskChanged)
        }
    }

    @Test("the queues without Unicode") func ascii() throws {
        try verify("moderation-ascii", .suspected, isUnicode: false) { $0.press("1") }
    }

    @Test("the queues in English") func english() throws {
        try verify("moderation-english", .suspected, language: .en) { $0.press("1") }
    }

    @Test("a rule is chosen, the notice stands as it will be sent") func chosen() throws {
        try verify("moderation-chosen", .suspected) { $0.press("1") }
    }

    @Test("a message on a page of its own") func page() throws {
        try verify("moderation-page", .suspected) { $0.press("m") }
    }

    @Test("the notice is changed by hand") func notice() throws {
        try verify("moderation-notice", .suspected) { $0.press("1", "e", "Home", "<Liebe Frau M.>") }
    }

    @Test("a refused decision keeps what was typed and says what changed") func stale() throws {
        try verify("moderation-stale", .suspected) { stand in
            stand.press("1", "n", "<Wort 3>", "Enter")
            stand.desk.join(1, author: "Sven R.", text: "Stimmt!", at: stand.app.now)
            _ = try stand.desk.submit(
                AddNote(text: "angerufen"), to: [1], as: .clerk(ModerationFixtures.second), now: stand.app.now)
            if stand.app.size.width < 60 { stand.press("g") }
            stand.press("Enter")
        }
    }

    @Test("many at once, with what is refused and why") func bulk() throws {
        try verify("moderation-bulk", .suspected) { $0.press("*", "7", "Enter") }
    }

    @Test("marked messages before the question") func marked() throws {
        try verify("moderation-marked", .suspected) { $0.press("v", "v", "1") }
    }

    @Test("the question before what cannot be undone") func final() throws {
        try verify("moderation-final", .suspected) { stand in
            stand.press("7")
            stand.press("Enter")
        }
    }

    @Test("a reply waits for a second person") func reply() throws {
        try verify("moderation-reply", .second, clerk: ModerationFixtures.second) { stand in
            stand.desk.enter(ModerationFixtures.reply(700, caseKey: 2, .awaitingApproval))
            stand.take(.deskChanged)
            stand.press("j")
            if stand.app.size.width < 60 { stand.press("m") }
        }
    }

    @Test("the list of rules") func rules() throws {
        try verify("moderation-rules", .suspected) { $0.press("#", "<1>") }
    }

    @Test("a flood over the queues") func flood() throws {
        try verify("moderation-flood", .suspected) { stand in
            stand.desk.flood([ModerationFixtures.alarm])
            stand.take(.deskChanged)
        }
    }

    @Test("a flood over the inbox") func inboxFlood() throws {
        try Pictures.verify("inbox-flood") { stand in
            stand.desk.flood([ModerationFixtures.alarm])
            stand.take(.deskChanged)
        }
    }

    @Test("what can be done about a flood") func floodMenu() throws {
        try Pictures.verify("flood-menu") { stand in
            stand.desk.flood([ModerationFixtures.alarm])
            stand.take(.deskChanged)
            stand.press("!")
        }
    }

    @Test("every size draws in every state") func sizes() throws {
        let keys = [[], ["1"], ["1", "e"], ["m"], ["m", "1", "e"], ["*", "1"], ["*", "7", "Enter"], ["#"], ["!"]]
        for keys in keys {
            let stand = try ModerationFixtures.stand(queue: .suspected)
            stand.desk.flood([ModerationFixtures.alarm])
            stand.take(.deskChanged)
            for key in keys { stand.press(key) }
            for width in [1, 2, 5, 20, 21, 39, 60, 69, 70, 100, 120, 130] {
                for height in [1, 2, 4, 5, 6, 9, 14, 18, 40] {
                    stand.take(.resized(Size(width: width, height: height)))
                    #expect(stand.rows.count == height)
                    guard let cursor = stand.frame.cursor else { continue }
                    #expect(cursor.row < height && cursor.column < width, "\(keys) \(width)x\(height)")
                }
            }
        }
    }

    @Test("hostile texts show no control character anywhere", arguments: HostileTexts.all.map(\.name))
    func hostile(_ name: String) throws {
        let text = try #require(HostileTexts.all.first { $0.name == name }?.text)
        for size in Pictures.sizes.map(\.1) {
            let stand = try Stand(cases: 3, size: size)
            let key = stand.desk.arrive(author: text, text: text)
            let reason = SuspicionRow.Reason(
                kind: "word", rule: "insult", what: text, weight: 1, range: 1..<9, words: Bilingual(text, text))
            stand.desk.wait(
                key, in: .suspected, hint: SuspicionRow(score: 1, reasons: [reason], labels: [text: 1], source: text))
            stand.carryOut(stand.app.show(tab: .moderation) + ModerationScreen.show(.suspected, &stand.app))
            let isLarge = size.width == 200
            for keys in isLarge ? [["1"]] : [[], ["1"], ["m"], ["e"]] {
                for key in keys { stand.press(key) }
                let shown = stand.text
                let scalars = shown.unicodeScalars.filter { $0 != "\n" }
                #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
                #expect(
                    !scalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
                #expect(shown.count { $0 == "\n" } == size.height - 1)
            }
        }
    }

    @Test("without colours a letter or a mark tells what is chosen, begun, marked, held back and pressing")
    func mono() throws {
        let stand = try ModerationFixtures.stand(size: Size(width: 200, height: 60), queue: .suspected)
        stand.press("1", "j", "v", "k")
        let rows = stand.rows
        #expect(rows[1].contains("[Verdacht 3]"))
        #expect(rows[2].hasPrefix("= ") && rows[3].hasPrefix("§✔"))
        stand.press("Esc", "k", "k")
        #expect(stand.text.contains("›Unterführung‹"))
        #expect(stand.text.contains("›  1  Keine Beleidigungen") && stand.text.contains("›h verbergen"))
        #expect(stand.text.contains("(wieder zeigen, entsperren: das ist schon so)"))
        let cursor = try #require(stand.frame.cursor)
        #expect(cursor.row == 2 && cursor.column == 0)
    }
}
