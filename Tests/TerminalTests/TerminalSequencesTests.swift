import TestKit
import Testing

@testable import Terminal

@Suite("Terminal sequences")
struct TerminalSequencesTests {
    private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

    @Test("a title is one sequence whatever it is made of", arguments: HostileTexts.all)
    func title(name: String, text hostile: String) {
        let bytes = TerminalSequences.title(hostile)
        #expect(bytes.filter { $0 == 0x1B }.count == 1, "\(name)")
        #expect(bytes.filter { $0 < 0x20 } == [0x1B, 0x07], "\(name)")
        #expect(text(bytes).unicodeScalars.count <= 80 + 5, "\(name)")
    }

    @Test("a copy is base64 of cleaned text")
    func copy() {
        #expect(text(TerminalSequences.copy(UntrustedText("a\u{1B}b\nü"))) == "\u{1B}]52;c;YWIKw7w=\u{07}")
        #expect(text(TerminalSequences.copy(UntrustedText(""))) == "\u{1B}]52;c;\u{07}")
    }

    @Test("a copy above the cap is refused")
    func cap() {
        #expect(TerminalSequences.copy(UntrustedText(String(repeating: "a", count: 100_000))) != nil)
        #expect(TerminalSequences.copy(UntrustedText(String(repeating: "a", count: 100_001))) == nil)
        #expect(TerminalSequences.copy(UntrustedText(String(repeating: "ü", count: 50_001))) == nil)
    }

    @Test(
        "base64 as in RFC 4648, section 10",
        arguments: zip(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
    func base64(plain: String, coded: String) {
        #expect(text(TerminalSequences.base64(Array(plain.utf8))) == coded)
    }
}
