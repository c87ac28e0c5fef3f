import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Reading a case: thread, history, scrolling, neighbours.
struct ThreadTests {
    private func reading(_ size: Size = .standard) throws -> Stand {
        let stand = try Stand(size: size)
        stand.open(try CaseFixtures.detail(stand))
        return stand
    }

    @Test("opening from the inbox asks for the case and marks it seen")
    func opens() throws {
        let stand = try Stand()
        let key = try #require(stand.selected)
        stand.press("Enter")
        #expect(stand.app.openCase?.key == key)
        #expect(stand.desk.log.contains("seen \(key)"))
        stand.press("q")
        #expect(stand.app.top == .inbox)
    }

    @Test("a late answer to an earlier question is not taken")
    func lateAnswer() throws {
        let stand = try reading()
        let first = CaseScreen.ask(&stand.app)
        guard case .loadDetail(_, let old)? = first.first else { return #expect(Bool(false), "no question") }
        _ = CaseScreen.ask(&stand.app)
        var other = try CaseFixtures.detail(stand)
        other.messages = []
        stand.take(.loaded(old, .detail(other)))
        #expect(stand.app.openCase?.detail?.messages.count == 5)
    }

    @Test("sent replies stand once, as their message; the others at the end")
    func entries() throws {
        let stand = try reading()
        let identities = stand.app.openCase?.entries.map(\.identity)
        #expect(identities == ["m100", "m101", "m102", "m103", "m104", "r202", "r203"])
        stand.press("i", "g")
        stand.take(.resized(Size(width: 80, height: 60)))
        #expect(stand.text.contains("Kennung beim Kanal: 4711  https://social.example/4711"))
    }

    @Test("scrolling by line, page and message stays within the thread")
    func scrolling() throws {
        let stand = try reading(Size(width: 60, height: 12))
        stand.press("g")
        #expect(stand.app.openCase?.place == .init())
        stand.press("k")
        #expect(stand.app.openCase?.place == .init())
        let before = stand.text
        stand.press("j")
        #expect(stand.text != before)
        stand.press("G")
        let end = stand.text
        stand.press("j", "PageDown", "Space")
        #expect(stand.text == end)
        stand.press("g", "J")
        #expect(stand.app.openCase?.selected == 1)
        #expect(stand.text.contains("›Sven R."))
        for _ in 0..<9 { stand.press("J") }
        #expect(stand.app.openCase?.selected == 6)
        #expect(stand.text.contains("›→ Antwort k.petersen"))
        for _ in 0..<9 { stand.press("K") }
        #expect(stand.text.contains("›Heike M."))
    }

    @Test("down one line and up again is where one was", arguments: [20, 40, 60, 80, 132])
    func inverse(_ width: Int) throws {
        let stand = try reading(Size(width: width, height: 12))
        stand.press("g")
        var pictures = [stand.text]
        for _ in 0..<12 {
            stand.press("j")
            if stand.text != pictures.last { pictures.append(stand.text) }
        }
        #expect(pictures.count > 3)
        for picture in pictures.dropLast().reversed() {
            stand.press("k")
            #expect(stand.text == picture)
        }
    }

    @Test("what one reads stays in place when the case is read again")
    func keepsPlace() throws {
        let stand = try reading(Size(width: 60, height: 12))
        stand.press("g", "j", "j")
        let before = stand.rows[3]
        var newer = try CaseFixtures.detail(stand)
        newer.messages.insert(CaseFixtures.message(99, "Früher", "Davor", minutes: 9999), at: 0)
        stand.show(newer)
        #expect(stand.rows[3] == before)
    }

    @Test("history says who did what and when")
    func history() throws {
        let stand = try reading()
        stand.press("h")
        #expect(stand.text.contains("Mo 23.11. 09:56  s.meyer  zugewiesen an SBA"))
        #expect(stand.text.contains("k.petersen  übernommen"))
        #expect(stand.text.contains("~sync  Antwort gesendet (4711)"))
        stand.press("h")
        #expect(stand.text.contains("Sven R."))
    }

    @Test("every kind of entry has words in both languages")
    func kinds() throws {
        let zone = try FakeDeskSeed.zone
        for kind in EventKind.allCases {
            let entry = CaseFixtures.entry(1, kind, "x", minutes: 0)
            for language in Language.allCases {
                let words = Words(language: language)
                let text = words.history(entry, times: Times(zone: zone, words: words))
                #expect(text.count > 3 && !text.contains("_"), "\(kind)")
            }
        }
    }

    @Test("] and [ go through the inbox's list and stop at its ends")
    func neighbours() throws {
        let stand = try Stand()
        let keys = stand.app.inbox.window.rows.prefix(2).map(\.record.key)
        stand.press("Enter", "]")
        #expect(stand.app.openCase?.key == keys[1])
        #expect(stand.app.screens.count == 2)
        stand.press("[")
        #expect(stand.app.openCase?.key == keys[0])
        stand.press("[")
        #expect(stand.app.flash?.text == "kein weiterer Vorgang in der Liste")
    }

    @Test("text and address are copied; a message without address says so")
    func copying() throws {
        let stand = try reading()
        stand.press("g", "y", "l")
        #expect(stand.touched.last?.summary == "copy https://social.example/100")
        stand.press("J", "y", "t")
        #expect(stand.touched.last?.summary == "copy Genau! Beim Amt geht keiner ran.")
        stand.press("y", "l")
        #expect(stand.app.flash?.text == "dieser Beitrag hat keine Adresse")
        stand.press("y", "n")
        #expect(stand.touched.last?.summary == "copy TST-2026-004100")
    }

    @Test("a case that has gone says so, and a failed question leaves what was shown")
    func missing() throws {
        let stand = try reading()
        _ = CaseScreen.ask(&stand.app)
        let id = try #require(stand.app.openCase?.detailRequest)
        stand.take(.failed(id, .broken("Platte voll")))
        #expect(stand.text.contains("Heike M."))
        _ = CaseScreen.ask(&stand.app)
        let next = try #require(stand.app.openCase?.detailRequest)
        stand.take(.loaded(next, .detail(nil)))
        #expect(stand.text.contains("Diesen Vorgang gibt es nicht mehr"))
    }

    @Test(
        "hosts are where links lead",
        arguments: [
            ("https://stadt.example/x", ["stadt.example"]), ("http://stadt.example@evil.example/", ["evil.example"]),
            ("(https://a.example:8443/), https://a.example.", ["a.example"]),
            ("HTTPS://GROSS.example", ["gross.example"]),
            ("kein Link: javascript://x", []), ("https://", []),
            ("https://xn--stdt-soa.example", ["xn--stdt-soa.example"]),
            ("https://evil.example\\@stadt.example", ["evil.example"]),
        ])
    func hosts(_ text: String, _ expected: [String]) {
        #expect(LinkHosts.found(in: text).map(\.name) == expected)
        #expect(LinkHosts.found(in: "https://stаdt.example").first?.isForeign == true)
        #expect(LinkHosts.found(in: "https://stadt.example").first?.isForeign == false)
    }
}
