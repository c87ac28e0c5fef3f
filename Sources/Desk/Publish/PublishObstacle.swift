/// Why nothing can be published through an account.
public enum PublishObstacle: String, Equatable, Sendable {
    case dormant, ended
    case readOnly = "read_only"
    /// The channel takes no posts of ours, or the account names no way for them.
    case channel
}

extension PublishObstacle {
    var words: (String, String) {
        switch self {
        case .dormant:
            ("das Konto ruht; dort wird nichts veröffentlicht", "the account is dormant; nothing is published there")
        case .ended:
            (
                "das Konto ist beendet oder noch nicht in Betrieb; dort wird nichts veröffentlicht",
                "the account has ended or not begun; nothing is published there"
            )
        case .readOnly:
            (
                "auf diesem Konto kann Lotse nichts veröffentlichen; `lotse accounts set` bindet es an",
                "Lotse cannot publish on this account; `lotse accounts set` connects it"
            )
        case .channel:
            (
                "dieser Kanal nimmt über dieses Konto keine eigenen Beiträge an",
                "this channel takes no posts of our own through this account"
            )
        }
    }
}
