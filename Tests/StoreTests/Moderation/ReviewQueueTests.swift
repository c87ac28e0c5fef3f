import Desk
import Foundation
import Store
import Testing

/// What waits, in which order, and when it is answered.
struct ReviewQueueTests {
    private static func hint(_ score: Double) -> SuspicionRow {
        SuspicionRow(
            score: score,
            reasons: [
                SuspicionRow.Reason(
                    kind: "word", rule: "insult", what: "vollidiot", weight: 0.7, range: 3..<12,
                    words: Bilingual("Wort", "word"))
            ], labels: ["toxic": score], source: "lists 1")
    }

    /// Screens all that is new as suspicious.
    private static func screen(_ desk: ModerationStand, score: Double = 0.8) throws {
        let earliest = desk.stand.now + -30 * 86_400
        var place = try desk.stand.store.screenedUpTo(newerThan: earliest)
        while true {
            let (messages, upTo) = try desk.stand.store.unscreened(after: place, newerThan: earliest)
            guard upTo > place else { return }
            let results = messages.map { message in
                ScreeningResult(
                    message: message.key, content: message.content, caseKey: message.caseKey, account: message.account,
                    hint: hint(score), isSuspect: true, urgency: 3, since: message.created)
            }
            #expect(try desk.stand.store.keep(results, from: place, upTo: upTo))
            place = upTo
        }
    }

    @Test(
        "an approved message does not come back as pending, but does when its text was changed or it is reported again")
    func approvedStays() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        try Self.screen(desk)
        #expect(try desk.queue(.suspected).map(\.message) == [message])
        try desk.moderate(message, .approve, rule: nil)
        try Self.screen(desk)
        #expect(try desk.queue(.suspected).isEmpty)
        try desk.stand.take(
            desk.stand.item("f1", "Jetzt erst recht, Vollidiot", by: "Kalle", channel: .facebook, account: "seite"))
        #expect(try desk.queue(.suspected).isEmpty)
        try Self.screen(desk)
        #expect(try desk.queue(.suspected).map(\.message) == [message])
        try desk.moderate(message, .keep, rule: nil)
        #expect(try desk.queue(.suspected).isEmpty)
        try desk.stand.store.report(
            message: message, rule: "insult", source: "Heike", text: "Bitte prüfen", as: Stand.petersen,
            now: desk.stand.now)
        #expect(try desk.queue(.reported).map(\.message) == [message])
        try desk.verify()
    }

    @Test("reports count up, and any decision answers them all")
    func reports() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        for name in ["A", "B", "C"] {
            try desk.stand.store.report(
                message: message, rule: nil, source: name, text: "!", as: Stand.petersen, now: desk.stand.now)
        }
        #expect(try desk.queue(.reported).first?.reports == 3)
        #expect(try desk.stand.detail(try desk.stand.key(of: "f1")).row.moderation == .reported)
        let decision = try desk.moderate(message, .hide)
        #expect(decision.notice.contains("gemeldet"))
        #expect(try desk.queue(.reported).isEmpty)
        #expect(try desk.stand.detail(try desk.stand.key(of: "f1")).row.moderation == nil)
        try desk.verify()
    }

    @Test("what the source publishes by itself waits no longer")
    func published() throws {
        let desk = try ModerationStand()
        _ = try desk.comment("f1", "Schöner Abend", isHeld: true)
        #expect(try desk.queue(.held).count == 1)
        #expect(try desk.state("f1") == "held")
        _ = try desk.comment("f1", "Schöner Abend", isHeld: false)
        #expect(try desk.queue(.held).isEmpty)
        #expect(try desk.state("f1") == "present")
        try desk.verify()
    }

    @Test("what the asker must not decide is not offered to them")
    func notOwn() throws {
        let desk = try ModerationStand()
        try desk.moderate(try desk.comment("f1"), .ban, by: ModerationStand.harms)
        #expect(try desk.queue(.second, as: "harms").isEmpty)
        #expect(try desk.queue(.second, as: "chef").count == 1)
        #expect(try desk.stand.store.reviewCounts(asker: try desk.stand.asker("harms"))[.second] == 0)
        #expect(try desk.queue(.recent, as: "harms").count == 1)
    }

    @Test("pages go on by key, without gap or double, while items come and go")
    func pages() throws {
        let desk = try ModerationStand()
        for place in 1...25 {
            desk.stand.now = desk.stand.now + 60
            _ = try desk.comment("f\(place)", "Beitrag \(place)", by: "L\(place)", isHeld: true)
        }
        var seen: [Int64] = []
        var cursor: PageCursor?
        while true {
            let page = try desk.stand.store.review(
                ReviewRequest(.held, limit: 7, cursor: cursor), asker: try desk.stand.asker())
            guard let last = page.last else { break }
            seen += page.map(\.message)
            cursor = last.cursor
            // Somebody else decides about the first of this page meanwhile.
            try desk.moderate(page[0].message, .keep, rule: nil, by: Stand.lange)
        }
        #expect(seen.count == 25 && Set(seen).count == 25)
        try desk.verify()
    }

    @Test("merged, split and unmerged cases keep what waits")
    func moved() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1", isHeld: true)
        _ = try desk.comment("f2", "Und ich.", by: "Heike")
        let (one, two) = (try desk.stand.key(of: "f1"), try desk.stand.key(of: "f2"))
        try desk.stand.submit(Merge(into: try desk.stand.record(two)), one)
        #expect(try desk.queue(.held).first?.caseKey == two)
        #expect(try desk.stand.detail(two).row.moderation == .held)
        _ = try desk.stand.store.undo(as: Stand.petersen, now: desk.stand.now)
        #expect(try desk.queue(.held).first?.caseKey == one)
        #expect(try desk.stand.detail(one).row.moderation == .held)
        try desk.moderate(message, .hide)
        #expect(try desk.queue(.held).isEmpty)
        try desk.verify()
    }

    @Test("is:held, rule: and label: find their cases")
    func queries() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1", isHeld: true)
        _ = try desk.comment("f2", "Danke!", by: "Heike")
        try Self.screen(desk, score: 0.9)
        func count(_ text: String) throws -> Int {
            try desk.stand.store.page(
                PageRequest(try Query(parsing: text)), asker: try desk.stand.asker()
            ).count
        }
        #expect(try count("is:held") == 1)
        #expect(try count("label:toxic") == 2)
        #expect(try count("rule:insult") == 0)
        try desk.moderate(message, .hide)
        #expect(try count("rule:insult") == 1)
        #expect(try count("is:held") == 0)
    }
}
