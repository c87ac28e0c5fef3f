/// Where citizens write. The raw values are the names of the data contract.
public enum Channel: String, CaseIterable, Sendable, Hashable {
    case facebook, x, mastodon, instagram, youtube, blog, wiki, website, guestbook, mail, googleplus, open311, other
}

/// What a message is at its source.
public enum MessageKind: String, CaseIterable, Sendable {
    case comment, review, mention, message, guestbook, mail, post
}

/// `in` from a citizen, `out` from the city, `note` an internal Vermerk.
public enum Direction: String, CaseIterable, Sendable {
    case incoming = "in"
    case outgoing = "out"
    case note
}
