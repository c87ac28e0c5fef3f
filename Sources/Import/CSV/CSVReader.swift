internal import Desk
internal import StrictJSON

/// CSV with a header of the data format's field names in any order; `;`, `,` or TAB between the fields.
///
/// An author's parts are `author_name`, `author_id`, `author_handle`, `author_url` (or with a dot). An empty field
/// is a field that is not there. Attachments and reactions, when there are such columns, hold JSON.
public struct CSVReader: ImportReader {
    static let required = ["channel", "id", "created_at", "text"]

    private var records: CSVRecords
    private var columns: [String] = []
    private var unknown: [String] = []
    private var hasHeader = false
    private let mapping: RowMapping
    private let file: String?

    public init(_ source: any ByteSource, defaults: ImportDefaults) {
        records = CSVRecords(source)
        mapping = RowMapping(defaults: defaults)
        file = defaults.file
    }

    public mutating func next() throws(ImportFault) -> ImportRecord? {
        if !hasHeader {
            hasHeader = true
            guard let header = try records.header() else { return nil }
            try takeHeader(header)
        }
        guard let record = try records.next() else { return nil }
        return result(record)
    }

    private mutating func takeHeader(_ header: CSVRecord) throws(ImportFault) {
        columns = header.fields.map { field in
            CSVColumns.name(of: String(decoding: field, as: UTF8.self))
        }
        let missing = Self.required.filter { !columns.contains($0) }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        unknown = columns.filter { !CSVColumns.known.contains($0) }
    }

    private func result(_ record: CSVRecord) -> ImportRecord {
        if let fault = record.fault { return reject(record, FieldFault(nil, fault)) }
        guard record.fields.count == columns.count else {
            return reject(record, FieldFault(nil, "\(record.fields.count) fields, the header has \(columns.count)"))
        }
        do throws(FieldFault) {
            let (item, nested) = try mapping.item(try CSVColumns.object(columns, record.fields))
            return .item(item, line: record.line, unknownKeys: unknown + nested.filter { $0.contains(".") })
        } catch {
            return reject(record, error)
        }
    }

    private func reject(_ record: CSVRecord, _ fault: FieldFault) -> ImportRecord {
        .reject(Reject(file: file, line: record.line, field: fault.field, reason: fault.reason, raw: record.raw))
    }
}

/// From columns to an object of the data format.
enum CSVColumns {
    static let known = Set(RowMapping.Field.allCases.map(\.rawValue) + authorParts.keys)

    private static let authorParts = [
        "author.id": "id", "author.name": "name", "author.handle": "handle", "author.url": "url",
    ]

    private static let aliases = [
        "author_id": "author.id", "author_name": "author.name", "author_handle": "author.handle",
        "author_url": "author.url", "kanal": "channel", "konto": "account", "datum": "created_at",
        "zeit": "created_at", "created": "created_at", "autor": "author", "bewertung": "rating",
        "betreff": "subject", "sprache": "language",
    ]

    static func name(of column: String) -> String {
        var name = column.lowercased()[...]
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        return aliases[String(name)] ?? String(name)
    }

    static func object(_ columns: [String], _ fields: [[UInt8]]) throws(FieldFault) -> JSON {
        var members: [JSON.Member] = []
        var author: [JSON.Member] = []
        for (column, bytes) in zip(columns, fields) where !bytes.isEmpty || column == "text" {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw FieldFault(column, "not valid UTF-8")
            }
            let restored = FormulaGuard.restored(text)
            if let part = authorParts[column] {
                author.append(JSON.Member(part, .string(restored)))
            } else {
                members.append(JSON.Member(column, try value(restored, column)))
            }
        }
        guard !author.isEmpty else { return .object(members) }
        if let name = members.first(where: { $0.key == "author" }) {
            author.insert(JSON.Member("name", name.value), at: 0)
            members.removeAll { $0.key == "author" }
        }
        return .object(members + [JSON.Member("author", .object(author))])
    }

    private static func value(_ text: String, _ column: String) throws(FieldFault) -> JSON {
        switch column {
        case "rating":
            guard let number = Int64(text) else { throw FieldFault(column, "must be a whole number from 1 to 5") }
            return .int(number)
        case "attachments", "reactions":
            do throws(JSONFault) { return try JSON(parsing: text) } catch {
                throw FieldFault(column, "not JSON: \(error.reason)")
            }
        default: return .string(text)
        }
    }
}
