import StrictJSON
import Sync
import Testing

struct MastodonTextTests {
    @Test("every recorded case counts as the web composer counts it")
    func recordedCases() throws {
        let cases = try #require(try Recording.json("status_length_cases")["cases"]?.array)
        #expect(cases.count == 31)
        for entry in cases {
            let text = try #require(entry["text"]?.string)
            #expect(MastodonText.count(text) == Int(try #require(entry["length"]?.int)), "\(text)")
        }
    }

    @Test("a content warning counts too, and a link as the server says")
    func spoiler() {
        #expect(MastodonText.count("abc", spoiler: "xy") == 5)
        #expect(MastodonText.count("https://example.org/abc", perLink: 30) == 30)
    }

    @Test("a reply names the person answered once")
    func addressed() {
        #expect(MastodonText.addressed("Danke!", to: "imke@nord.example") == "@imke@nord.example Danke!")
        #expect(MastodonText.addressed("Danke, @Imke!", to: "imke") == "Danke, @Imke!")
        #expect(MastodonText.addressed("Danke, @imker!", to: "imke") == "@imke Danke, @imker!")
        #expect(MastodonText.addressed("Danke!", to: nil) == "Danke!")
    }
}
