/// How much text an account takes at once.
public struct TextRoom: Equatable, Sendable {
    /// In the channel's own count, less what the channel itself puts in front.
    public let limit: Int
    public let count: TextCount

    public init(limit: Int, count: TextCount) {
        self.limit = limit
        self.count = count
    }

    /// Never less than the channel counts, except that a short web address may count more there.
    public func length(_ text: String) -> Int {
        switch count {
        case .graphemes, .mastodon: text.count
        case .scalars: text.unicodeScalars.count
        case .utf16: text.utf16.count
        case .bytes: text.utf8.count
        case .x: text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
        }
    }

    public func holds(_ text: String) -> Bool { length(text) <= limit }

    /// The text, its end replaced by `…` where it is too long; whole characters only.
    public func cut(_ text: String) -> String {
        guard !holds(text) else { return text }
        let end = "…"
        var room = limit - length(end)
        let head = text.prefix { character in
            room -= length(String(character))
            return room >= 0
        }
        return limit >= length(end) ? head + end : ""
    }
}

extension ChannelAccount {
    /// The room for one text to `person`; nil without a limit. Mastodon puts the name of who is answered in front.
    public func textRoom(to person: String?) -> TextRoom? {
        let able = channel.capabilities
        guard let limit = textLimit ?? able.textLimit else { return nil }
        let name = channel == .mastodon ? person?.prefix { $0 != "@" }.count ?? 0 : 0
        return TextRoom(limit: max(0, limit - (name > 0 ? name + 2 : 0)), count: able.textCount)
    }
}
