internal import Desk
internal import StrictJSON

/// Turns one object of the data format into a checked message. A member that is null is a member that is not there.
struct RowMapping {
    let defaults: ImportDefaults

    /// The message and the keys nobody knows.
    func item(_ value: JSON) throws(FieldFault) -> (InboundItem, [String]) {
        guard case .object(let members) = value else { throw FieldFault(nil, "not an object but \(value.kind)") }
        var row = Row()
        var unknown: [String] = []
        for member in members {
            guard let field = Field.named[member.key] else {
                unknown.append(member.key)
                continue
            }
            if !member.value.isNull { row[field] = member.value }
        }
        var item = try required(row)
        try addOptional(row, to: &item, unknown: &unknown)
        return (item, unknown)
    }

    private func required(_ row: Row) throws(FieldFault) -> InboundItem {
        let channel: Channel = try FieldRules.oneOf(try must(row, .channel), "channel")
        let id = try FieldRules.name(try must(row, .id), "id")
        let created = try FieldRules.created(try must(row, .created), now: defaults.now)
        let text = try FieldRules.text(try must(row, .text))
        return InboundItem(
            channel: channel, account: defaults.account, id: id, created: created, text: text,
            kind: FieldRules.kind(of: channel), isPublic: channel != .mail)
    }

    private func addOptional(
        _ row: Row, to item: inout InboundItem, unknown: inout [String]
    ) throws(FieldFault) {
        if let account = try string(row, .account) { item.account = try FieldRules.name(account, "account") }
        if let author = row[.author] { item.author = try Self.author(author, &unknown) }
        if let parent = try string(row, .parent) { item.parent = try FieldRules.name(parent, "parent") }
        if let url = try string(row, .url) {
            item.url = try FieldRules.bounded(url, "url", FieldRules.longestAddress)
        }
        if let kind = try string(row, .kind) {
            item.kind = try FieldRules.oneOf(kind, "kind")
            item.isPublic = FieldRules.isPublic(item.kind, item.channel)
        }
        if let direction = try string(row, .direction) { item.direction = try FieldRules.direction(direction) }
        if let rating = row[.rating] { item.rating = try Self.rating(rating) }
        if let subject = try string(row, .subject) {
            item.subject = try FieldRules.bounded(subject, "subject", FieldRules.longestSubject)
        }
        if let language = try string(row, .language) { item.language = try FieldRules.name(language, "language") }
        if let list = row[.attachments] { item.attachments = try Self.attachments(list, &unknown) }
        if let counts = row[.reactions] { item.reactions = try Self.reactions(counts) }
        if let held = row[.held] {
            guard let flag = held.bool else { throw FieldFault("held", "true or false is expected") }
            item.isHeld = flag
        }
    }

    private func must(_ row: Row, _ field: Field) throws(FieldFault) -> String {
        guard let text = try string(row, field) else { throw FieldFault(field.rawValue, "missing") }
        return text
    }

    private func string(_ row: Row, _ field: Field) throws(FieldFault) -> String? {
        guard let value = row[field] else { return nil }
        guard let text = value.string else {
            throw FieldFault(field.rawValue, "must be a string, not \(value.kind)")
        }
        return text
    }
}

extension RowMapping {
    /// The fields of a row by the names of the data format.
    enum Field: String, CaseIterable {
        case channel, id
        case created = "created_at"
        case text, account, author, parent, url, kind, direction, rating, subject, language, attachments, reactions,
            held

        static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

        var slot: Int {
            switch self {
            case .channel: 0
            case .id: 1
            case .created: 2
            case .text: 3
            case .account: 4
            case .author: 5
            case .parent: 6
            case .url: 7
            case .kind: 8
            case .direction: 9
            case .rating: 10
            case .subject: 11
            case .language: 12
            case .attachments: 13
            case .reactions: 14
            case .held: 15
            }
        }
    }

    /// The members of one object by field: an array, since a row is looked at fifteen times.
    struct Row {
        private var values = [JSON?](repeating: nil, count: Field.allCases.count)

        subscript(field: Field) -> JSON? {
            get { values[field.slot] }
            set { values[field.slot] = newValue }
        }
    }
}
