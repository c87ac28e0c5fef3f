import StrictJSON
import Suspicion
import Testing

struct WordListTests {
    @Test(
        "an entry that cannot be used is named with its reason",
        arguments: [
            ("", WordFault.Reason.empty), ("   ", .empty), ("...", .noLetters), ("🙂", .noLetters), ("*", .noLetters),
            ("a", .tooShort(least: 2)), ("*ass*", .tooShort(least: 4)), ("ab*", .tooShort(least: 3)),
            ("*ab", .tooShort(least: 3)), ("a*b", .starInside), (String(repeating: "ab", count: 61), .tooLong),
        ])
    func faults(pair: (String, WordFault.Reason)) {
        let list = WordList(name: "probe", rule: "insult", weight: 0.5, entries: [pair.0, "gut"])
        let fault = WordFault(list: "probe", entry: pair.0, reason: pair.1)
        #expect(list.faults == [fault])
        #expect(WordMatcher([list]).faults == [fault])
        #expect(WordMatcher([list]).findings(in: "gut").count == 1)
        #expect(fault.words.de.contains("„probe“") && fault.words.en.contains("“probe”"))
    }

    @Test("a file has an entry a line, comments and exceptions, and names the lines it refuses")
    func file() {
        let file = WordListFile(
            "\u{FEFF}# Liste\r\nDummbatz*  # mild\r\n\r\n*x*\n!Dummbatzhausen\nDummbatz*\n a*b\n", list: "n")
        #expect(file.entries == ["Dummbatz*"])
        #expect(file.exceptions == ["Dummbatzhausen"])
        #expect(
            file.faults == [
                WordFault(list: "n", line: 4, entry: "*x*", reason: .tooShort(least: 4)),
                WordFault(list: "n", line: 7, entry: "a*b", reason: .starInside),
            ])
        #expect(
            file.faults[0].words.de
                == "Wortliste „n“, Zeile 4: „*x*“ ist zu kurz: in dieser Form braucht es 4 Buchstaben")
    }

    @Test("a list survives its JSON, and half a list is none")
    func json() {
        let list = WordList(
            name: "probe", rule: "insult", language: "en", weight: 0.25, entries: ["a b", "cd*"], exceptions: ["cde"])
        #expect(WordList(json: list.json) == list)
        #expect(WordList(json: ["name": "x", "rule": "y", "weight": 1, "entries": []])?.weight == 1)
        #expect(WordList(json: ["name": "x", "rule": "y", "weight": 2, "entries": []]) == nil)
        #expect(WordList(json: ["name": "x", "rule": "y", "weight": 1, "entries": [1]]) == nil)
        #expect(WordList(json: ["name": "", "rule": "y", "weight": 1, "entries": []]) == nil)
        #expect(WordList(json: ["rule": "y", "weight": 1, "entries": []]) == nil)
    }

    @Test(
        "what the built-in lists would take for an entry, but is none, is an exception",
        arguments: [
            "Wir wollen nur die Zeit totschlagen.", "Bitte keine Fahrräder an die Wand stellen!",
            "Mein innerer Schweinehund lässt grüßen.", "Böller abknallen ist hier verboten",
        ])
    func exceptions(text: String) {
        #expect(WordMatcher(WordList.defaults).findings(in: text) == [])
    }

    @Test("the built-in lists have no fault, no double and a few hundred entries")
    func defaults() {
        #expect(WordList.defaults.flatMap(\.faults) == [])
        #expect(Set(WordList.defaults.map(\.name)).count == WordList.defaults.count)
        for list in WordList.defaults {
            #expect(Set(list.entries.map { $0.lowercased() }).count == list.entries.count, "\(list.name)")
            #expect((0...1).contains(list.weight))
        }
        #expect((400...1500).contains(WordList.defaults.flatMap(\.entries).count))
    }
}
