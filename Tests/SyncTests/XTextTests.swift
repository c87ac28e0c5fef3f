import Sync
import Testing

struct XTextTests {
    @Test(
        "characters are weighted",
        arguments: [
            ("", 0), ("Moin", 4), ("Grüße – „Straße“", 16), ("5 €", 4), ("so…", 4), ("漢字", 4), ("привет", 6),
            ("e\u{301}", 1), ("a\nb", 3),
        ])
    func weights(text: String, length: Int) { #expect(XText.count(text) == length, "\(text)") }

    @Test(
        "an emoji counts two, however it is composed",
        arguments: ["👍", "👍🏽", "👩‍👩‍👧‍👦", "🏴‍☠️", "🇩🇪", "1️⃣", "❤️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])
    func emoji(text: String) {
        #expect(XText.count(text) == 2, "\(text)")
        #expect(XText.count("a\(text)b") == 4, "\(text)")
    }

    @Test("digits, marks and signs are no emoji")
    func noEmoji() {
        #expect(XText.count("1#*©®") == 5)
    }

    @Test(
        "every address counts 23",
        arguments: [
            ("https://a.de", 23), ("https://example.org/ein/sehr/langer/weg?mit=frage&und=mehr#stelle", 23),
            ("example.de", 23), ("Siehe example.de.", 30), ("(https://example.org/a)", 25), ("example.de/weg?x=1", 23),
            ("http://a.de http://b.de", 47), ("münchen.de", 23), ("EXAMPLE.DE", 23),
        ])
    func links(text: String, length: Int) { #expect(XText.count(text) == length, "\(text)") }

    @Test(
        "what only looks like an address counts by its letters",
        arguments: ["z.B. morgen", "amt@example.de", "1.5 km", "v2.0", "Herr Dr.Müllerstraße", "a..de", "@stadt"])
    func noLinks(text: String) { #expect(XText.count(text) == text.count, "\(text)") }

    @Test("names that the reply itself puts at the head do not count, others do")
    func handles() {
        #expect(XText.count("@erika_b Danke", replyingTo: ["erika_b"]) == 5)
        #expect(XText.count("@Erika_B @max_m Danke", replyingTo: ["@erika_b", "max_m"]) == 5)
        #expect(XText.count("@otto Danke", replyingTo: ["erika_b"]) == 11)
        #expect(XText.count("Danke @erika_b", replyingTo: ["erika_b"]) == 14)
        #expect(XText.count("@erika_bb Danke", replyingTo: ["erika_b"]) == 15)
    }

    @Test("the same words are known again, whatever X made of them")
    func same() {
        #expect(XText.isSame("@erika_b Ab  morgen: http://example.de", "Ab morgen: example.de"))
        #expect(XText.isSame("Gru\u{308}ße", "Grüße"))
        #expect(!XText.isSame("Ab morgen", "Ab übermorgen"))
    }
}
