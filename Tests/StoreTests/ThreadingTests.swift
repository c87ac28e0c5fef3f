import Desk
import Store
import Testing

/// Which case a message joins.
struct ThreadingTests {
    @Test("the channel's own parent link joins, whoever writes")
    func parent() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.take(stand.item("a2", by: "Bodo", parent: "a1", ago: 60))
        try stand.take(stand.item("a3", by: "Uschi", parent: "a2", ago: 30))
        #expect(try stand.key(of: "a2") == key && (try stand.key(of: "a3")) == key)
        #expect(try stand.record(key).messages == 3)
    }

    @Test("a stranger who quotes a number never joins, the case's own author does (zammad#5064)")
    func quoted() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let number = try stand.record(key).number.text(prefix: "BHV")
        try stand.take(stand.item("b1", "Zu \(number): was ist daraus geworden?", by: "Fremd"))
        #expect(try stand.key(of: "b1") != key)
        try stand.take(stand.item("a2", "Nachtrag (\(number.lowercased().replacing("bhv", with: "BHV")))."))
        #expect(try stand.key(of: "a2") == key)
        try stand.take(stand.item("a3", "ohne Zahl", subject: "Re: [\(number)] Laterne"))
        #expect(try stand.key(of: "a3") == key)
        try stand.take(stand.item("a4", "BHV-2026-999999 gibt es nicht"))
        #expect(try stand.key(of: "a4") != key)
    }

    @Test("a message that came before its parent joins it when it arrives")
    func orphan() throws {
        let stand = try Stand()
        try stand.take(stand.item("a3", "Enkel", by: "Cem", parent: "a2", ago: 10))
        try stand.take(stand.item("a2", "Kind", by: "Bodo", parent: "a1", ago: 20))
        let key = try stand.opened("a1", "Anfang")
        let family = try stand.detail(key)
        #expect(Set(family.messages.compactMap(\.remoteID)) == ["a1", "a2", "a3"])
        #expect(family.row.record.messages == 3 && family.absorbed.count >= 1)
        #expect(try stand.store.count(.all([]), openOnly: true, asker: try stand.asker()) == 1)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("what answers a merged case arrives at its survivor, and merges in a row lose nothing")
    func survivor() throws {
        let stand = try Stand()
        let keys = try ["a", "b", "c", "d"].map { try stand.opened($0 + "1", by: $0) }
        let target = try stand.record(keys[3])
        _ = try stand.store.submit(Merge(into: target), to: Array(keys[0...2]), as: Stand.petersen, now: stand.now)
        #expect(try stand.record(keys[3]).messages == 4)
        try stand.take(stand.item("a2", "noch etwas", by: "a", parent: "a1", ago: 5))
        #expect(try stand.key(of: "a2") == keys[3])
        #expect(try stand.detail(keys[3]).absorbed.count == 3)
        #expect(try stand.store.key(of: try stand.record(keys[0]).number) == keys[0])
        #expect(try stand.record(keys[0]).mergedInto?.key == keys[3])
    }

    @Test("two clerks merge in opposite directions: the second is refused and one case lives (zammad#1216)")
    func crossed() throws {
        let stand = try Stand()
        let (a, b) = (try stand.opened("a1"), try stand.opened("b1"))
        let (seenA, seenB) = (try stand.record(a), try stand.record(b))
        try stand.submit(Merge(into: seenB), a)
        #expect(throws: Refusal.self) { try stand.submit(Merge(into: seenA), b, by: Stand.lange) }
        #expect(try stand.record(b).status != .merged)
        #expect(throws: Refusal.sameCase) { try stand.submit(Merge(into: try stand.record(b)), b) }
    }

    @Test("comments on the city's own post are cases of their own (chatwoot#13502)")
    func publication() throws {
        let stand = try Stand()
        try stand.take(stand.item("k0", by: "Vor", parent: "p1", ago: 300))
        try stand.take(stand.item("p1", "Neuer Radweg!", by: "Stadt", ago: 200, kind: .post, direction: .outgoing))
        try stand.take(
            stand.item("k1", by: "Ali", parent: "p1", ago: 100), stand.item("k2", by: "Bea", parent: "p1", ago: 90))
        let keys = Set(try ["k0", "k1", "k2", "p1"].map { try stand.key(of: $0) })
        #expect(keys.count == 4)
        #expect(try stand.record(try stand.key(of: "p1")).status == .closed)
    }

    @Test("an answer given outside the tool joins and meets the clock (chatwoot#10028)")
    func answeredOutside() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.take(stand.item("s1", "Danke!", by: "Stadt", parent: "a1", ago: 60, direction: .outgoing))
        #expect(try stand.key(of: "s1") == key)
        #expect(try stand.clock(.firstResponse, of: key)?.state == .met)
        #expect(try stand.record(key).waitingSince == nil)
    }

    @Test("a citizen's message reopens a closed case and starts the next-response clock, wakes a snoozed one")
    func reopening() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.take(stand.item("s1", by: "Stadt", parent: "a1", ago: 60, direction: .outgoing))
        try stand.submit(CloseCase(), key)
        stand.now = stand.now + 3600
        try stand.take(stand.item("a2", parent: "a1", ago: 0))
        #expect(try stand.record(key).status == .open && (try stand.record(key).isUnread))
        #expect(try stand.clock(.nextResponse, of: key)?.state == .running)
        try stand.submit(Snooze(until: stand.now + 86_400), key)
        #expect(try stand.clock(.nextResponse, of: key)?.state == .paused)
        try stand.take(stand.item("a3", parent: "a1", ago: 0))
        #expect(try stand.record(key).status == .open && (try stand.record(key).snoozedUntil) == nil)
        #expect(try stand.clock(.nextResponse, of: key)?.started == stand.now)
    }

    @Test("the same id again is a duplicate, a changed text a new version, a gone one vanished")
    func again() throws {
        let stand = try Stand()
        let item = stand.item("a1", "Erste Fassung")
        #expect(try stand.take(item) == IntakeReport(new: 1, duplicate: 0))
        #expect(try stand.take(item) == IntakeReport(new: 0, duplicate: 1))
        #expect(try stand.take(stand.item("a1", "Zweite Fassung")) == IntakeReport(new: 0, duplicate: 0, changed: 1))
        #expect(try stand.take(vanished: ["a1", "unbekannt"]) == IntakeReport(new: 0, duplicate: 0, vanished: 1))
        #expect(try stand.take(vanished: ["a1"]) == IntakeReport(new: 0, duplicate: 0))
        let message = try stand.detail(try stand.key(of: "a1")).messages.first
        #expect(message?.text == "Zweite Fassung" && message?.versions == 2 && message?.state == "vanished")
        let asker = try stand.asker()
        #expect(try stand.store.page(PageRequest(.word("zweite", prefix: false)), asker: asker).count == 1)
        #expect(try stand.store.page(PageRequest(.word("erste", prefix: false)), asker: asker).isEmpty)
    }

    @Test("the same id on another account is another message")
    func otherAccount() throws {
        let stand = try Stand()
        try stand.take(stand.item("1"), stand.item("1", channel: .blog, account: "seite"))
        #expect(try stand.store.count(.all([]), asker: try stand.asker()) == 2)
    }

    @Test("what is older than thirty days runs no clock")
    func history() throws {
        let stand = try Stand()
        try stand.take(stand.item("old", ago: 31 * 86_400))
        let key = try stand.key(of: "old")
        #expect(try stand.record(key).clocks.isEmpty && (try stand.record(key).due) == nil)
        try stand.submit(Assign(unit: "SBA"), key)
        #expect(try stand.record(key).due == nil)
        try stand.take(stand.item("new", parent: "old", ago: 60))
        #expect(try stand.clock(.nextResponse, of: key)?.state == .running)
    }

    @Test(
        "split: the messages move, the new case has a number, clocks and unit of its own, both begin with what they have"
    )
    func split() throws {
        let stand = try Stand()
        let key = try stand.opened("a1", "Erstes")
        try stand.take(
            stand.item("a2", "Zweites", parent: "a1", ago: 60), stand.item("a3", "Drittes", parent: "a1", ago: 30))
        try stand.submit(Assign(unit: "SBA"), key)
        let messages = try stand.detail(key).messages
        let new = try stand.store.split(
            key, messages: [messages[0].key, messages[1].key], as: Stand.petersen, now: stand.now)
        #expect(try stand.detail(key).messages.map(\.text) == ["Drittes"])
        #expect(try stand.detail(key).row.excerpt == "Drittes")
        let detail = try stand.detail(new)
        #expect(detail.messages.map(\.text) == ["Erstes", "Zweites"] && detail.row.record.messages == 2)
        #expect(detail.row.record.unit == "SBA" && detail.row.record.due != nil)
        #expect(throws: Refusal.self) {
            _ = try stand.store.split(new, messages: detail.messages.map(\.key), as: Stand.petersen, now: stand.now)
        }
        #expect(throws: Refusal.unknownMessage(messages[2].key)) {
            _ = try stand.store.split(new, messages: [messages[2].key], as: Stand.petersen, now: stand.now)
        }
        #expect(try stand.store.verify().differences == [])
    }
}
