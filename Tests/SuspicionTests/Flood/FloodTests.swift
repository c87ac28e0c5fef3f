import Desk
import Suspicion
import Testing

struct FloodTests {
    private static let text =
        "Rettet den Bürgerpark! Der Magistrat will hundert Bäume fällen, nur damit dort Parkplätze entstehen."

    private func row(_ text: String, _ author: String, at seconds: Int64, thread: String = "t") -> FloodRow {
        FloodRow(text: text, authorKey: author, threadKey: thread, instant: Instant(seconds: seconds))
    }

    @Test(
        "small variations are the same text",
        arguments: [
            "RETTET DEN BÜRGERPARK!!! Der Magistrat will hundert Bäume fällen, nur damit dort Parkplätze entstehen 😡",
            "Rettet den Buergerpark - der Magistrat will 100 hundert Bäume fällen, nur damit dort Parkplätze entstehen",
            "Rettet den Bürgerpark! Der Magistrat will hundert Bäume fällen, nur damit da Parkplätze entstehen.",
            "Bitte rettet den Bürgerpark! Der Magistrat will hundert Bäume fällen, nur damit dort Parkplätze entstehen.",
        ])
    func alike(variant: String) throws {
        let (first, second) = try (#require(TextFingerprint(Self.text)), #require(TextFingerprint(variant)))
        #expect(first.isAlike(second) && second.isAlike(first))
    }

    @Test("other texts are not, and short ones only when they are equal")
    func unlike() throws {
        let first = try #require(TextFingerprint(Self.text))
        for other in LegalOpinionTests.opinions {
            if let mark = TextFingerprint(other) { #expect(!first.isAlike(mark), "\(other)") }
        }
        let marks = LegalOpinionTests.opinions.compactMap { TextFingerprint($0) }
        for (index, mark) in marks.enumerated() { #expect(!marks[..<index].contains { $0.isAlike(mark) }) }
        #expect(TextFingerprint("Danke!") == nil)
        #expect(TextFingerprint("Danke schön, Amt") == TextFingerprint("DANKE SCHOEN... amt 7"))
        #expect(TextFingerprint("Danke schön, Amt") != TextFingerprint("Danke schön, Mut"))
    }

    @Test("the same text from many accounts is a flood with its numbers")
    func sameText() {
        var watch = FloodWatch()
        for place in 0..<3 {
            #expect(watch.take(row(Self.text, "a\(place)", at: Int64(place) * 60, thread: "t\(place % 2)")) == [])
        }
        let found = watch.take(row(Self.text + "!!", "a3", at: 180))
        #expect(
            found == [FloodFinding(kind: .sameText, comments: 4, authors: 4, threads: 3, since: Instant(seconds: 0))])
        #expect(watch.take(row("Etwas ganz anderes steht in diesem Beitrag hier.", "a4", at: 181)) == [])
    }

    @Test("one account that repeats itself, or writes without pause, is told apart")
    func oneAuthor() {
        var watch = FloodWatch()
        #expect(watch.take(row(Self.text, "a", at: 0)) == [])
        #expect(watch.take(row(Self.text, "a", at: 5_000)) == [])
        #expect(watch.take(row(Self.text, "a", at: 10_000)).map(\.kind) == [.repeated])
        var busy = FloodWatch()
        let kinds = (0..<10).map { busy.take(row("ja \($0)", "b", at: Int64($0) * 30)).map(\.kind) }
        #expect(kinds.prefix(9).allSatisfy(\.isEmpty) && kinds[9] == [.manyFromOne])
    }

    @Test("what lies outside the period does not count, in either direction")
    func period() {
        var watch = FloodWatch(rules: FloodRules(textPeriod: 100, sameTextAuthors: 2))
        _ = watch.take(row(Self.text, "a", at: 1_000))
        #expect(watch.take(row(Self.text, "b", at: 1_101)) == [])
        #expect(watch.take(row(Self.text, "c", at: 950)).first?.authors == 2)
        #expect(watch.take(row(Self.text, "d", at: 0)) == [])
    }

    @Test("the window is bounded and the same from kept rows")
    func window() {
        var watch = FloodWatch(rules: FloodRules(sameTextAuthors: 2), capacity: 8)
        for place in 0..<21 {
            _ = watch.take(row("Beitrag Nummer eins zwei drei \(place)", "a\(place)", at: Int64(place)))
        }
        #expect(watch.kept.count == 8)
        #expect(watch.kept.map(\.instant.seconds) == Array(13..<21))
        var again = FloodWatch(rules: watch.rules, capacity: 8, rows: watch.kept)
        let next = row("Beitrag Nummer eins zwei drei", "neu", at: 30)
        #expect(again.kept == watch.kept)
        #expect(again.take(next) == watch.take(next))
    }
}
