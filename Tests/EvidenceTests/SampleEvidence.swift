import Desk
import StrictJSON

/// An invented threat that was changed once, hidden by two persons.
enum SampleEvidence {
    private static let written = Instant(seconds: 1_795_420_800)

    static var facts: EvidenceFacts {
        EvidenceFacts(
            city: "Seestadt Testhafen", caseNumber: "TST-2026-000007", channel: .facebook, account: "stadt",
            extent: .full, message: versions[1], versions: versions, remoteID: "c-1", url: "https://example.org/c/1",
            state: .hidden, created: written, received: written + 60,
            author: EvidenceFacts.Person(id: "u-77", name: "Kalle \u{202E}nrobeL", handle: "kalle", url: nil),
            attachments: [InboundAttachment(url: "https://example.org/bild.png")], thread: [line],
            decisions: [decision], rules: [rule], proof: [proof], headSequence: 99,
            headHash: [UInt8](repeating: 7, count: 32))
    }

    private static let versions = [
        version(11, "Euch soll man alle verprügeln!"), version(14, "Euch soll man <b>alle</b> …"),
    ]

    private static func version(_ entry: Int64, _ text: String) -> EvidenceFacts.Version {
        EvidenceFacts.Version(
            entry: entry, at: written, subject: nil, text: text, author: "Kalle", extra: nil,
            salt: [UInt8](repeating: 1, count: 16))
    }

    private static let line = ThreadMessage(
        key: 10, direction: .incoming, kind: .comment, author: "Heike", created: written + -60, text: "Worum geht es?",
        state: "present", versions: 1, isPublic: true, attachments: [])

    private static let decision = DecisionView(
        record: DecisionRecord(
            key: 20, id: "d-1", caseKey: 10, account: 1, message: 11, content: 14, author: 3, measure: .hide,
            rule: "threat", ruleVersion: 1, state: .inForce, carrying: .outbox, by: "k.petersen", at: written + 600,
            approval: .afterwards, second: "s.meyer", secondAt: written + 900),
        caseNumber: CaseNumber(year: 2026, serial: 7), channel: .facebook, account: "stadt", note: "klare Drohung",
        notice: "Guten Tag, …", noticeWay: "private")

    private static let rule = EvidenceFacts.CitedRule(
        name: "threat", number: 3,
        version: RuleVersion(
            from: CivilDate(day: 18_000), title: Bilingual("Keine Drohungen", "No threats"),
            text: Bilingual("Niemand wird bedroht.", "Nobody is threatened."),
            explanation: Bilingual("Der Beitrag droht.", "The post threatens."), measures: [.hide], usual: .hide))

    private static let proof = EvidenceFacts.ProofEntry(
        entry: JournalEntry(
            sequence: 11, id: UUIDv7(high: 1, low: 2), device: 1, deviceSequence: 11, time: HybridTime(value: 5),
            actor: "~sync", command: "sync:11", kind: .opened, caseKey: 10, payload: .object([]),
            hash: [UInt8](repeating: 9, count: 32)),
        payload: "{}", previous: [UInt8](repeating: 8, count: 32))
}
