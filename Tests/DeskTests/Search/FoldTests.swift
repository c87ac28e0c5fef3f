import Desk
import Testing

struct FoldTests {
    @Test(
        "spellings of one word fold to one",
        arguments: [
            ("Straße", "strasse"), ("MÜLLER", "Mueller"), ("Müller", "Muller"), ("Größe", "GROESSE"),
            ("Ärger", "Aerger"), ("café", "CAFE\u{301}"), ("Øre", "ore"), ("Łódź", "lodz"), ("Yıldız", "yildiz"),
            ("İzmir", "izmir"), ("Ærø", "aro"), ("Ｈａｌｌｏ", "hallo"), ("mu\u{308}ll", "Müll"), ("STRAẞE", "straße"),
            ("ς", "Σ"), ("Ёлка", "елка"), ("ﬁnden", "finden"), ("Việt", "viet"), ("aee", "ä"),
        ])
    func folds(pair: (String, String)) {
        #expect(Fold.fold(pair.0) == Fold.fold(pair.1))
    }

    @Test("a word cut by invisible characters is found")
    func invisible() {
        for cut in ["\u{200B}", "\u{00AD}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{E0041}", "\u{FE0F}", "\u{200D}"] {
            #expect(Fold.fold("Kra\(cut)ftwerk") == "kraftwerk")
            #expect(Fold.fold("Tu\(cut)er") == "tur")
        }
    }

    @Test("everything else is kept")
    func kept() {
        #expect(Fold.fold("1 + 2 = „drei“ 🙂 中文 \u{1F1E9}\u{1F1EA}\0\n") == "1 + 2 = „drei“ 🙂 中文 \u{1F1E9}\u{1F1EA}\0\n")
        #expect(Fold.fold("×÷") == "×÷")
        #expect(Fold.fold("") == "")
    }

    @Test("folding twice changes nothing, for every scalar")
    func idempotent() {
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Fold.fold("a\(Character(scalar))e")
            #expect(Fold.fold(once) == once, "U+\(String(value, radix: 16))")
        }
    }

    @Test("the fold of a prefix is a prefix of the fold")
    func prefixes() {
        var random = SearchNumbers(seed: 11)
        let letters = Array("aeouäöüßAEOÜsSłéx\u{301}\u{200B}Ｅ 中🙂Œ").flatMap(\.unicodeScalars)
        for _ in 0..<2000 {
            let scalars = (0..<12).map { _ in letters[Int(random.next() % UInt64(letters.count))] }
            let whole = Array(Fold.fold(String(String.UnicodeScalarView(scalars))).utf8)
            for length in 0...scalars.count {
                let part = Fold.fold(String(String.UnicodeScalarView(scalars.prefix(length))))
                #expect(whole.starts(with: part.utf8))
            }
        }
    }
}

/// splitmix64, so that a run can be repeated.
struct SearchNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
