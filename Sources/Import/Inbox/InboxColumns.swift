/// Which column of another program's table holds what. No two programs agree, so that names are compared without
/// case and an operator may name columns.
public struct InboxColumns: Equatable, Sendable {
    /// What a table may say about a message.
    public enum Field: String, CaseIterable, Sendable {
        case id, platform, author, text, time, url, parent
    }

    private let places: [Field: Int]
    /// Columns that nobody reads, as they are named.
    let unknown: [String]
    /// How many columns there are.
    let count: Int

    /// `chosen`: field to column, over what the names say. Throws without a column for the text or the time, and when
    /// a chosen column is not there.
    init(_ header: [String], chosen: [String: String]) throws(ImportFault) {
        let names = header.map { Self.folded($0) }
        var places: [Field: Int] = [:]
        var missing: [String] = []
        for field in Field.allCases {
            if let wish = chosen[field.rawValue] {
                places[field] = names.firstIndex(of: Self.folded(wish))
                if places[field] == nil { missing.append(field.rawValue) }
            } else {
                places[field] = names.firstIndex { Self.fields[$0] == field }
            }
        }
        for field in [Field.text, .time] where places[field] == nil && !missing.contains(field.rawValue) {
            missing.append(field.rawValue)
        }
        guard missing.isEmpty else { throw .unmappedColumns(missing, header: header) }
        self.places = places
        unknown = header.enumerated().filter { index, _ in !places.values.contains(index) }.map(\.element)
        count = header.count
    }

    /// The column of `field`, from 0.
    subscript(field: Field) -> Int? { places[field] }

    /// Whether a header with these names is a table with messages.
    static func areIn(_ header: [String]) -> Bool {
        let found = header.compactMap { fields[folded($0)] }
        return found.contains(.text) && found.contains(.time)
    }

    /// Lower case, with one space for what stands between words.
    private static func folded(_ name: String) -> String {
        name.lowercased().split { $0.isWhitespace || $0 == "_" || $0 == "-" || $0 == "." }.joined(separator: " ")
    }

    private static let fields: [String: Field] = {
        let names: [Field: [String]] = [
            .id: [
                "id", "nr", "nummer", "message id", "comment id", "post id", "nachrichten id", "kommentar id",
                "external id", "externe id", "beitrags id",
            ],
            .platform: [
                "platform", "plattform", "network", "netzwerk", "kanal", "channel", "social network",
                "soziales netzwerk",
            ],
            .author: [
                "author", "autor", "verfasser", "verfasserin", "name", "user", "user name", "username", "benutzer",
                "from", "von", "sender", "absender", "author name",
            ],
            .text: [
                "text", "message", "nachricht", "content", "inhalt", "kommentar", "comment", "body", "message text",
                "nachrichtentext",
            ],
            .time: [
                "time", "zeit", "zeitpunkt", "date", "datum", "created at", "created", "erstellt", "erstellt am",
                "eingang", "eingegangen", "eingegangen am", "received", "received at", "published", "published at",
                "posted at", "timestamp", "date time", "datum uhrzeit",
            ],
            .url: ["url", "link", "permalink", "adresse"],
            .parent: ["parent", "parent id", "in reply to", "antwort auf"],
        ]
        return names.reduce(into: [:]) { fields, entry in for name in entry.value { fields[name] = entry.key } }
    }()
}
