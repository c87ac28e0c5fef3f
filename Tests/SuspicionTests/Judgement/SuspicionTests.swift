import Desk
import Suspicion
import Testing

struct SuspicionTests {
    private static let rules = SuspicionRules()

    private func reason(_ what: String, _ weight: Double, rule: String = "insult") -> SuspicionReason {
        SuspicionReason(kind: .word, rule: rule, what: what, list: "n", weight: weight, words: ("a", "b"))
    }

    @Test("weights combine so that no reason lowers the score")
    func combines() {
        #expect(Suspicion(reasons: []).score == 0)
        #expect(Suspicion(reasons: [reason("a", 0.4)]).score == 0.4)
        let two = Suspicion(reasons: [reason("a", 0.4), reason("b", 0.5)])
        #expect(abs(two.score - 0.7) < 1e-12)
        var random = ProbeNumbers(seed: 3)
        for _ in 0..<500 {
            let reasons = (0..<6).map { reason("w\($0)", Double.random(in: 0...1, using: &random)) }
            let scores = (0...6).map { Suspicion(reasons: Array(reasons.prefix($0))).score }
            #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(Suspicion(reasons: reasons.reversed()).score == scores[6])
            let machine = [0, 0.2, 0.9].map { Suspicion(reasons: reasons, machineScore: $0).score }
            #expect(machine[0] == scores[6] && machine[0] <= machine[1] && machine[1] <= machine[2])
        }
    }

    @Test("the same word counts once, however often it is written")
    func once() {
        #expect(Suspicion(reasons: [reason("a", 0.4), reason("a", 0.4)]).score == 0.4)
        let text = "Depp Depp Depp"
        let suspicion = Self.rules.judge(JudgedComment(text: text))
        #expect(suspicion.reasons.map(\.range) == [0..<4] && suspicion.score == 0.7)
    }

    @Test("a text full of one word has one reason, with the first place and the score of a single word")
    func flooded() {
        let text = String(repeating: "Idiot ", count: 65_536 / 6)
        let suspicion = Self.rules.judge(JudgedComment(text: text))
        #expect(suspicion.reasons.map(\.range) == [0..<5])
        #expect(suspicion.score == Self.rules.judge(JudgedComment(text: "Idiot")).score)
    }

    @Test("of more reasons than a person reads, the weightiest are kept, in the order of the text")
    func weightiest() {
        let light = (0..<40).map { "leicht\(Self.letters($0))" }
        let heavy = (0..<25).map { "schwer\(Self.letters($0))" }
        let rules = SuspicionRules(lists: [
            WordList(name: "l", rule: "insult", language: "de", weight: 0.1, entries: light),
            WordList(name: "s", rule: "threat", language: "de", weight: 0.3, entries: heavy),
        ])
        let words = light + heavy
        let suspicion = rules.judge(JudgedComment(text: (words + words).joined(separator: " ")))
        #expect(suspicion.reasons.map(\.what) == Array(heavy.prefix(Suspicion.mostReasons)))
        #expect(suspicion.ruleScore == Suspicion(reasons: suspicion.reasons).ruleScore)
        let places = suspicion.reasons.compactMap(\.range?.lowerBound)
        #expect(places == places.sorted() && (places.last ?? .max) < words.joined(separator: " ").utf8.count)
    }

    @Test("a word of two lists has one reason, with the weight of the stricter")
    func twoLists() {
        let rules = SuspicionRules(lists: [
            WordList(name: "mild", rule: "insult", language: "de", weight: 0.2, entries: ["Möwe"]),
            WordList(name: "streng", rule: "insult", language: "de", weight: 0.7, entries: ["Möwe"]),
        ])
        let suspicion = rules.judge(JudgedComment(text: "du Möwe"))
        #expect(suspicion.reasons.map(\.list) == ["streng"] && suspicion.score == 0.7)
    }

    /// Two letters for a number, so that words differ by letters alone.
    private static func letters(_ number: Int) -> String {
        let alphabet = Array("bcdfghklmn")
        return "a\(alphabet[number / 10 % 10])a\(alphabet[number % 10])a"
    }

    @Test("a classifier moves a comment up and proposes nothing")
    func machine() {
        let calm = JudgedComment(text: "Danke für die schnelle Antwort!", machineScore: 1)
        let suspicion = Self.rules.judge(calm)
        #expect(suspicion.score == 0.5 && suspicion.ruleScore == 0)
        #expect(!suspicion.proposesMeasure && suspicion.reasons.isEmpty)
        #expect(!Suspicion(reasons: [reason("a", 0.59)], machineScore: 1).proposesMeasure)
        #expect(Suspicion(reasons: [reason("a", 0.6)], machineScore: 0).proposesMeasure)
        for odd in [Double.nan, .infinity, -3, 7] {
            #expect((0...1).contains(Suspicion(reasons: [], machineScore: odd).score))
        }
    }

    @Test("reasons come in the order of the text and name word, rule and place")
    func order() {
        let text = "Schreib an a@b.example, du Depp, siehe https://1.2.3.4/x"
        let suspicion = Self.rules.judge(JudgedComment(text: text))
        #expect(suspicion.reasons.map(\.kind) == [.pattern, .word, .link])
        #expect(suspicion.reasons.map(\.rule) == ["personal-data", "insult", "link"])
        #expect(suspicion.reasons.map(\.what) == ["mail", "Depp", "numberHost 1.2.3.4"])
        #expect(
            suspicion.reasons.compactMap(\.range).map { excerpt(text, $0) } == [
                "a@b.example", "Depp", "https://1.2.3.4/x",
            ])
        #expect(suspicion.reasons[1].words.de == "„Depp“ steht in der Wortliste „beleidigung“")
        #expect(suspicion.rules == ["insult", "personal-data", "link"])
    }

    @Test("names and first links are looked at for new accounts only")
    func newAccounts() {
        let rules = SuspicionRules(names: [ProtectedName(name: "Stadt Bremerhaven", id: "1", owner: .city)])
        var author = JudgedAuthor(id: "2", name: "Stаdt Bremerhaven", isNew: true)
        let text = "Mehr dazu unter https://seite.example/gewinn heute noch"
        let found = rules.judge(JudgedComment(text: text, author: author))
        #expect(found.reasons.map(\.kind) == [.link, .lookAlike])
        #expect(found.proposesMeasure)
        author.isNew = false
        #expect(rules.judge(JudgedComment(text: text, author: author)) == .none)
    }

    @Test("a flood is a reason like any other")
    func flood() {
        let finding = FloodFinding(kind: .sameText, comments: 9, authors: 7, threads: 2, since: Instant(seconds: 0))
        let suspicion = Self.rules.judge(JudgedComment(text: "Rettet den Park!"), floods: [finding])
        #expect(suspicion.reasons.map(\.rule) == ["flood"])
        #expect(suspicion.reasons[0].words.de == "derselbe Text 9-mal von 7 Konten")
        #expect(suspicion.proposesMeasure)
    }

    @Test(
        "texts made to be slow are judged to their end by all rules",
        arguments: [
            String(repeating: "a", count: 65_536), String(repeating: "0", count: 65_536),
            String(repeating: "0 ", count: 4_096), String(repeating: "a.", count: 4_096),
            String(repeating: "http://", count: 2_000), String(repeating: "a@", count: 4_096),
            String(repeating: "@", count: 8_192), String(repeating: "DE00", count: 2_048),
            String(repeating: "xn--", count: 2_048), String(repeating: "wohnt str. 1 ", count: 1_000),
            "x" + String(repeating: "\u{301}", count: 10_000), String(repeating: "👩‍💻", count: 500),
        ])
    func hostile(text: String) {
        let suspicion = Self.rules.judge(JudgedComment(text: text + " Idiot"))
        #expect(suspicion.reasons.contains { $0.what == "Idiot" })
    }
}
