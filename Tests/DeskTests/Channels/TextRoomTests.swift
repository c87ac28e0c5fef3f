import Desk
import Testing

/// How much text an account takes.
struct TextRoomTests {
    @Test("a cut text fits in every count and keeps whole characters", arguments: [1, 2, 3, 10, 17, 40])
    func cut(limit: Int) {
        let text = "👨‍👩‍👧 Familie Müller schreibt: „straße“ 🇩🇪🇩🇪"
        for count in [TextCount.graphemes, .scalars, .utf16, .bytes, .mastodon, .x] {
            let room = TextRoom(limit: limit, count: count)
            let short = room.cut(text)
            #expect(room.holds(short), "\(count) \(short)")
            #expect(short == text || short.isEmpty || text.hasPrefix(short.dropLast()), "\(count) \(short)")
        }
        #expect(TextRoom(limit: 500, count: .graphemes).cut(text) == text)
    }

    @Test("the channel's usual limit holds where an account names none, and the name in front takes its room")
    func account() {
        let page = ChannelAccount(channel: .facebook, name: "seite", standing: .live)
        #expect(page.textRoom(to: "Kalle")?.limit == 8000)
        let town = ChannelAccount(channel: .mastodon, name: "stadt", standing: .live, textLimit: 500)
        #expect(town.textRoom(to: "kalle@nord.example")?.limit == 493)
        #expect(town.textRoom(to: nil)?.limit == 500)
        #expect(ChannelAccount(channel: .mail, name: "post", standing: .live).textRoom(to: "a") == nil)
    }
}
