internal import Desk
internal import StrictJSON

/// What one line of a drop file says.
enum DropEntry: Equatable {
    /// A new entry, or the new wording of a known one.
    case put(InboundItem)
    /// The website has deleted this entry.
    case delete(id: String)
}

/// Reads one line of the drop format:
/// `{"id","kind":"guestbook|rating|comment","created","author","text","stars","stars_max","page","reply_to","op":"new|edit|delete","held":true}`.
/// `created` is an instant with a zone; a missing `op` is `new`; a deletion needs only its id. What is
/// `held` is not on the site until an `approve` stands among the answers.
struct DropMapper: PayloadMapper {
    let channel: Channel
    let account: String

    func items(from raw: [UInt8]) throws(MappingFault) -> [InboundItem] {
        guard case .put(let item) = try entry(raw) else { return [] }
        return [item]
    }

    func entry(_ raw: [UInt8]) throws(MappingFault) -> DropEntry {
        let row: JSON
        do throws(JSONFault) { row = try JSON(parsing: raw) } catch { throw MappingFault("line", "\(error)") }
        guard row.members != nil else { throw MappingFault("line", "an object is expected, not \(row.kind)") }
        let id = try DropMapper.id(row)
        switch row["op"]?.string ?? (row["op"] == nil ? "new" : "") {
        case "new", "edit": return .put(try item(row, id))
        case "delete": return .delete(id: id)
        default: throw MappingFault("op", "new, edit or delete is expected")
        }
    }

    private static func id(_ row: JSON) throws(MappingFault) -> String {
        if let number = row["id"]?.int { return String(number) }
        return try row.required("id")
    }

    private func item(_ row: JSON, _ id: String) throws(MappingFault) -> InboundItem {
        let kind = try kind(row)
        let stars = try DropStars(row)
        let text = try DropMapper.text(row, "text") ?? ""
        guard !text.isEmpty || stars != nil else { throw MappingFault("text", "missing, and no stars either") }
        guard kind != .review || stars != nil else { throw MappingFault("stars", "missing in a rating") }
        let author = try DropMapper.text(row, "author")
        return InboundItem(
            channel: channel, account: account, id: id, created: try row.instant(required: "created"), text: text,
            author: author.map { InboundAuthor(name: $0) }, parent: try DropMapper.text(row, "reply_to"),
            url: try DropMapper.text(row, "page"), kind: kind, rating: stars?.rating, subject: stars?.exact,
            edited: try DropMapper.edited(row), isHeld: try DropMapper.held(row))
    }

    private static func held(_ row: JSON) throws(MappingFault) -> Bool {
        guard let value = row["held"], !value.isNull else { return false }
        guard let flag = value.bool else { throw MappingFault("held", "true or false is expected") }
        return flag
    }

    private func kind(_ row: JSON) throws(MappingFault) -> MessageKind {
        switch row["kind"]?.string {
        case "guestbook": .guestbook
        case "rating": .review
        case "comment": .comment
        case nil where row["kind"] == nil: channel == .guestbook ? .guestbook : .comment
        default: throw MappingFault("kind", "guestbook, rating or comment is expected")
        }
    }

    /// Nil for missing, null and empty.
    private static func text(_ row: JSON, _ name: String) throws(MappingFault) -> String? {
        guard let value = row[name], !value.isNull else { return nil }
        guard let text = value.string else { throw MappingFault(name, "a text is expected, not \(value.kind)") }
        return text.isEmpty ? nil : text
    }

    private static func edited(_ row: JSON) throws(MappingFault) -> Instant? {
        try text(row, "edited") == nil ? nil : try row.instant(required: "edited")
    }
}

/// A rating by stars, on the desk's scale of 1 to 5.
struct DropStars: Equatable {
    /// Rounded; no star at all is the worst that the scale has.
    let rating: Int
    /// What was given, where the scale cannot say it: `4,5/5`.
    let exact: String?

    /// Nil when no stars were given. Takes numbers and texts, the comma as decimal mark too.
    init?(_ row: JSON) throws(MappingFault) {
        guard let value = row["stars"], !value.isNull else { return nil }
        let most = try DropStars.number(row["stars_max"] ?? 5, "stars_max")
        guard most >= 1, most <= 1000 else { throw MappingFault("stars_max", "1 to 1000 is expected") }
        let given = try DropStars.number(value, "stars")
        guard given >= 0, given <= most else { throw MappingFault("stars", "0 to \(most) is expected") }
        let scaled = given / most * 5
        rating = min(5, max(1, Int(scaled.rounded())))
        exact = Double(rating) == scaled ? nil : "\(DropStars.shown(given))/\(DropStars.shown(most))"
    }

    private static func number(_ value: JSON, _ field: String) throws(MappingFault) -> Double {
        switch value {
        case .int(let number): return Double(number)
        case .real(let number) where number.isFinite: return number
        case .string(let text):
            let digits = text.trimmingSpaces.replacing(",", with: ".")
            let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
            if isPlain, digits.utf8.count < 20, let number = Double(digits) { return number }
        default: break
        }
        throw MappingFault(field, "a number is expected")
    }

    private static func shown(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : "\(number)".replacing(".", with: ",")
    }
}
