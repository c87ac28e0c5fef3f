import Desk
import Store
import Testing

/// Undo appends the inverse; redo is the undo of an undo.
struct UndoTests {
    private func undo(_ stand: Stand, _ actor: Actor = Stand.petersen) throws -> UndoReport {
        try stand.store.undo(as: actor, now: stand.now)
    }
    private func redo(_ stand: Stand, _ actor: Actor = Stand.petersen) throws -> UndoReport {
        try stand.store.redo(as: actor, now: stand.now)
    }

    @Test("several steps back and the same steps forward again, then nothing is left")
    func stack() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let start = try stand.record(key)
        try stand.submit(Claim(), key)
        try stand.submit(SetTags(add: ["licht"]), key)
        try stand.submit(Assign(unit: "SBA"), key)
        let end = try stand.record(key)
        for _ in 0..<3 { _ = try undo(stand) }
        #expect(throws: Refusal.nothingToUndo) { _ = try undo(stand) }
        #expect(same(try stand.record(key), start))
        for _ in 0..<3 { _ = try redo(stand) }
        #expect(throws: Refusal.nothingToRedo) { _ = try redo(stand) }
        #expect(same(try stand.record(key), end))
        _ = try undo(stand)
        #expect(try stand.record(key).unit == nil && (try stand.record(key).tags) == ["licht"])
        #expect(try stand.store.verify().differences == [])
    }

    private func same(_ a: CaseRecord, _ b: CaseRecord) -> Bool {
        var b = b
        b.version = a.version
        b.activity = a.activity
        return a == b
    }

    @Test("after something new there is nothing to redo")
    func noRedoAfterNew() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(Claim(), key)
        _ = try undo(stand)
        try stand.submit(SetTags(add: ["x"]), key)
        #expect(throws: Refusal.nothingToRedo) { _ = try redo(stand) }
    }

    @Test("a decision on many cases is one step")
    func bulk() throws {
        let stand = try Stand()
        let keys = try (1...20).map { try stand.opened("b\($0)", by: "Leute\($0)") }
        _ = try stand.store.submit(Assign(unit: "EBB"), to: keys, as: Stand.petersen, now: stand.now)
        let report = try undo(stand)
        #expect(Set(report.changed) == Set(keys))
        for key in keys { #expect(try stand.record(key).unit == nil) }
    }

    @Test("a note taken back is retracted, and stands again after redo")
    func note() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(AddNote(text: "vertraulich geheimsache"), key)
        let states = { try stand.detail(key).messages.filter { $0.direction == .note }.map(\.state) }
        #expect(try states() == ["present"])
        _ = try undo(stand)
        #expect(try states() == ["retracted"])
        let hits = try stand.store.page(PageRequest(.word("geheimsache", prefix: false)), asker: try stand.asker())
        #expect(hits.isEmpty)
        _ = try redo(stand)
        #expect(try states() == ["present"])
        _ = try undo(stand)
        #expect(try states() == ["retracted"])
    }

    @Test("undo never takes back another's work, and one clerk's undo leaves the other's alone")
    func another() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(Claim(), key)
        try stand.submit(Claim(force: true), key, by: Stand.lange)
        #expect(throws: Refusal.changedSince) { _ = try undo(stand) }
        #expect(try stand.record(key).clerk == "lange")
        _ = try undo(stand, Stand.lange)
        #expect(try stand.record(key).clerk == "petersen")
    }

    @Test("a reply is called back while it waits, and its text is the draft again; one that left stays")
    func reply() async throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let reply = try stand.reply(key, "Text mit Mühe")
        let report = try undo(stand)
        #expect(try report.draft && (try stand.state(ofReply: reply)) == .cancelled)
        #expect(try stand.store.draft(for: key, of: "petersen")?.text == "Text mit Mühe")
        let second = try stand.reply(key)
        #expect(try await stand.outbox().begin(String(second), marker: nil, now: stand.now))
        #expect(throws: Refusal.alreadyLeaving) { _ = try undo(stand) }
    }

    @Test("a queued text is no draft any more; called back, it stands behind what was begun since")
    func drafts() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let draft = { try stand.store.draft(for: key, of: "petersen") }
        try stand.store.keepDraft("Erster Text", for: key, of: "petersen", seen: 0, now: stand.now)
        let reply = try stand.reply(key, "Erster Text")
        #expect(try draft() == nil)
        try stand.store.keepDraft("Zweiter Text", for: key, of: "petersen", seen: 0, now: stand.now)
        try stand.store.cancel(reply: reply, as: Stand.petersen, now: stand.now)
        #expect(try draft()?.text == "Zweiter Text\n\nErster Text")
        #expect(throws: Refusal.self) { _ = try stand.reply(key, "", by: Stand.petersen) }
        #expect(try draft()?.text == "Zweiter Text\n\nErster Text")
    }

    @Test("a merge is undone on both sides")
    func merge() throws {
        let stand = try Stand()
        let (a, b) = (try stand.opened("a1"), try stand.opened("b1", by: "Bodo"))
        let before = (try stand.record(a), try stand.record(b))
        try stand.submit(Merge(into: before.1), a)
        #expect(try stand.record(a).status == .merged && (try stand.record(b).messages) == 2)
        _ = try undo(stand)
        #expect(try same(try stand.record(a), before.0) && same(try stand.record(b), before.1))
        #expect(try stand.store.verify().differences == [])
    }
}
