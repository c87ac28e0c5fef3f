public import StrictJSON

/// A channel account that the city answers for.
public struct ChannelAccount: Equatable, Sendable {
    public enum Standing: String, CaseIterable, Sendable {
        case live
        case readOnly = "read-only"
        case dormant, ended
    }

    /// The desk's own key; 0 until registered.
    public var key: Int64
    public var channel: Channel
    /// Unique together with the channel.
    public var name: String
    /// How people call it: `Stadt Bremerhaven`.
    public var title: String?
    public var owner: String?
    public var purpose: String?
    public var standing: Standing
    /// Address of the service for channels that are pulled; never a secret.
    public var address: String?
    /// Where the secret lies: `file:PATH`, `env:NAME` or `command:ARGV`; never the secret itself.
    public var secret: String?
    /// Characters a reply may have, as the channel counts; nil when it sets no limit.
    public var textLimit: Int?

    public init(
        key: Int64 = 0, channel: Channel, name: String, title: String? = nil, owner: String? = nil,
        purpose: String? = nil,
        standing: Standing = .readOnly, address: String? = nil, secret: String? = nil, textLimit: Int? = nil
    ) {
        self.key = key
        self.channel = channel
        self.name = name
        self.title = title
        self.owner = owner
        self.purpose = purpose
        self.standing = standing
        self.address = address
        self.secret = secret
        self.textLimit = textLimit
    }

    /// `mastodon/stadt`: what scripts may write where a bare name is ambiguous.
    public var qualifiedName: String { "\(channel.rawValue)/\(name)" }
}

extension ChannelAccount: Registered {
    public static let register = Register.account
    public var registerName: String { qualifiedName }

    public var json: JSON {
        .record([
            ("channel", .string(channel.rawValue)), ("name", .string(name)), ("title", JSON(title)),
            ("owner", JSON(owner)), ("purpose", JSON(purpose)), ("standing", .string(standing.rawValue)),
            ("address", JSON(address)), ("secret", JSON(secret)), ("text_limit", JSON(textLimit)),
        ])
    }

    public init?(json: JSON) {
        guard let channel = json["channel"]?.string.flatMap(Channel.init(rawValue:)), let name = json["name"]?.string,
            let standing = json["standing"]?.string.flatMap(Standing.init(rawValue:))
        else { return nil }
        self.init(
            channel: channel, name: name, title: json["title"]?.string, owner: json["owner"]?.string,
            purpose: json["purpose"]?.string, standing: standing, address: json["address"]?.string,
            secret: json["secret"]?.string, textLimit: json["text_limit"]?.int.map(Int.init))
    }
}
