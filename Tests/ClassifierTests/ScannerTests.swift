import Testing

@testable import Classifier

struct ScannerTests {
    private func words(_ text: String) -> [UInt32] { FeatureList(text, buckets: 1 << 30).words }

    private func kinds(_ text: String) -> [Token.Kind] {
        TextFeatures.scan(text) { scanner in (0..<scanner.count).map { scanner.tokens[$0].kind } }
    }

    @Test(
        "Spellings of one word are one word",
        arguments: [
            ("Straße", "STRASSE"), ("Müll", "muell"), ("café", "Cafe"), ("soooooo", "soo"), ("A\u{200B}mt", "amt"),
            ("Ｒａｔ", "rat"), ("ÄRGER", "aerger"), ("naïve", "naive"), ("„so“", "\"so\""), ("so…", "so..."),
        ])
    func oneWord(pair: (String, String)) {
        #expect(words(pair.0) == words(pair.1))
    }

    @Test("Accounts, addresses and numbers are the same whatever they say")
    func stand() {
        #expect(words("@anna 12 https://a.example/x") == words("@Jörg_7 1999 www.b.example"))
        #expect(kinds("@a @b #Tag 7 http://x y 🙈!") == [.mention, .tag, .word, .number, .link, .word, .symbol, .marks])
    }

    @Test("Stars inside a word belong to it, stars around it do not")
    func stars() {
        #expect(kinds("A*loch Bürger*innen *hust*") == [.word, .word, .marks, .word, .marks])
    }

    @Test("Every token stands in the text where it says, in order and without overlap", arguments: HostileComments.all)
    func places(text: String) {
        let ranges = TextFeatures.scan(text) { scanner in
            (0..<scanner.count).map { (scanner.tokens[$0].from, scanner.tokens[$0].to) }
        }
        var end = 0
        for (from, to) in ranges {
            #expect(from >= end && to > from && to <= text.utf8.count)
            end = to
        }
    }

    @Test("Signals count capitals, marks and shouting")
    func signals() {
        let counts = TextFeatures.scan("ES REICHT!!! Wann, bitte? 😡") { $0.signals }
        #expect(counts.shouted == 1 && counts.exclamations == 3 && counts.questions == 1 && counts.mixed == 1)
        #expect(counts.symbols == 1 && counts.commas == 1 && counts.words == 4)
        #expect(Signal.allCases.allSatisfy { (0...1.5).contains(counts.value($0)) })
    }
}
