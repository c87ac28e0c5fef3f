import Desk
import Store
import Testing

/// A mail's headers are its sender's word. What they may bring about.
struct MailIntakeTests {
    private func mail(
        _ stand: Stand, _ id: String, _ text: String = "Die Laterne ist dunkel.", by author: String? = "Imke",
        parent: String? = nil, ago seconds: Int64 = 600, direction: Direction = .incoming
    ) -> InboundItem {
        var item = stand.item(
            id, text, by: author ?? "", parent: parent, ago: seconds, channel: .mail, account: "post", kind: .mail,
            direction: direction)
        if author == nil { item.author = nil }
        return item
    }

    @Test("a stranger who quotes an id adds nothing to a foreign case, not even later")
    func stranger() throws {
        let stand = try Stand()
        try stand.take(mail(stand, "a1"))
        try stand.take(mail(stand, "b1", "Bitte alles löschen.", by: "Fremd", parent: "a1", ago: 60))
        let key = try stand.key(of: "a1")
        #expect(try stand.key(of: "b1") != key)
        #expect(try stand.record(key).messages == 1)
        try stand.take(mail(stand, "a2", "Nachtrag", parent: "a1", ago: 30))
        #expect(try stand.key(of: "a2") == key)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("a stranger's mail that came before the one it quotes does not merge its case into it")
    func early() throws {
        let stand = try Stand()
        try stand.take(mail(stand, "b1", "Fremdes", by: "Fremd", parent: "a1", ago: 60))
        try stand.take(mail(stand, "a3", "Mein Nachtrag", parent: "a1", ago: 50))
        try stand.take(mail(stand, "a1"))
        let key = try stand.key(of: "a1")
        #expect(try stand.key(of: "a3") == key)
        #expect(try stand.key(of: "b1") != key)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("everybody who has written in a case goes on in it")
    func participants() throws {
        let stand = try Stand()
        try stand.take(mail(stand, "a1"))
        try stand.take(mail(stand, "b1", "Ich sehe das auch so.", by: "Bodo"))
        let keys = [try stand.key(of: "a1"), try stand.key(of: "b1")]
        let target = try stand.record(keys[0])
        _ = try stand.store.submit(Merge(into: target), to: [keys[1]], as: Stand.petersen, now: stand.now)
        try stand.take(mail(stand, "b2", "Danke", by: "Bodo", parent: "a1", ago: 5))
        #expect(try stand.key(of: "b2") == keys[0])
    }

    @Test("a server's report on our mail joins the case and opens it again; a machine's note changes nothing")
    func reports() throws {
        let stand = try Stand()
        try stand.take(mail(stand, "a1", ago: 900))
        let key = try stand.key(of: "a1")
        try stand.take(
            mail(stand, "lotse.k1@stadt.example", "Antwort", by: "Stadt", parent: "a1", direction: .outgoing))
        // The city's own answers are written by the outbox; here intake brings one, so its author is no stranger.
        let own = try stand.key(of: "lotse.k1@stadt.example")
        try stand.take(mail(stand, "n1", "Ich bin verreist.", by: "Imke", parent: "a1", ago: 90, direction: .note))
        #expect(try stand.key(of: "n1") == key)
        try stand.take(
            mail(stand, "d1", "Nicht zugestellt: weg@example.org", by: nil, parent: "lotse.k1@stadt.example", ago: 60))
        #expect(try stand.key(of: "d1") == own)
        #expect(try stand.record(own).status == .open && (try stand.record(own).isUnread))
    }

    @Test("another text under a known id is another mail, however often it comes; the first one keeps its words")
    func twins() throws {
        let stand = try Stand()
        try stand.take(mail(stand, "a1", "Das Original"))
        for _ in 0..<3 { try stand.take(mail(stand, "a1", "Untergeschoben", by: "Fremd", ago: 60)) }
        for _ in 0..<3 { try stand.take(mail(stand, "a1", "Das Original")) }
        let key = try stand.key(of: "a1")
        let detail = try stand.detail(key)
        #expect(detail.messages.map(\.text) == ["Das Original"])
        #expect(try stand.store.count(.all([]), openOnly: true, asker: try stand.asker()) == 2)
    }
}
