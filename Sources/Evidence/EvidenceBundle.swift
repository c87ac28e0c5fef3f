internal import Crypto
public import Desk
internal import StrictJSON

/// A Beweissicherung as files: the facts for machines, the same for people to print, the wordings as they came, the
/// journal's proof, and a manifest with the hash of each. Its seal is the hash of the manifest; the desk's journal names
/// it, so that an altered bundle shows.
public struct EvidenceBundle: Sendable {
    public struct File: Equatable, Sendable {
        public let name: String
        public let bytes: [UInt8]
    }

    /// By name; `manifest.txt` is the last.
    public let files: [File]
    /// SHA-256 of `manifest.txt`, in hex.
    public let seal: String
    /// A name for the directory: `BHV-2026-000123-beitrag-4711`.
    public let name: String

    /// `made` is when, `by` who makes it; `local` writes an instant in the office's time.
    public init(_ facts: EvidenceFacts, made: Instant, by: String, local: @escaping (Instant) -> String) {
        var files = [
            File(name: "beweis.json", bytes: EvidenceJSON.document(facts, made: made, by: by).bytes() + [0x0A]),
            File(
                name: "beweis.html",
                bytes: Array(EvidencePage(facts, made: made, by: by, local: local).html.utf8)),
            File(name: "journal.ndjson", bytes: facts.proof.flatMap { EvidenceJSON.proof($0).bytes() + [0x0A] }),
            File(name: "pruefen.txt", bytes: Array(EvidenceBundle.instructions.utf8)),
        ]
        for (place, version) in facts.versions.enumerated() {
            files.append(File(name: "wortlaut-\(place + 1).txt", bytes: Array(version.text.utf8)))
        }
        files.sort { $0.name < $1.name }
        let manifest = Array(files.map { Hash.line($0) }.joined().utf8)
        self.files = files + [File(name: EvidenceBundle.manifestName, bytes: manifest)]
        seal = Hash.hex(manifest)
        name = "\(facts.caseNumber)-beitrag-\(facts.message.entry)"
    }

    public static let manifestName = "manifest.txt"

    private static let instructions = """
        Beweissicherung prüfen
        1. `sha256sum -c manifest.txt` in diesem Ordner: jede Datei ist, was sie war.
        2. Die SHA-256-Summe von manifest.txt ist das Siegel. Es steht im Journal des Schreibtischs:
           `lotse evidence check ORDNER` rechnet beides nach.
        3. journal.ndjson: Jeder Eintrag trägt den Hash des vorigen und den eigenen. Der eigene ist SHA-256 über den
           vorigen Hash (32 Bytes), dann je 8 Bytes, höchstwertiges zuerst: Platz, Gerät, Platz am Gerät, Zeit,
           Vorgang (ohne Vorgang -2^63); dann 16 Bytes Kennung; dann Handelnde, Befehl und Art, jeweils nach ihrer
           Länge in 8 Bytes; dann payload, wie er dasteht.
        4. Der Wortlaut steht im Journal als „content“: die ersten 16 Bytes von SHA-256 über das Salz, dann Betreff,
           Text, Name und Rest, jeweils nach ihrer Länge in 8 Bytes (fehlt eines: achtmal FF).

        How to check: run `sha256sum -c manifest.txt`; the SHA-256 of manifest.txt is the seal that the desk's journal
        names; `lotse evidence check FOLDER` computes both again.

        """
}

enum Hash {
    static func hex(_ bytes: [UInt8]) -> String { text(Array(SHA256.hash(data: bytes))) }

    static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// As `sha256sum` writes and reads it.
    static func line(_ file: EvidenceBundle.File) -> String { "\(hex(file.bytes))  \(file.name)\n" }
}
