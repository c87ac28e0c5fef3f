import Suspicion
import Testing

struct LinkRulesTests {
    private func kinds(_ text: String, _ rules: LinkRules = LinkRules(), first: Bool = false) -> [String] {
        rules.findings(in: "Ein Satz mit genügend Buchstaben. " + text, isFirstComment: first).map {
            "\($0.kind.rawValue) \($0.what)"
        }
    }

    @Test(
        "addresses are found however they are written, and nothing else",
        arguments: [
            ("https://seite.example/a?b=c.", ["firstComment seite.example"]),
            ("(www.seite.example)", ["firstComment www.seite.example"]),
            ("HTTP://SEITE.EXAMPLE:8080/x", ["firstComment seite.example"]), ("seite.de/x", ["firstComment seite.de"]),
            ("Amt.Wann kommt", []), ("z.B. u.a. 3.5", []), ("01.05.2026", []), ("a@seite.de", []), ("http://", []),
            ("www.", []), ("http://..de/", []), ("text.und.mehr", []), ("https://x", []),
        ])
    func reads(pair: (String, [String])) {
        #expect(kinds(pair.0, first: true) == pair.1)
    }

    @Test("links beyond the bound are counted, also those tied together")
    func tooMany() {
        #expect(kinds("https://a.example https://b.example") == [])
        #expect(kinds("https://a.example,https://b.example/xhttps://c.example") == ["tooMany 3"])
    }

    @Test("shorteners and blocked hosts count with what lies below them")
    func hosts() {
        let rules = LinkRules(blocked: ["Boese.example"])
        #expect(kinds("bit.ly/x", rules) == ["shortener bit.ly"])
        #expect(kinds("https://www.boese.example", rules) == ["blockedHost www.boese.example"])
        #expect(kinds("https://nichtboese.example", rules) == [])
    }

    @Test("the city's own addresses are no matter, unless they are a disguise")
    func trusted() {
        let rules = LinkRules(mostLinks: 0, trusted: ["stadt.example"])
        #expect(kinds("https://www.stadt.example/termin", rules, first: true) == [])
        #expect(kinds("https://stadt.example@boese.example", rules) == ["hiddenHost boese.example", "tooMany 1"])
    }

    @Test("hosts that mix scripts or imitate Latin letters deceive; umlauts and whole Cyrillic names do not")
    func scripts() {
        #expect(kinds("https://stаdt.example") == ["deceivingHost stаdt.example"])
        #expect(kinds("https://xn--stdt-43d.example").first?.hasPrefix("deceivingHost") == true)
        #expect(kinds("https://хосе.com") == ["deceivingHost хосе.com"])
        #expect(kinds("https://xn--mller-kva.example") == [])
        #expect(kinds("https://müller.example") == [])
        #expect(kinds("https://мэрия.рф") == [])
        #expect(kinds("https://xn--a-999999999999999.example https://xn--.example") == [])
    }

    @Test("a text that is little but links is told")
    func onlyLinks() {
        let rules = LinkRules()
        #expect(rules.findings(in: "Hier: https://a.example/").map(\.kind) == [.almostOnlyLinks])
        #expect(rules.findings(in: "").isEmpty)
        #expect(rules.findings(in: "Danke").isEmpty)
    }
}
