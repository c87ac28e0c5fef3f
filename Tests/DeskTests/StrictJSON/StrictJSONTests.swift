import StrictJSON
import Testing

struct StrictJSONTests {
    @Test(
        "what is not strictly JSON is refused",
        arguments: [
            "", " ", "{", "{\"a\":1,\"a\":2}", "[1,]", "1 2", "\"\\ud800\"", "\"\u{1}\"", "{a:1}", "NaN", "01", "1e999",
            "99999999999999999999", "'a'", "[1]x", "tru",
        ])
    func refuses(text: String) {
        #expect(throws: JSONFault.self) { try JSON(parsing: text) }
    }

    @Test("bytes that are no UTF-8 are refused")
    func badUTF8() {
        for bytes in [[0xC0, 0x80], [0xFF], [0xED, 0xA0, 0x80], [0xC3], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]] {
            #expect(throws: JSONFault.self) { try JSON(parsing: [0x22] + bytes + [0x22]) }
        }
    }

    @Test("values come back as they were, in order")
    func roundTrip() throws {
        let text = "{\"b\":[1,-2,true,false,null,\"ü\\u0000\\n\\\"\\\\\"],\"a\":{\"x\":\"🙂\"}}"
        let value = try JSON(parsing: text)
        #expect(value["b"]?.array?.count == 6)
        #expect(try JSON(parsing: value.bytes()) == value)
        #expect(value.text().hasPrefix("{\"b\""))
        #expect(value.text(canonical: true).hasPrefix("{\"a\""))
        #expect(try JSON(parsing: "\"\\ud83d\\ude42\"").string == "🙂")
    }

    @Test("nesting is bounded, brackets in strings do not count")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSON(parsing: nested(JSON.deepest)) }
        #expect(throws: JSONFault.self) { try JSON(parsing: nested(JSON.deepest + 1)) }
        #expect(throws: JSONFault.self) { try JSON(parsing: String(repeating: "[", count: 100_000)) }
        let brackets = "\"" + String(repeating: "[{\\\"", count: 200) + "\""
        #expect(try JSON(parsing: brackets).string?.count == 600)
    }
}
