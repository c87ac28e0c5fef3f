/// How far a Mastodon account's notifications have been read, as the text that is stored with each page. A killed
/// program goes on exactly here.
enum MastodonCursor: Equatable {
    /// Everything up to this notification id is stored.
    case read(String)
    /// Walking down from `top`, now below `at`, until `stop` is reached (a notification id, or empty for the start
    /// date of the account). Then everything up to `top` is stored.
    case walk(top: String, at: String, stop: String)
    /// Everything up to this id is stored, and held-back notifications with older ids are being let in.
    case accepting(String)

    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("walk", 4): self = .walk(top: parts[1], at: parts[2], stop: parts[3])
        case ("accepting", 2): self = .accepting(parts[1])
        case (_, 1) where !text.isEmpty: self = .read(text)
        default: return nil
        }
    }

    var text: String {
        switch self {
        case .read(let id): id
        case .walk(let top, let at, let stop): "walk \(top) \(at) \(stop)"
        case .accepting(let id): "accepting \(id)"
        }
    }
}
