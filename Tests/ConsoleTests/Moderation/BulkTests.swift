import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// One decision about many messages.
struct BulkTests {
    @Test("marked messages get one decision after a question that says how many, where, and what is refused")
    func question() throws {
        let stand = try ModerationFixtures.stand(queue: .suspected)
        stand.press("*", "1")
        #expect(stand.app.isBulk && stand.app.moderation.bulk.measure == .hide)
        #expect(Update.update(&stand.app, .key(.enter)).isEmpty)
        guard case .confirm(let question)? = stand.app.overlay else { return #expect(Bool(false), "no question") }
        #expect(question.question == "1 von 3 Beiträgen: „verbergen“? u nimmt alle zurück.")
        let details = question.details.map(\.text)
        #expect(details.first == "Facebook 1")
        #expect(details.contains { $0.contains("a.lange hat schon etwas vorgeschlagen") })
        #expect(details.contains { $0.contains("der Kanal kennt das über dieses Konto nicht") })
        stand.press("Enter")
        #expect(!stand.desk.log.contains { $0.hasPrefix("moderate") })
    }

    @Test("yes decides in one step, refused ones stay marked, and one undo takes all back")
    func decide() throws {
        let stand = try Stand()
        for key in [Int64(1), 5, 8] { stand.desk.wait(key, in: .reported) }
        stand.desk.enter(ModerationFixtures.decision("d1", caseKey: 8, .delete, .proposed, approval: .before))
        stand.press("6", "*", "1", "Enter", "j")
        #expect(stand.desk.log.contains("moderate 100 hide insult, 500 hide insult"))
        #expect(stand.app.moderation.list.items.map(\.message) == [800])
        #expect(stand.app.moderation.bulk == DecisionForm())
        stand.press("u")
        #expect(stand.app.moderation.list.items.map(\.message) == [100, 500, 800])
        #expect(stand.desk.log.filter { $0.hasPrefix("moderate") || $0 == "undo" }.count == 2)
    }

    @Test("messages of one case name the version that was seen once, as each decision makes a new one")
    func oneCase() throws {
        let stand = try ModerationFixtures.stand(queue: .suspected)
        stand.desk.join(1, author: "Sven R.", text: "Stimmt!", at: stand.app.now)
        let detail = try #require(try stand.desk.detail(1, clerk: ""))
        let first = try #require(stand.app.moderation.list.items.first)
        var second = first
        second.message = 101
        second.content = 0
        stand.app.moderation.list.take([first, second]) { _ in false }
        stand.app.moderation.list.marked = [100, 101]
        for message in [Int64(100), 101] {
            let target = try #require(try stand.desk.moderationTarget(message))
            stand.app.moderation.marked[message] = ModerationSubject(target: target, detail: detail)
        }
        stand.app.moderation.bulk.rule = "insult"
        stand.app.moderation.bulk.measure = .hide
        let orders = BulkPreview(stand.app, closesCase: false).orders
        #expect(orders.map(\.seenVersion) == [first.caseVersion, nil])
        #expect(orders.map(\.seenText) == [100, 0])
    }

    @Test("V marks what lies between, Esc clears the marks and stays")
    func range() throws {
        let stand = try ModerationFixtures.stand(queue: .suspected)
        stand.press("V", "j", "j")
        #expect(stand.app.moderation.list.marked == [100, 800, 1200])
        stand.press("Esc")
        #expect(stand.app.moderation.list.marked.isEmpty && stand.app.top == .moderation)
    }

    @Test("the notice cannot be changed for several at once")
    func notice() throws {
        let stand = try ModerationFixtures.stand(queue: .suspected)
        stand.press("v", "1", "e")
        #expect(stand.app.moderation.notice == nil)
        #expect(stand.app.flash?.kind == .warning)
    }
}
