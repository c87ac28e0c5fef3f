import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The notice to the author: shown as it leaves, and changed by hand.
struct NoticeTests {
    private func stand(_ queue: ReviewQueue = .suspected, clerk: Clerk = FakeDeskSeed.clerk) throws -> Stand {
        try ModerationFixtures.stand(clerk: clerk, queue: queue)
    }

    /// The orders of the only deciding effect.
    private func orders(_ effects: [Effect]) -> [ModerationOrder] {
        guard effects.count == 1, case .moderate(.decide(let orders)) = effects[0] else { return [] }
        return orders
    }

    @Test("the notice on the screen is the one that leaves")
    func notice() throws {
        let stand = try ModerationFixtures.stand(size: Size(width: 200, height: 60), queue: .suspected)
        stand.press("1")
        let subject = try #require(stand.app.review?.subject)
        let order = try #require(stand.app.form.order(for: 100))
        let shown = try DecisionPreview(order, subject, stand.app.decisionContext).result.get()
        stand.press("Enter")
        let made = try #require(try stand.desk.detail(1, clerk: "k.petersen")?.decisions.last)
        #expect(made.notice == shown.notice && !made.notice.isEmpty)
        #expect(made.noticeWay == shown.way.rawValue)
    }

    @Test("the notice is changed by hand, kept, sent, and told apart when rule and measure change")
    func writing() throws {
        let stand = try stand()
        stand.press("1", "e")
        #expect(stand.app.contexts == [.notice])
        stand.take(.key(.paste("Mit Gruß")))
        stand.press("Esc")
        let notice = try #require(stand.app.form.notice)
        #expect(notice.hasSuffix("Mit Gruß") && notice.hasPrefix("Guten Tag"))
        #expect(!stand.app.form.noticeIsAstray)
        stand.press("2")
        #expect(stand.app.form.noticeIsAstray && stand.app.form.notice == notice)
        stand.press("1")
        #expect(orders(Update.update(&stand.app, .key(.enter))).first?.notice == notice)
    }

    @Test("the rule's own text comes back with one key, and an unchanged text counts as untouched")
    func restore() throws {
        let stand = try stand()
        stand.press("1", "e", "<x>", "Ctrl-x", "Esc")
        #expect(stand.app.form.notice == nil)
    }

    @Test("the editor's text becomes the notice")
    func editor() throws {
        let stand = try stand()
        stand.press("1", "e", "Ctrl-e")
        guard case .edit(let text, let id)? = stand.touched.last else { return #expect(Bool(false), "no editor") }
        stand.take(.edited(id, text + "\nNachtrag"))
        #expect(stand.app.form.notice == text + "\nNachtrag")
    }
}
