import Classifier
import Testing

struct LabelledFileTests {
    private func read(_ text: String) throws -> [LabelledText] { try LabelledFile.read(Array(text.utf8)) }

    @Test("GermEval 2018: no header, three fields, quotes are text, marks for line breaks are resolved")
    func germEval2018() throws {
        let texts = try read("@a \"So nicht|LBR|weiter &amp; so\tOFFENSE\tINSULT\nAlles gut\tOTHER\tOTHER\n")
        #expect(
            texts == [
                LabelledText("@a \"So nicht\nweiter & so", isPositive: true, fine: "INSULT"),
                LabelledText("Alles gut", isPositive: false, fine: "OTHER"),
            ])
    }

    @Test("GermEval 2018: a first text with an open quote and many commas does not mislead")
    func misleadingFirstLine() throws {
        let texts = try read("\"a, b, c, d; e\tOTHER\tOTHER\nb\tOFFENSE\tABUSE")
        #expect(texts.map(\.text) == ["\"a, b, c, d; e", "b"])
        #expect(texts.map(\.isPositive) == [false, true])
    }

    @Test("GermEval 2021: columns in any order, quoted fields with commas, quotes and line breaks")
    func germEval2021() throws {
        let header = "Sub2_Engaging,Sub1_Toxic,comment_id,comment_text,Sub3_FactClaiming\r\n"
        let rows = "0,1,7,\"Er sagte: \"\"Nein\"\",\r\ndann ging er\",0\r\n1,0,8,Gut,0\r\n"
        let texts = try read("\u{FEFF}" + header + rows)
        #expect(texts.map(\.text) == ["Er sagte: \"Nein\",\r\ndann ging er", "Gut"])
        #expect(texts.map(\.isPositive) == [true, false])
    }

    @Test("Any table with text and label is read, whatever separates the fields", arguments: [",", ";", "\t"])
    func general(separator: String) throws {
        let rows = [
            ["label", "text"], ["true", "a"], ["OTHER", "b"], ["toxic", "c"], ["0", "d"], ["Offense", "e"],
        ]
        let texts = try read(rows.map { $0.joined(separator: separator) }.joined(separator: "\n"))
        #expect(texts.map(\.isPositive) == [true, false, true, false, true])
        #expect(texts.map(\.text) == ["a", "b", "c", "d", "e"])
    }

    @Test("A fault names the line, the field and what to do")
    func faults() {
        #expect(throws: LabelledFileFault.badLabel(line: 4, field: "label", value: "vielleicht")) {
            try read("text,label\n\"a\nb\",1\nc,vielleicht\n")
        }
        #expect(throws: LabelledFileFault.fieldCount(line: 2, found: 3, wanted: 2)) { try read("text,label\na,b,1\n") }
        #expect(throws: LabelledFileFault.openQuote(line: 2)) { try read("text,label\n\"a,1\nb,0\n") }
        #expect(throws: LabelledFileFault.noColumn(names: ["label", "Sub1_Toxic"], header: ["text", "x"])) {
            try read("text,x\na,1\n")
        }
        #expect(throws: LabelledFileFault.empty) { try read("") }
        #expect(throws: LabelledFileFault.empty) { try read("text,label\n") }
        #expect(throws: LabelledFileFault.packed) { try LabelledFile.read([0x1F, 0x8B, 8]) }
        #expect(throws: LabelledFileFault.badUTF8(line: 2)) {
            try LabelledFile.read(Array("text,label\n".utf8) + [0xFF] + Array(",1\n".utf8))
        }
        #expect("\(LabelledFileFault.badLabel(line: 4, field: "label", value: "x"))".contains("Line 4, field label"))
    }

    @Test("The lexicon is read by the names of its columns, and a polarity outside −1…1 is refused")
    func lexicon() throws {
        let lexicon = try Lexicon(bytes: Array("polarity\tform\n-0.7\tÄrger\n1.0\tFreude\n".utf8))
        #expect(lexicon.entries == [.init(form: "Ärger", polarity: -0.7), .init(form: "Freude", polarity: 1)])
        #expect(throws: LabelledFileFault.badLabel(line: 2, field: "polarity", value: "7")) {
            try Lexicon(bytes: Array("form\tpolarity\nx\t7\n".utf8))
        }
    }
}
