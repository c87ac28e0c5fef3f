internal import Desk
internal import StrictJSON

/// One post of a Twitter archive: `{"tweet":{…}}` since January 2020, the bare object before. All of them are the
/// account's own; what it shared on of others is passed over, and replies of others are not in the archive.
struct TwitterPost: ArchiveMapping {
    let defaults: ImportDefaults
    let isMojibake = false
    let wrappers: Set<String> = []

    func entries(_ element: JSON) throws(FieldFault) -> [ArchiveEntry] {
        guard element.members != nil else { throw FieldFault(nil, "not an object but \(element.kind)") }
        let tweet = element["tweet"] ?? element
        guard tweet.members != nil else { throw FieldFault("tweet", "must be an object, not \(tweet.kind)") }
        let id = try Self.id(tweet)
        let created = try time(tweet["created_at"])
        let short = try ArchiveField.text(tweet["text"], "text")
        let raw = try ArchiveField.text(tweet["full_text"], "full_text") ?? short
        // Cut and with counters that are not its own: no text of the account.
        if raw?.hasPrefix("RT @") == true { return [.remark(.share)] }
        let attachments = TweetText.attachments(tweet)
        let text = try ArchiveField.body(TweetText.plain(raw ?? "", of: tweet))
        guard !text.isEmpty || !attachments.isEmpty else { return [.remark(.empty)] }
        let parent = try Self.parent(tweet)
        var item = InboundItem(
            channel: .x, account: defaults.account, id: id, created: created, text: text,
            parent: parent, kind: parent == nil ? .post : .comment, direction: .outgoing)
        item.language = try ArchiveField.text(tweet["lang"], "lang").map { ArchiveField.name($0) }
        item.attachments = attachments
        for (name, field) in [("like", "favorite_count"), ("share", "retweet_count")] {
            if let count = ArchiveField.count(tweet[field]), count > 0 { item.reactions[name] = count }
        }
        return [.item(item)]
    }

    /// Ids have 64 bits, more than a floating-point number keeps: digits as a string, or an integer.
    private static func id(_ tweet: JSON) throws(FieldFault) -> String {
        if let text = try ArchiveField.text(tweet["id_str"], "id_str") { return try digits(text, "id_str") }
        guard let value = tweet["id"], !value.isNull else { throw FieldFault("id_str", "missing") }
        guard let text = value.string ?? value.int.map({ String($0) }) else {
            throw FieldFault("id", "must be a string or a whole number")
        }
        return try digits(text, "id")
    }

    private static func parent(_ tweet: JSON) throws(FieldFault) -> String? {
        let field = "in_reply_to_status_id_str"
        guard let text = try ArchiveField.text(tweet[field], field) else { return nil }
        return try digits(text, field)
    }

    private static func digits(_ text: String, _ field: String) throws(FieldFault) -> String {
        guard (1...20).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw FieldFault(field, "not an id of digits")
        }
        return text
    }

    private func time(_ value: JSON?) throws(FieldFault) -> Instant {
        guard let text = try ArchiveField.text(value, "created_at") else { throw FieldFault("created_at", "missing") }
        guard let instant = TweetTime.parse(text) else {
            throw FieldFault("created_at", "not a time as Wed Jan 22 22:20:20 +0000 2020")
        }
        return try ArchiveField.bounded(instant, "created_at", now: defaults.now)
    }
}

/// `EEE MMM dd HH:mm:ss Z yyyy` in English; archives of before 2019 write `yyyy-MM-dd HH:mm:ss Z`.
enum TweetTime {
    static func parse(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        switch words.count {
        case 3: return Instant(iso: "\(words[0])T\(words[1])\(words[2])")
        case 6:
            guard let month = months[String(words[1])], words[2].utf8.count == 2 else { return nil }
            return Instant(iso: "\(words[5])-\(month)-\(words[2])T\(words[3])\(words[4])")
        default: return nil
        }
    }

    private static let months = [
        "Jan": "01", "Feb": "02", "Mar": "03", "Apr": "04", "May": "05", "Jun": "06", "Jul": "07", "Aug": "08",
        "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12",
    ]
}
