/// A setting that only accounts of one channel have.
public struct AccountSetting: Equatable, Sendable {
    public var name: String
    public var isRequired: Bool
    /// One line each that says what to write.
    public var german: String
    public var english: String

    public init(_ name: String, isRequired: Bool = false, _ german: String, _ english: String) {
        self.name = name
        self.isRequired = isRequired
        self.german = german
        self.english = english
    }

    /// Its value says where a secret lies.
    public var isSecret: Bool { name.hasSuffix("_secret") }
}

extension Channel {
    /// Whether an account names its server; nil where it cannot.
    public var addressNeed: Need? {
        switch self {
        case .mastodon, .blog, .wiki, .website, .guestbook, .mail, .open311: .required
        case .facebook, .instagram, .x, .youtube: .optional
        case .googleplus, .other: nil
        }
    }

    /// Whether an account has a secret; nil where none is asked for.
    public var secretNeed: Need? {
        switch self {
        case .mastodon, .facebook, .instagram, .x, .youtube, .blog, .wiki: .required
        case .mail, .website, .guestbook, .open311: .optional
        case .googleplus, .other: nil
        }
    }
}
