import Desk
import StrictJSON
import Terminal
import TestKit

@testable import Console

/// A case with everything that can happen to one.
enum CaseFixtures {
    static let now = FakeDeskSeed.now

    static func message(
        _ key: Int64, _ author: String, _ text: String, minutes: Int64, direction: Direction = .incoming,
        parent: Int64? = nil, state: String = "present", versions: Int = 1, rating: Int? = nil, remote: String? = nil,
        isPublic: Bool = true, url: String? = nil, attachments: [InboundAttachment] = []
    ) -> ThreadMessage {
        ThreadMessage(
            key: key, direction: direction, kind: .comment, remoteID: remote, parent: parent, author: author,
            created: now + -60 * minutes, text: text, state: state, versions: versions, rating: rating,
            isPublic: isPublic, url: url, attachments: attachments)
    }

    static func entry(_ sequence: Int64, _ kind: EventKind, _ actor: String, minutes: Int64) -> JournalEntry {
        JournalEntry(
            sequence: sequence, id: UUIDv7(high: UInt64(sequence), low: 0), device: 1, deviceSequence: sequence,
            time: HybridTime(after: nil, now: now + -60 * minutes), actor: actor, command: "x:\(sequence)", kind: kind,
            caseKey: 1, payload: ["unit": "SBA", "remote": "4711", "reason": "Netz weg"], hash: [])
    }

    static func reply(
        _ key: Int64, _ state: ReplyState, _ text: String, reason: String? = nil, remote: String? = nil,
        after: Int64 = -60
    ) -> OutboxRow {
        let record = ReplyRecord(
            key: key, caseKey: 1, account: 1, idempotencyKey: "k\(key)", target: 100, isInterim: false, isPublic: true,
            closesCase: false, state: state, queued: now + -120, notBefore: now + after, lastTry: now + -60,
            remoteID: remote, remoteURL: remote.map { "https://social.example/\($0)" }, reason: reason)
        return OutboxRow(
            reply: record, caseNumber: CaseNumber(year: 2026, serial: 4100), account: "stadt", channel: .facebook,
            author: "k.petersen", recipient: "Heike M.", text: text)
    }

    static let messages: [ThreadMessage] = [
        message(
            100, "Heike M.",
            "Seit drei Wochen steht die Unterführung am Bahnhof unter Wasser und niemand kümmert sich. Wer ist da "
                + "eigentlich zuständig? https://stadt.example@nwz.example/artikel",
            minutes: 2686, url: "https://social.example/100",
            attachments: [InboundAttachment(url: "https://cdn.example/1.jpg", mime: "image/jpeg")]),
        message(101, "Sven R.", "Genau! Beim Amt geht keiner ran.", minutes: 2664, parent: 100, versions: 2, rating: 2),
        message(102, "k.petersen", "SBA angerufen, Pumpe defekt, Firma kommt morgen.", minutes: 116, direction: .note),
        message(103, "Ella", "Weg damit", minutes: 110, state: "vanished"),
        message(104, "Stadt", "Guten Tag, wir kümmern uns.", minutes: 100, direction: .outgoing, remote: "4711"),
    ]

    /// The first case of the desk, told at length.
    static func detail(_ stand: Stand, draft: String? = nil) throws -> CaseDetail {
        guard var detail = try stand.desk.detail(1, clerk: "k.petersen") else { throw Missing() }
        detail.messages = messages
        detail.row.record.messages = 3
        detail.row.record.version = 500
        detail.replies = [
            reply(201, .sent, "Guten Tag, wir kümmern uns.", remote: "4711"),
            reply(202, .failed, "Noch eine Antwort", reason: "Konto gesperrt"),
            reply(203, .uncertain, "Dritte Antwort", reason: "keine Antwort vom Kanal"),
        ]
        detail.history = [
            entry(301, .assigned, "s.meyer", minutes: 90), entry(302, .claimed, "k.petersen", minutes: 80),
            entry(303, .replySent, "~sync", minutes: 70),
        ]
        detail.draft = draft.map { Draft(caseKey: 1, text: $0, seenVersion: 500, changed: now + -300) }
        return detail
    }

    struct Missing: Error {}
}

extension Stand {
    /// Opens the first case, and shows it with this detail.
    func open(_ detail: CaseDetail, composing: Bool = false) {
        _ = CaseScreen.open(1, row: nil, composing: false, &app)
        show(detail)
        if composing { press("r") }
    }

    /// The answer to a question for the case.
    func show(_ detail: CaseDetail) {
        _ = CaseScreen.ask(&app)
        guard let id = app.openCase?.detailRequest else { return }
        take(.loaded(id, .detail(detail)))
    }

    /// Types over the reply being written.
    func type(_ text: String) { take(.key(.paste(text))) }

    func tick(_ seconds: Int64 = 1) { take(.tick(app.now + seconds)) }
}

/// Where the pictures of all screens lie.
enum Pictures {
    static let home: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(2).joined(separator: "/") + "/Pictures.swift"
    }()

    static let sizes = [
        ("80x24", Size.standard), ("40x10", Size(width: 40, height: 10)), ("200x60", Size(width: 200, height: 60)),
    ]

    /// One picture in each size; `prepare` brings the console where the picture is taken.
    static func verify(
        _ name: String, isUnicode: Bool = true, language: Language = .de, _ prepare: (Stand) throws -> Void
    ) throws {
        var faults: [any Error] = []
        for (suffix, size) in sizes {
            let stand = try Stand(size: size, language: language, isUnicode: isUnicode)
            try prepare(stand)
            do { try FakeScreen.verify(stand.text, name: "\(name)-\(suffix)", beside: home) } catch {
                faults.append(error)
            }
        }
        if let first = faults.first { throw first }
    }
}
