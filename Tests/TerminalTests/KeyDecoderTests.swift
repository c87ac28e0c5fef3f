import Testing

@testable import Terminal

@Suite("Key decoder")
struct KeyDecoderTests {
    /// Bytes and the keys they are, whatever terminal sends them.
    static let sequences: [(String, [Key])] = [
        ("j", [.char("j")]), ("ä", [.char("ä")]), ("€", [.char("€")]), ("😀", [.char("😀")]),
        ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]),
        ("\u{13}", [.ctrl("s")]), ("\u{1A}", [.ctrl("z")]), ("\u{0}", [.ctrl(" ")]), ("\u{1F}", [.ctrl("_")]),
        ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[1;5C", [.right]), ("\u{1B}O5D", [.left]),
        ("\u{1B}Oa", [.up]), ("\u{1B}[b", [.down]),
        ("\u{1B}[H", [.home]), ("\u{1B}OF", [.end]), ("\u{1B}[1~", [.home]), ("\u{1B}[4~", [.end]),
        ("\u{1B}[7~", [.home]), ("\u{1B}[8~", [.end]), ("\u{1B}[2~", [.insert]), ("\u{1B}[3~", [.delete]),
        ("\u{1B}[5~", [.pageUp]), ("\u{1B}[6~", [.pageDown]), ("\u{1B}[6^", [.pageDown]), ("\u{1B}[5$", [.pageUp]),
        ("\u{1B}[Z", [.backTab]), ("\u{1B}OP", [.function(1)]), ("\u{1B}[15~", [.function(5)]),
        ("\u{1B}[24~", [.function(12)]), ("\u{1B}[[A", [.function(1)]), ("\u{1B}[[E", [.function(5)]),
        ("\u{1B}[1;2P", [.function(1)]), ("\u{1B}OM", [.enter]),
        ("\u{1B}x", [.alt("x")]), ("\u{1B}ö", [.alt("ö")]), ("\u{1B}\r", [.alt("\r")]),
        ("\u{1B}\u{7F}", [.alt("\u{7F}")]),
        ("\u{1B}\u{1B}[A", [.escape, .up]),
        ("\u{1B}[115;5u", [.ctrl("s")]), ("\u{1B}[27;3;120~", [.alt("x")]), ("\u{1B}[27;5;83~", [.ctrl("s")]),
        ("\u{1B}[<0;5;3M", [mouse(4, 2, .left, .press)]), ("\u{1B}[<0;5;3m", [mouse(4, 2, .left, .release)]),
        ("\u{1B}[<64;1;1M", [mouse(0, 0, .wheelUp, .press)]),
        ("\u{1B}[<65;200;60M", [mouse(199, 59, .wheelDown, .press)]),
        ("\u{1B}[<34;2;2M", [mouse(1, 1, .right, .move)]), ("\u{1B}[M !!", [mouse(0, 0, .left, .press)]),
        ("\u{1B}[<0;0;0M", [.unknown]),
        ("\u{1B}[200~a\r\nb\u{1B}[201~", [.paste("a\nb")]),
        ("\u{1B}[200~\u{1B}[31mrot\u{7}\u{1B}[201~j", [.paste("[31mrot"), .char("j")]),
        ("\u{1B}[200~\u{1B}\u{1B}[201~", [.paste("")]),
        ("\u{1B}]11;rgb:0000/0000/0000\u{7}j", [.char("j")]), ("\u{1B}]52;c;eA==\u{1B}\\j", [.char("j")]),
        ("\u{1B}P1$r0m\u{1B}\\j", [.char("j")]), ("\u{1B}[?62;1cj", [.char("j")]), ("\u{1B}[24;80Rj", [.char("j")]),
        ("\u{1B}[I\u{1B}[Oj", [.char("j")]), ("\u{1B}[201~j", [.char("j")]),
        ("\u{1B}[99;99;99yj", [.unknown, .char("j")]),
        ("gg\u{1B}[Bq", [.char("g"), .char("g"), .down, .char("q")]),
    ]

    private static func mouse(
        _ column: Int, _ row: Int, _ button: Key.Mouse.Button, _ action: Key.Mouse.Action
    ) -> Key {
        .mouse(Key.Mouse(column: column, row: row, button: button, action: action))
    }

    @Test("a sequence gives its keys in one read", arguments: sequences)
    func whole(text: String, keys: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(text.utf8) == keys)
        #expect(decoder.patience == nil)
    }

    @Test("a sequence gives the same keys byte by byte and cut at every place", arguments: sequences)
    func split(text: String, keys: [Key]) {
        let bytes = Array(text.utf8)
        var decoder = KeyDecoder()
        #expect(bytes.flatMap { decoder.feed([$0]) } == keys)
        for cut in 0...bytes.count {
            var decoder = KeyDecoder()
            #expect(decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...]) == keys, "cut at \(cut)")
        }
    }

    @Test("a lone ESC is Escape once the line falls silent")
    func loneEscape() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B]) == [])
        #expect(decoder.patience == 30)
        #expect(decoder.flush() == [.escape])
        #expect(decoder.patience == nil)
        #expect(decoder.flush() == [])
        #expect(decoder.feed([0x1B, 0x5B]) == [])
        #expect(decoder.flush() == [.alt("[")])
        #expect(decoder.feed([0x1B, 0x5B, 0x31]) == [])
        #expect(decoder.flush() == [.unknown])
        #expect(decoder.feed([0x6A]) == [.char("j")])
    }

    @Test("bad UTF-8 is an unknown key and does not swallow what follows")
    func badBytes() {
        for bad in [[0xC0], [0xFF], [0x9B], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]
            as [[UInt8]]
        {
            var decoder = KeyDecoder()
            let keys = decoder.feed(bad + [0x6A])
            #expect(keys.last == .char("j"), "\(bad)")
            #expect(keys.dropLast().allSatisfy { $0 == .unknown } && keys.count > 1, "\(bad)")
        }
    }

    @Test("bytes of no meaning neither crash nor hold memory")
    func noise() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var decoder = KeyDecoder()
        for _ in 0..<50_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            _ = decoder.feed([UInt8(truncatingIfNeeded: state >> 56)])
        }
        _ = decoder.flush()
        #expect(decoder.feed([0x6A]) == [.char("j")])
    }

    @Test("an endless answer is dropped within its bound")
    func endlessAnswer() {
        var decoder = KeyDecoder()
        _ = decoder.feed(Array("\u{1B}]".utf8) + Array(repeating: 0x20, count: 5000))
        #expect(decoder.patience != nil)
        _ = decoder.flush()
        #expect(decoder.feed([0x6A]) == [.char("j")])
    }

    @Test("a paste above the bound is refused as a whole, one of its size is kept")
    func pasteBound() {
        for (count, isKept) in [(1000, true), (1001, false), (5000, false)] {
            var decoder = KeyDecoder(pasteLimit: 1000)
            _ = decoder.feed("\u{1B}[200~".utf8)
            _ = decoder.feed(repeatElement(0x61, count: count))
            let keys = decoder.feed("\u{1B}[201~".utf8)
            #expect(isKept ? keys == [.paste(String(repeating: "a", count: count))] : keys == [.pasteTooLong])
        }
    }

    @Test("a paste whose end never comes ends with the silence")
    func unfinishedPaste() {
        var decoder = KeyDecoder()
        #expect(decoder.feed("\u{1B}[200~abc".utf8) == [])
        #expect(decoder.patience == 2000)
        #expect(decoder.flush() == [.paste("abc")])
    }

    @Test("a paste of bad bytes is valid text")
    func badPaste() {
        var decoder = KeyDecoder()
        let keys = decoder.feed(Array("\u{1B}[200~a".utf8) + [0xFF] + Array("b\u{1B}[201~".utf8))
        #expect(keys == [.paste("a\u{FFFD}b")])
    }
}

@Suite("Key names")
struct KeyNameTests {
    @Test("a name is read back as the key that has it")
    func roundTrip() {
        let keys: [Key] = [
            .char("j"), .char("G"), .char(" "), .char("ä"), .char("-"), .enter, .escape, .tab, .backTab, .backspace,
            .up,
            .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .function(1), .function(20),
            .ctrl("s"), .ctrl(" "), .ctrl("]"), .alt("x"), .alt("X"), .alt("\r"), .alt(" "), .alt("-"),
        ]
        for key in keys { #expect(key.name.flatMap(Key.init(name:)) == key) }
    }

    @Test("names are spelt as in the documentation")
    func spelling() {
        #expect(Key.ctrl("s").name == "Ctrl-s")
        #expect(Key.pageDown.name == "PageDown")
        #expect(Key.backTab.name == "Shift-Tab")
        #expect(Key(name: "esc") == .escape)
        #expect(Key(name: "CTRL-s") == .ctrl("s"))
        #expect(Key.paste("x").name == nil)
    }

    @Test(
        "what no key is called is refused",
        arguments: ["", "Ctrl-", "Ctrl-i", "Ctrl-ß", "F0", "F21", "Alt-", "foo", "\u{1B}"])
    func refused(name: String) {
        #expect(Key(name: name) == nil)
    }
}
