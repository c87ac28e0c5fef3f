internal import Desk

/// Turns one row of another program's inbox into a message. Texts are taken as they are: `=` or `'` at their begin is
/// what somebody wrote.
struct InboxRow {
    let columns: InboxColumns
    let values: [String]

    /// The trimmed value of a field; nil when there is no such column or it is empty.
    func value(_ field: InboxColumns.Field) -> String? {
        guard let place = columns[field] else { return nil }
        var text = values[place][...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text.isEmpty ? nil : String(text)
    }

    /// A message that came at `created`. Nil without words.
    func item(created: Instant, defaults: ImportDefaults) throws(FieldFault) -> InboundItem? {
        guard let place = columns[.text], value(.text) != nil else { return nil }
        let text = try FieldRules.text(values[place])
        let channel = try channel(defaults)
        let author = value(.author).map { ArchiveField.name($0) }
        let native = try identity(.id)
        let id = native ?? "hash:" + ContentHash.hex(author ?? "", created.iso, text)
        let kind = FieldRules.kind(of: channel)
        return InboundItem(
            channel: channel, account: defaults.account, id: id, created: created, text: text,
            author: author.map { InboundAuthor(name: $0) }, parent: try identity(.parent),
            url: ArchiveField.address(value(.url)), kind: kind, isPublic: FieldRules.isPublic(kind, channel))
    }

    /// An id. One that a spreadsheet program rounded (`1,61235E+18`) is none: its digits are lost.
    private func identity(_ field: InboxColumns.Field) throws(FieldFault) -> String? {
        guard let text = value(field) else { return nil }
        guard !Self.isRounded(text) else {
            throw FieldFault(field.rawValue, "\(text) was rounded by a spreadsheet program: export it again as text")
        }
        return try FieldRules.name(text, field.rawValue)
    }

    /// Digits, a separator, digits, `E+` and digits.
    private static func isRounded(_ text: String) -> Bool {
        let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasPrefix("+"), let power = Int(parts[1].dropFirst()), power > 0 else {
            return false
        }
        let mantissa = parts[0].utf8
        return !mantissa.isEmpty && mantissa.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E }
    }

    private func channel(_ defaults: ImportDefaults) throws(FieldFault) -> Channel {
        guard let name = value(.platform) else { return defaults.channel }
        let folded = name.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "+" && $0 != "_" }
        if let channel = Channel(rawValue: folded) ?? Self.names[folded] { return channel }
        throw FieldFault("platform", "unknown platform " + String(name.prefix(40)))
    }

    private static let names: [String: Channel] = [
        "twitter": .x, "x(twitter)": .x, "twitter/x": .x, "x/twitter": .x, "google": .googleplus, "email": .mail,
        "facebookpage": .facebook, "facebookseite": .facebook, "instagrambusiness": .instagram, "webseite": .website,
        "web": .website, "gästebuch": .guestbook, "fediverse": .mastodon,
    ]
}
