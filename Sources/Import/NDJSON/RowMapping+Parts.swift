internal import Desk
internal import StrictJSON

/// The fields that are more than a string.
extension RowMapping {
    /// A name, or an object with `id`, `name`, `handle` and `url`. An empty name is no author.
    static func author(_ value: JSON, _ unknown: inout [String]) throws(FieldFault) -> InboundAuthor? {
        if let name = value.string {
            return name.isEmpty ? nil : InboundAuthor(name: try FieldRules.name(name, "author"))
        }
        guard let members = value.members else {
            throw FieldFault("author", "must be a string or an object, not \(value.kind)")
        }
        var author = InboundAuthor(name: "")
        for member in members {
            switch member.key {
            case "id": author.id = try optional(member, "author")
            case "name": author.name = try optional(member, "author") ?? ""
            case "handle": author.handle = try optional(member, "author")
            case "url": author.url = try optional(member, "author", limit: FieldRules.longestAddress)
            default: unknown.append("author." + member.key)
            }
        }
        if author.name.isEmpty { author.name = author.handle ?? author.id ?? "" }
        return author.name.isEmpty ? nil : author
    }

    static func rating(_ value: JSON) throws(FieldFault) -> Int {
        guard let number = value.int, (1...5).contains(number) else {
            throw FieldFault("rating", "must be a whole number from 1 to 5")
        }
        return Int(number)
    }

    static func attachments(_ value: JSON, _ unknown: inout [String]) throws(FieldFault) -> [InboundAttachment] {
        guard let list = value.array else { throw FieldFault("attachments", "must be an array, not \(value.kind)") }
        var attachments: [InboundAttachment] = []
        for entry in list {
            guard let members = entry.members else {
                throw FieldFault("attachments", "must hold objects, not \(entry.kind)")
            }
            var attachment = InboundAttachment(url: "")
            for member in members {
                switch member.key {
                case "url":
                    attachment.url = try optional(member, "attachments", limit: FieldRules.longestAddress) ?? ""
                case "mime": attachment.mime = try optional(member, "attachments")
                case "alt": attachment.alt = try optional(member, "attachments", limit: InboundLimits.text)
                default: unknown.append("attachments." + member.key)
                }
            }
            guard !attachment.url.isEmpty else { throw FieldFault("attachments.url", "missing") }
            attachments.append(attachment)
        }
        return attachments
    }

    static func reactions(_ value: JSON) throws(FieldFault) -> [String: Int] {
        guard let members = value.members else {
            throw FieldFault("reactions", "must be an object, not \(value.kind)")
        }
        var reactions: [String: Int] = [:]
        for member in members where !member.value.isNull {
            guard let count = member.value.int, count >= 0 else {
                throw FieldFault("reactions." + member.key, "must be a whole number from 0")
            }
            reactions[member.key] = Int(count)
        }
        return reactions
    }

    /// A string member of an object; empty or null is not there.
    private static func optional(
        _ member: JSON.Member, _ field: String, limit: Int = InboundLimits.name
    ) throws(FieldFault) -> String? {
        if member.value.isNull { return nil }
        let field = field + "." + member.key
        guard let text = member.value.string else {
            throw FieldFault(field, "must be a string, not \(member.value.kind)")
        }
        return text.isEmpty ? nil : try FieldRules.bounded(text, field, limit)
    }
}
