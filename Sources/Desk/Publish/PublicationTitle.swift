/// What becomes of the title of a publication on a channel.
public enum PublicationTitle: Sendable {
    /// The channel shows none; it names the case alone. Mastodon's content warning is no title: it would hide the text.
    case none
    case optional, required
    /// The public address of the picture or film, which the channel cannot do without.
    case picture
}

extension Channel {
    public var publicationTitle: PublicationTitle {
        switch self {
        case .blog: .optional
        case .wiki: .required
        case .instagram: .picture
        default: .none
        }
    }
}

extension PublicationTitle {
    /// What a refusal says where the channel needs one.
    var missing: (String, String) {
        self == .picture
            ? (
                "hier gehört ein Bild dazu: als Titel seine öffentliche https-Adresse angeben",
                "a picture belongs to it here: give its public https address as the title"
            )
            : ("hier braucht ein Beitrag einen Titel", "a post needs a title here")
    }
}
