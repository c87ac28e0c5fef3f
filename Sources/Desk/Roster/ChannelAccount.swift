public import StrictJSON

/// A channel account that the city answers for.
public struct ChannelAccount: Equatable, Sendable {
    public enum Standing: String, CaseIterable, Sendable {
        case live
        case readOnly = "read-only"
        case dormant, ended

        /// Why nobody can be answered through such an account; nil for a live one.
        public var obstacle: ReplyObstacle? {
            switch self {
            case .live: nil
            case .readOnly: .readOnly
            case .dormant: .dormant
            case .ended: .ended
            }
        }
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
    /// Clerks who stand in for the owner.
    public var deputies: [String] = []
    /// What stands behind its lawful use: legal basis, agreement or assessment, with its date.
    public var legalState: String?
    /// First and last day of its use.
    public var start: CivilDate?
    public var end: CivilDate?
    /// Seconds between two looks; nil takes the channel's usual ones.
    public var interval: Int64?
    /// What only this channel asks for: page id, folder, sender. Names ending in `_secret` say where a secret lies.
    public var settings: [String: String] = [:]

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

    /// Whether it names a server or a folder; others get their messages from files alone.
    public var isConnected: Bool { address != nil || secret != nil }

    /// What can be done through this account: what its channel can, as far as the account names the way for it. An account
    /// of no server waits for one.
    public var capabilities: ChannelCapabilities {
        var able = channel.capabilities
        guard isConnected else { return able }
        switch channel {
        case .website, .guestbook: if settings["answers"] == nil { able.actions = [] }
        case .mail: if settings["smtp"] == nil, settings["sendmail_command"] == nil { able.actions = [] }
        case .open311:
            if settings["updates"] != "true" { able.actions.remove(.reply) }
            let key = settings["publish_address"] == nil ? secret : settings["publish_secret"]
            if key == nil { able.actions.remove(.publish) }
        case .wiki: if settings["publish_page"] == nil { able.actions.remove(.publish) }
        default: break
        }
        return able
    }

    /// Why no reply can leave through this account; nil when one can.
    public var replyObstacle: ReplyObstacle? {
        standing.obstacle ?? (isConnected && !capabilities.can(.reply) ? .channel : nil)
    }

    /// Whether it is read on this day: everything but ended accounts, within its first and last day.
    public func isRead(on day: CivilDate) -> Bool {
        guard standing != .ended else { return false }
        return (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
    }

    /// Whether the city may write there: only live accounts, within their days, on channels that take answers.
    public func isAnswered(on day: CivilDate) -> Bool { standing == .live && isRead(on: day) }

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
            ("deputies", deputies.isEmpty ? .null : .array(deputies.map { .string($0) })),
            ("legal_state", JSON(legalState)), ("start", JSON(start?.description)), ("end", JSON(end?.description)),
            ("interval", JSON(interval.map(Int.init))), ("settings", settings.isEmpty ? .null : settingsJSON),
        ])
    }

    private var settingsJSON: JSON {
        .object(settings.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
    }

    public init?(json: JSON) {
        guard let channel = json["channel"]?.string.flatMap(Channel.init(rawValue:)), let name = json["name"]?.string,
            let standing = json["standing"]?.string.flatMap(Standing.init(rawValue:))
        else { return nil }
        self.init(
            channel: channel, name: name, title: json["title"]?.string, owner: json["owner"]?.string,
            purpose: json["purpose"]?.string, standing: standing, address: json["address"]?.string,
            secret: json["secret"]?.string, textLimit: json["text_limit"]?.int.map(Int.init))
        deputies = (json["deputies"]?.array ?? []).compactMap(\.string)
        legalState = json["legal_state"]?.string
        for (field, path) in [("start", \ChannelAccount.start), ("end", \ChannelAccount.end)] {
            guard let text = json[field]?.string else { continue }
            guard let day = CivilDate(text) else { return nil }
            self[keyPath: path] = day
        }
        interval = json["interval"]?.int
        if let interval, !(1...86_400).contains(interval) { return nil }
        for member in json["settings"]?.members ?? [] { settings[member.key] = member.value.string }
    }
}
