internal import Foundation

/// Made-up comments of citizens, the same bytes for the same number: short sentences from small lists, and an invented
/// street name in each, frequent ones first, so that the full-text index gets a dictionary of a realistic size.
enum Generator {
    static func write(_ rows: Int, to path: String) throws {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        guard let handle = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteNoPermission) }
        defer { try? handle.close() }
        var random = SplitMix(state: 7)
        var buffer = ""
        for row in 0..<rows {
            buffer += line(row, &random)
            guard buffer.utf8.count > 1 << 20 else { continue }
            try handle.write(contentsOf: Data(buffer.utf8))
            buffer = ""
        }
        try handle.write(contentsOf: Data(buffer.utf8))
    }

    private static func line(_ row: Int, _ random: inout SplitMix) -> String {
        let parent = row > 10 && random.below(3) == 0 ? "\"g\(row - 1 - random.below(min(row - 1, 500)))\"" : "null"
        let minute = row % 60
        let created =
            "2024-\(two(row / 44_640 % 12 + 1))-\(two(row / 1_440 % 28 + 1))T\(two(row / 60 % 24)):\(two(minute)):00Z"
        let text =
            [pick(openings, &random), pick(subjects, &random), pick(verdicts, &random), pick(endings, &random)]
            .joined(separator: " ") + " \(street(&random))."
        return """
            {"id":"g\(row)","channel":"\(pick(channels, &random))","author":"\(pick(names, &random)) \(random.below(900))",\
            "created_at":"\(created)","text":"\(text)","parent":\(parent)}\n
            """
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private static func pick(_ list: [String], _ random: inout SplitMix) -> String { list[random.below(list.count)] }

    /// Small numbers are drawn far more often than large ones.
    private static func street(_ random: inout SplitMix) -> String {
        var number = random.below(random.below(random.below(30_000) + 1) + 1)
        var name = ""
        repeat {
            name += syllables[number % syllables.count]
            number /= syllables.count
        } while number > 0
        return name.capitalized + "straße"
    }

    private static let channels = ["mastodon", "facebook", "x", "guestbook", "mail", "blog", "wiki", "website"]
    private static let names = ["Änne", "Bodo", "Cem", "Dörte", "Emine", "Focko", "Gesa", "Hinnerk", "Ilse", "Jens"]
    private static let openings = ["Moin,", "Guten Tag,", "Seit Wochen ärgert mich:", "Danke vorab,", "Kurze Meldung:"]
    private static let subjects = [
        "die Laterne", "der Radweg", "die Ampel", "der Spielplatz", "die Tonne", "das Formular",
    ]
    private static let verdicts = [
        "ist noch immer kaputt und niemand kümmert sich.", "wurde endlich repariert, das freut alle hier.",
        "fehlt seit dem Umbau, dabei brauchen wir sie täglich.", "steht so, dass Kinder auf die Fahrbahn müssen.",
    ]
    private static let endings = [
        "Wer ist dafür zuständig?", "Bitte einmal nachsehen, am besten vor dem Wochenende.",
        "Viele Grüße aus dem Norden,",
        "Ein Bild schicke ich gern nach, wenn es hilft.", "Die Nachbarn sagen das Gleiche.", "Gemeint ist die",
    ]
    private static let syllables = [
        "wa", "se", "ko", "lü", "mar", "ten", "hol", "bru", "fin", "ker", "os", "dal", "gro", "nie",
    ]
}

/// A small generator with a fixed start (Steele, Lea, Flood 2014).
struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ word >> 31) % UInt64(max(1, bound)))
    }
}
