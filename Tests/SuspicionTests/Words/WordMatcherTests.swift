import Suspicion
import Testing

struct WordMatcherTests {
    @Test("a finding names list, entry, rule, weight and the exact place")
    func finding() {
        let lists = [
            WordList(name: "eins", rule: "insult", weight: 0.7, entries: ["Blödmann"]),
            WordList(name: "zwei", rule: "hate", weight: 0.9, entries: ["bloedmann*"]),
        ]
        #expect(
            WordMatcher(lists).findings(in: "Ähem, Blödmann!") == [
                WordFinding(list: "eins", entry: "Blödmann", rule: "insult", weight: 0.7, range: 7..<16),
                WordFinding(list: "zwei", entry: "bloedmann*", rule: "hate", weight: 0.9, range: 7..<16),
            ])
    }

    @Test("an exception covers the entries of its own list")
    func exceptions() {
        let own = WordList(
            name: "a", rule: "insult", weight: 1, entries: ["*arsch*", "totschlagen"],
            exceptions: ["Marsch*", "*barsch", "Zeit totschlagen"])
        let other = WordList(name: "b", rule: "hate", weight: 1, entries: ["*arsch*"])
        let text = "Marschbahn, Flussbarsch, Knallarsch, die Zeit totschlagen"
        #expect(WordMatcher([own]).findings(in: text).map { excerpt(text, $0.range) } == ["arsch"])
        #expect(WordMatcher([own, other]).findings(in: text).filter { $0.list == "b" }.count == 3)
    }

    @Test("of overlapping findings of one list the longest is told")
    func longest() {
        #expect(marked("Vollidiotenbande", ["*idiot*", "Vollidiot*", "*voll*"]) == ["Vollidiot"])
        #expect(marked("blöde Kuh", ["Kuh", "blöde Kuh"]) == ["blöde Kuh"])
    }

    @Test("each of many entries is found, and only where it stands")
    func many() {
        var random = ProbeNumbers(seed: 4)
        let letters = Array("abcdefghijklmnoprstuvwz")
        let words = Set(
            (0..<1_000).map { _ in String((0..<8).compactMap { _ in letters.randomElement(using: &random) }) })
        let list = words.sorted()
        let matcher = WordMatcher([WordList(name: "n", rule: "spam", weight: 0.1, entries: list)])
        for word in list {
            let found = matcher.findings(in: "wir \(word) da")
            #expect(found.contains { $0.entry == word || sameKey($0.entry, word) }, "\(word)")
        }
        #expect(matcher.findings(in: "Die Laterne in der Hafenstraße ist seit Tagen dunkel.") == [])
    }

    /// An `e` after a vowel makes no word of its own, so two random entries may be one word.
    private func sameKey(_ a: String, _ b: String) -> Bool {
        WordMatcher([WordList(name: "n", rule: "r", weight: 0, entries: [a])]).findings(in: b).count == 1
    }

    @Test(
        "texts made to be slow are read to their end",
        arguments: [
            String(repeating: "a", count: 65_536), String(repeating: "a ", count: 8_192),
            String(repeating: "ae", count: 8_192), String(repeating: "a-", count: 2_048),
            String(repeating: "1!", count: 2_048), String(repeating: "a\u{301}", count: 10_000),
            "x" + String(repeating: "\u{301}", count: 10_000), String(repeating: "👩‍💻", count: 500),
            String(repeating: "ab", count: 1_024), String(repeating: "aaab", count: 1_024),
            String(repeating: " ", count: 65_536), String(repeating: "idiot ", count: 3_000),
        ])
    func hostile(text: String) {
        let lists = [
            WordList(
                name: "n", rule: "r", weight: 0.1,
                entries: [
                    "a a a a", "*" + String(repeating: "ab", count: 58) + "*", String(repeating: "il", count: 50),
                    "*" + String(repeating: "aaab", count: 25) + "*", "idiot",
                ])
        ]
        let found = WordMatcher(lists).findings(in: text + " Idiot.")
        #expect(found.last?.entry == "idiot")
        #expect(found.last?.range == text.utf8.count + 1..<text.utf8.count + 6)
    }

    @Test("ranges lie on characters' edges in any text")
    func ranges() {
        var random = ProbeNumbers(seed: 9)
        let pieces = [
            "I", "d", "i", "ο", "t", "1", "0", " ", "-", "ß", "ä", "\u{301}", "\u{200B}", "🙂", "ss", "e", "'", "!",
        ]
        let matcher = WordMatcher([
            WordList(
                name: "n", rule: "r", weight: 1, entries: ["idiot", "*diot*", "ass", "*ss*t", "es*", "*tte", "id it"])
        ])
        for _ in 0..<3_000 {
            let text = (0..<24).compactMap { _ in pieces.randomElement(using: &random) }.joined()
            for finding in matcher.findings(in: text) {
                #expect(String(validating: Array(text.utf8)[finding.range], as: UTF8.self) != nil)
                #expect(!finding.range.isEmpty)
            }
        }
    }
}
