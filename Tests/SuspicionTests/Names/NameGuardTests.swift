import Suspicion
import Testing

struct NameGuardTests {
    private let names = NameGuard([
        ProtectedName(name: "Stadt Bremerhaven", handle: "@stadt_bremerhaven", id: "1", owner: .city),
        ProtectedName(name: "Ina Sommer", id: "7", owner: .clerk),
        ProtectedName(name: "Kai Lind", id: "9", owner: .author),
        ProtectedName(name: "Hildegard Mueller", id: "10", owner: .author),
    ])

    private func likeness(_ name: String, handle: String? = nil, id: String? = "2") -> [String] {
        names.findings(name: name, handle: handle, id: id).map { "\($0.protected.name): \($0.likeness.rawValue)" }
    }

    @Test(
        "letters that look alike are seen through",
        arguments: [
            "Stаdt Bremerhaven", "Stadt Brernerhaven", "Stadt\u{200B} Bremerhaven", "Ѕtadt Вremerhaven",
            "$tadt Bremerhaven",
            "𝐒𝐭𝐚𝐝𝐭 𝐁𝐫𝐞𝐦𝐞𝐫𝐡𝐚𝐯𝐞𝐧", "Stadt\u{202E} Bremerhaven",
        ])
    func looks(name: String) {
        #expect(likeness(name) == ["Stadt Bremerhaven: looks"])
    }

    @Test("0 and O, l, I and 1 look alike")
    func digits() {
        #expect(likeness("Ina S0mmer") == ["Ina Sommer: looks"])
        #expect(likeness("Kai Llnd") == [])
        #expect(likeness("KaI Lind") == ["Kai Lind: same"])
        #expect(NameGuard([ProtectedName(name: "Lina Al", owner: .clerk)]).findings(name: "1ina AI").count == 1)
        #expect(
            NameGuard([ProtectedName(name: "Lina Al", owner: .clerk)]).findings(name: "Iina Al")[0].likeness == .looks)
    }

    @Test("case, spaces and umlauts make no other name")
    func same() {
        #expect(likeness("stadt bremerhaven") == ["Stadt Bremerhaven: same"])
        #expect(likeness("Irgendwer", handle: "StadtBremerhaven") == ["Stadt Bremerhaven: same"])
        #expect(likeness("Hildegard Müller") == ["Hildegard Mueller: same"])
    }

    @Test("one letter off is near for long names only")
    func near() {
        for name in [
            "Stadt Bremerhavn", "Stadt Bremerhafen", "Stadtt Bremerhaven", "Stadt Bermerhaven", "tadt Bremerhaven",
        ] {
            #expect(likeness(name) == ["Stadt Bremerhaven: near"], "\(name)")
        }
        #expect(likeness("Hildegard Möller") == ["Hildegard Mueller: near"])
        #expect(likeness("Kai Lint") == [])
        #expect(likeness("Stadt Cuxhaven") == [])
    }

    @Test("a swap across the middle of a name is found like any other, for every place")
    func swaps() {
        let letters = Array("abcdefghijkl")
        let names = NameGuard([ProtectedName(name: String(letters), owner: .author)])
        for place in 0..<letters.count - 1 {
            var swapped = letters
            swapped.swapAt(place, place + 1)
            #expect(names.findings(name: String(swapped)).count == 1, "\(place)")
            var less = letters
            less.remove(at: place)
            #expect(names.findings(name: String(less)).count == 1)
            var more = letters
            more.insert("z", at: place)
            #expect(names.findings(name: String(more)).count == 1)
        }
    }

    @Test("the city's name with something around it is told")
    func within() {
        #expect(likeness("Stadt Bremerhaven Gewinnspiel") == ["Stadt Bremerhaven: within"])
        #expect(likeness("Ina Sommer-Fan-Club") == [])
    }

    @Test("the same id is the same person")
    func ownAccount() {
        #expect(likeness("Stadt Bremerhaven", id: "1") == [])
        #expect(likeness("Stаdt Bremerhaven", id: "1") == [])
        #expect(likeness("Stadt Bremerhaven", id: nil) == ["Stadt Bremerhaven: same"])
    }

    @Test("an empty guard and empty names find nothing")
    func empty() {
        #expect(NameGuard().findings(name: "Anna").isEmpty)
        #expect(likeness("") == [] && likeness("🙂") == [] && likeness("!") == [])
    }
}
