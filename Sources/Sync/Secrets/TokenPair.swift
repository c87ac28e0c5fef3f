public import Desk
public import StrictJSON

/// What a login at an OAuth server gives: a short-lived token, and what renews it (RFC 6749, 5.1).
public struct TokenPair: Equatable, Sendable {
    public var access: Secret
    /// Nil when the login cannot be renewed.
    public var refresh: Secret?
    /// Nil when the server did not say; the token is then used until it is refused.
    public var expires: Instant?

    public init(access: Secret, refresh: Secret?, expires: Instant?) {
        self.access = access
        self.refresh = refresh
        self.expires = expires
    }

    /// Reads a token file: the server's answer as a login left it, or what `json` wrote. `expires_in` alone is not
    /// taken, because nobody knows from when it counts.
    public init(_ json: JSON) throws(SecretFault) {
        access = try Secret(checking: json["access_token"]?.string ?? "")
        refresh = try json["refresh_token"]?.string.map { text throws(SecretFault) in try Secret(checking: text) }
        expires = json["expires_at"]?.string.flatMap { Instant(iso: $0) }
    }

    /// Reads an answer to a renewal. A server that sends no new refresh token lets the old one live on (RFC 6749, 6).
    public init(answer json: JSON, now: Instant, keeping old: Secret?) throws(SecretFault) {
        try self.init(json)
        refresh = refresh ?? old
        expires = json["expires_in"]?.int.map { now + min(max($0, 0), 366 * 86_400) }
    }

    public var json: JSON {
        var members: [JSON.Member] = [.init("access_token", .string(access.reveal()))]
        if let refresh { members.append(.init("refresh_token", .string(refresh.reveal()))) }
        if let expires { members.append(.init("expires_at", .string(expires.iso))) }
        return .object(members)
    }
}
