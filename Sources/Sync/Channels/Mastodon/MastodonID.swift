/// Ids of a Mastodon server: strings of digits beyond any machine number; other software uses ULIDs.
enum MastodonID {
    /// Longer is greater, equal length by bytes (Mastodon API guidelines, "How to use API response data": ids).
    static func isBelow(_ a: String, _ b: String) -> Bool {
        a.utf8.count == b.utf8.count ? a.utf8.lexicographicallyPrecedes(b.utf8) : a.utf8.count < b.utf8.count
    }

    /// True when ids can be compared; otherwise only the server's own order counts.
    static func isNumeric(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The newest of a page that stands newest first.
    static func newest(of ids: [String]) -> String? {
        ids.allSatisfy(isNumeric) ? ids.max(by: isBelow) : ids.first
    }

    /// The oldest of a page that stands newest first.
    static func oldest(of ids: [String]) -> String? {
        ids.allSatisfy(isNumeric) ? ids.min(by: isBelow) : ids.last
    }

    /// True unless it is certain that `id` is not above `cursor`.
    static func mayBeAbove(_ id: String, _ cursor: String) -> Bool {
        guard isNumeric(id), isNumeric(cursor) else { return id != cursor }
        return isBelow(cursor, id)
    }
}
