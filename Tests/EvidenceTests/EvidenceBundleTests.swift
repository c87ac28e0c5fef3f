import Desk
import Evidence
import Foundation
import StrictJSON
import Testing

/// A Beweissicherung: complete, printable, and sealed.
struct EvidenceBundleTests {
    private static let made = Instant(seconds: 1_795_429_560)

    private static func bundle(_ facts: EvidenceFacts) -> EvidenceBundle {
        EvidenceBundle(facts, made: made, by: "k.petersen") { $0.iso }
    }

    private static func files(_ bundle: EvidenceBundle) -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: bundle.files.map { ($0.name, $0.bytes) })
    }

    private static func text(_ name: String, of bundle: EvidenceBundle) -> String {
        String(decoding: files(bundle)[name] ?? [], as: UTF8.self)
    }

    @Test("the bundle holds every wording, the page, the facts, the journal's proof and the way to check them")
    func complete() {
        let bundle = Self.bundle(SampleEvidence.facts)
        #expect(
            bundle.files.map(\.name) == [
                "beweis.html", "beweis.json", "journal.ndjson", "pruefen.txt", "wortlaut-1.txt", "wortlaut-2.txt",
                "manifest.txt",
            ])
        #expect(Self.text("wortlaut-1.txt", of: bundle) == "Euch soll man alle verprügeln!")
        #expect(Self.text("wortlaut-2.txt", of: bundle) == "Euch soll man <b>alle</b> …")
    }

    @Test("the facts name author, address, times, thread, decisions and the wording of the rule that was cited")
    func facts() throws {
        let json = try JSON(parsing: Self.files(Self.bundle(SampleEvidence.facts))["beweis.json"] ?? [])
        #expect(json["author"]?["id"]?.string == "u-77")
        #expect(json["message"]?["url"]?.string == "https://example.org/c/1")
        #expect(json["message"]?["created"]?.string == "2026-11-23T08:00:00Z")
        #expect(json["thread"]?.array?.count == 1)
        #expect(json["decisions"]?.array?.first?["second"]?.string == "s.meyer")
        #expect(json["rules"]?.array?.first?["wording"]?["version"]?.int == 1)
        #expect(json["journal_head"]?["seq"]?.int == 99)
    }

    @Test("the page shows foreign text as text: no markup, and hidden marks in the open")
    func page() {
        let html = Self.text("beweis.html", of: Self.bundle(SampleEvidence.facts))
        #expect(html.contains("Euch soll man &lt;b&gt;alle&lt;/b&gt; …"))
        #expect(!html.contains("<script"))
        #expect(html.contains("[U+202E]"))
        #expect(html.contains("default-src 'none'"))
        #expect(!html.contains("src=") && !html.contains("href="))
    }

    @Test("an untouched bundle passes, and its seal is the hash of the manifest")
    func passes() {
        let bundle = Self.bundle(SampleEvidence.facts)
        let check = EvidenceCheck(Self.files(bundle))
        #expect(check.faults.isEmpty)
        #expect(check.seal == bundle.seal)
    }

    @Test("a changed, a missing and an added file are each named", arguments: ["beweis.json", "wortlaut-1.txt"])
    func altered(name: String) {
        let bundle = Self.bundle(SampleEvidence.facts)
        var files = Self.files(bundle)
        files[name]?.append(0x20)
        #expect(EvidenceCheck(files).faults == ["\(name): altered"])
        files[name] = nil
        #expect(EvidenceCheck(files).faults == ["\(name): missing"])
        files = Self.files(bundle)
        files["zettel.txt"] = [0x21]
        #expect(EvidenceCheck(files).faults == ["zettel.txt: was not in the bundle"])
    }

    @Test("what is no file and not named by the seal is told, whatever its kind", arguments: ["anlagen", ".geheim"])
    func addedFolder(name: String) {
        let files = Self.files(Self.bundle(SampleEvidence.facts))
        #expect(EvidenceCheck(files, others: [name]).faults == ["\(name): was not in the bundle"])
    }

    @Test("a named file that cannot be read, or is a folder or a link, is told as such")
    func unreadable() {
        var files = Self.files(Self.bundle(SampleEvidence.facts))
        files["beweis.json"] = nil
        #expect(EvidenceCheck(files, others: ["beweis.json"]).faults == ["beweis.json: cannot be read as a file"])
        files["manifest.txt"] = nil
        let check = EvidenceCheck(files, others: ["beweis.json", "manifest.txt"])
        #expect(check.faults == ["manifest.txt: cannot be read as a file"] && check.seal == nil)
    }

    @Test("a manifest made to fit an altered file has another seal")
    func forgedManifest() {
        let honest = Self.bundle(SampleEvidence.facts)
        var facts = SampleEvidence.facts
        facts.author.name = "Jemand anders"
        let forged = Self.bundle(facts)
        #expect(EvidenceCheck(Self.files(forged)).faults.isEmpty)
        #expect(forged.seal != honest.seal)
    }

    @Test("a minimal bundle has the message and no thread")
    func minimal() throws {
        var facts = SampleEvidence.facts
        facts.extent = .minimal
        facts.thread = []
        let json = try JSON(parsing: Self.files(Self.bundle(facts))["beweis.json"] ?? [])
        #expect(json["extent"]?.string == "minimal")
        #expect(json["thread"]?.array?.isEmpty == true)
    }

    @Test("an empty directory and a torn manifest are told as such")
    func noBundle() {
        #expect(EvidenceCheck([:]).faults == ["manifest.txt: missing"])
        #expect(EvidenceCheck(["manifest.txt": Array("x".utf8)]).faults == ["manifest.txt: a line is no hash and name"])
    }
}
