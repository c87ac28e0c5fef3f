public import Desk
internal import StrictJSON

/// What a wiki account is told by its configuration.
public struct MediaWikiSettings: Equatable, Sendable {
    /// The name under which the desk keeps the account.
    public var account: String
    /// How far the first run reads back; nil reads nothing that is older than the first run.
    public var startDate: Instant?
    /// Path of `api.php` on its server.
    public var path = "/w/api.php"
    /// Numbers of the namespaces that are read.
    public var namespaces = [1, 3, 5]
    /// Titles of the only pages that are read; empty for all of the namespaces.
    public var pages: Set<String> = []
    /// Users whose edits are no messages, such as those who archive.
    public var skipped: Set<String> = []
    /// The page that threads of our own are put on.
    public var publishPage: String?

    public init(account: String) { self.account = account }
}

/// The talk pages of a wiki, by the Action API of MediaWiki (1.31 and later).
///
/// 1. What a revision added is a comment of the revision's user, whatever name is signed with.
/// 2. Each edit of ours carries the key of its outbox row in the summary and is looked for by it.
/// 3. Each edit names the revision that it was made from and nothing else that would forgive later ones, so that of two
///    tries only one can be saved.
/// 4. Each call asserts who we are: a lost session never writes as a stranger.
public actor MediaWikiConnector: ChannelConnector {
    public nonisolated let channel = Channel.wiki
    public nonisolated var mapper: any PayloadMapper { entryMapper }
    nonisolated var entryMapper: MediaWikiMapper { MediaWikiMapper(account: settings.account) }
    nonisolated let settings: MediaWikiSettings
    nonisolated let http: any HTTPPort
    nonisolated let session: MediaWikiSession

    /// `botName` is `User@bot`; nil when the port carries an OAuth token.
    public init(http: any HTTPPort, settings: MediaWikiSettings, botName: String?, password: Secret?) {
        self.http = http
        self.settings = settings
        var login = MediaWikiSession.Login.bearer
        if let botName, let password { login = .bot(name: botName, password: password) }
        session = MediaWikiSession(http: http, path: settings.path, login: login)
    }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        let answer = try await ask([
            .init("action", "query"), .init("meta", "userinfo|siteinfo"), .init("uiprop", "rights|blockinfo"),
            .init("siprop", "general"),
        ])
        guard let info = answer["query"]?["userinfo"], let id = info["id"]?.int, id > 0 else {
            throw .garbled("a user without id")
        }
        let rights = (info["rights"]?.array ?? []).compactMap(\.string)
        guard rights.contains("edit"), info["blockid"] == nil else {
            throw .authorisation("the user may not edit: a right is missing or the user is blocked")
        }
        let general = answer["query"]?["general"]
        // Bytes of a whole page (`$wgMaxArticleSize`).
        let limit = min((general?["maxarticlesize"]?.int ?? Int64.max / 2), 65_536)
        return ChannelCheck(
            accountID: String(id), handle: info["name"]?.string ?? "", serverVersion: general?["generator"]?.string,
            textLimit: Int(limit))
    }

    /// A question that must be answered. A session that was lost is begun anew, once.
    func ask(_ fields: [HTTPRequest.Field]) async throws(ChannelFault) -> JSON {
        do throws(ChannelFault) { return try await once(fields) } catch {
            guard case .authorisation = error, await session.user != nil else { throw error }
            await session.forget()
            return try await once(fields)
        }
    }

    private func once(_ fields: [HTTPRequest.Field]) async throws(ChannelFault) -> JSON {
        let user = try await session.known()
        let reply: HTTPReply
        do throws(HTTPFault) {
            reply = try await session.exchange(fields + Self.asserting(user))
        } catch { throw MediaWikiErrors.fault(of: error) }
        if let fault = MediaWikiErrors.fault(of: reply) { throw fault }
        return reply.json ?? .null
    }

    static func asserting(_ user: String) -> [HTTPRequest.Field] {
        [.init("assert", "user"), .init("assertuser", user)]
    }

    /// A token for edits. `+\` is what strangers get.
    func editToken() async throws(ChannelFault) -> String {
        let answer = try await ask([.init("action", "query"), .init("meta", "tokens")])
        guard let token = answer["query"]?["tokens"]?["csrftoken"]?.string, token != "+\\" else {
            throw .authorisation("logged out: the token is that of a stranger")
        }
        return token
    }
}
