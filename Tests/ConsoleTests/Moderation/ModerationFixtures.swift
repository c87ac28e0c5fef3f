import Desk
import Terminal
import TestKit

@testable import Console

/// Queues filled with what a moderator meets.
enum ModerationFixtures {
    static let now = FakeDeskSeed.now
    static let second = Clerk(name: "s.meyer", fullName: "S. Meyer", role: .admin)

    /// A hint of words in the first case, whose text is `Seit drei Wochen steht die Unterführung …`.
    static let hint = SuspicionRow(
        score: 0.82,
        reasons: [
            .init(
                kind: "word", rule: "insult", what: "Unterführung", weight: 0.8, range: 27..<40,
                words: Bilingual("Wort „Unterführung“ der Liste", "word “Unterführung” of the list")),
            .init(
                kind: "model", rule: nil, what: "kümmert", weight: 0.4, range: nil,
                words: Bilingual("klingt herabsetzend", "sounds belittling")),
        ], labels: ["toxic": 0.61], source: "liste 3, modell 2")

    /// A console in the moderation, whose desk has something in every queue.
    static func stand(
        size: Size = .standard, language: Language = .de, isUnicode: Bool = true, clerk: Clerk = FakeDeskSeed.clerk,
        queue: ReviewQueue = .held
    ) throws -> Stand {
        let stand = try Stand(size: size, language: language, isUnicode: isUnicode, clerk: clerk)
        fill(stand.desk)
        stand.take(.deskChanged)
        stand.press("6")
        stand.carryOut(ModerationScreen.show(queue, &stand.app))
        return stand
    }

    static func fill(_ desk: FakeDesk) {
        desk.wait(3, in: .held)
        desk.wait(9, in: .held)
        desk.wait(5, in: .reported)
        desk.wait(1, in: .suspected, hint: hint)
        desk.wait(8, in: .suspected, hint: SuspicionRow(score: 0.4, source: "liste 3"))
        desk.wait(12, in: .suspected, hint: SuspicionRow(score: 0.2, source: "liste 3"))
        desk.enter(decision("d1", caseKey: 8, .delete, .proposed, approval: .before))
        desk.wait(8, in: .second)
        var appealed = decision("d2", caseKey: 5, .hide, .inForce)
        appealed.record.appeal = .open
        appealed.record.appealAt = now + -3600
        appealed.appealText = "Ich habe niemanden beleidigt."
        desk.enter(appealed)
        desk.wait(5, in: .appeals)
    }

    static func decision(
        _ id: String, caseKey: Int64, _ measure: Measure, _ state: DecisionState, approval: ApprovalNeed = .none,
        by clerk: String = "a.lange"
    ) -> DecisionView {
        let record = DecisionRecord(
            key: 900, id: id, caseKey: caseKey, account: 1, message: caseKey * 100, content: caseKey * 100,
            author: caseKey, measure: measure, rule: "insult", ruleVersion: 1, state: state, carrying: .outbox,
            by: clerk, at: now + -7200, approval: approval)
        return DecisionView(
            record: record, caseNumber: CaseNumber(year: 2026, serial: 4099 + Int(caseKey)), channel: .facebook,
            account: "stadt", note: "Setzt die Mitarbeiterin herab.",
            notice: "Guten Tag,\n\nIhren Beitrag haben wir verborgen.", noticeWay: "private")
    }

    static func reply(_ key: Int64, caseKey: Int64, _ state: ReplyState, action: OutboundAction = .reply) -> OutboxRow {
        var record = ReplyRecord(
            key: key, caseKey: caseKey, account: 1, idempotencyKey: "k\(key)", target: caseKey * 100, isInterim: false,
            isPublic: true, closesCase: false, state: state, queued: now + -120, notBefore: now + -60)
        record.action = action
        record.author = "a.lange"
        return OutboxRow(
            reply: record, caseNumber: CaseNumber(year: 2026, serial: 4099 + Int(caseKey)), account: "stadt",
            channel: .facebook, author: "a.lange", recipient: "Heike M.",
            text: action == .reply ? "Guten Tag, wir kümmern uns darum." : "insult 1")
    }

    static let alarm = FloodAlarm(
        level: .flood, channel: .facebook, account: "stadt", count: 140, usual: 12, since: now + -1800,
        steps: FloodAlarm.Step.allCases)
}
