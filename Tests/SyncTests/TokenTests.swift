import ChannelSimulator
import Desk
import Foundation
import StrictJSON
import Sync
import Testing

struct TokenTests {
    private let folder: String
    private let clock = HandClock()

    init() throws {
        folder = NSTemporaryDirectory() + "lotse-token-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private var path: String { folder + "/x.json" }

    private func place(_ text: String, at path: String? = nil, mode: Int = 0o600) throws {
        let path = path ?? self.path
        #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func placeFirst(_ more: String = "") throws {
        try place(
            #"{"access_token":"\#(SimulatedX.token)","refresh_token":"\#(SimulatedX.refreshToken)"\#(more)}"#)
    }

    private func stored() throws -> JSON { try JSON(parsing: Array(Data(contentsOf: URL(fileURLWithPath: path)))) }

    /// One 'process'.
    private func http(_ server: SimulatedX, tokens: (any HTTPPort)? = nil) throws -> RenewingHTTP {
        let origin = try #require(Origin("http://127.0.0.1"))
        let base = DirectHTTP(server, authorisation: "", origin: origin)
        let endpoint = TokenEndpoint(path: "/2/oauth2/token", clientID: "app", proof: .none)
        let keeper = TokenKeeper(file: TokenFile(path: path), endpoint: endpoint, http: tokens ?? base, clock: clock)
        return RenewingHTTP(base: base, keeper: keeper)
    }

    private let me = HTTPRequest(.get, "/2/users/me")

    @Test("a refused token is renewed once, and the new pair lies on the disk with mode 0600")
    func renewal() async throws {
        try placeFirst()
        let server = SimulatedX(now: { [clock] in clock.now() })
        await server.endTokens()
        #expect(try await http(server).send(me).status == 200)
        let access = try #require(try stored()["access_token"]?.string)
        #expect(await server.isAccepted(access))
        #expect(try stored()["refresh_token"]?.string != SimulatedX.refreshToken)
        #expect(try stored()["expires_at"]?.string.flatMap { Instant(iso: $0) } == clock.now() + 7200)
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        #expect(facts[.posixPermissions] as? Int == 0o600)
        #expect(!FileManager.default.fileExists(atPath: path + ".new"))
        #expect(await server.calls.filter { $0.hasSuffix("token") }.count == 1)
    }

    @Test("an answer whose token was refused is posted once, with the new token")
    func posting() async throws {
        try placeFirst()
        let server = SimulatedX(now: { [clock] in clock.now() })
        let comment = await server.write("Moin", by: "Imke Harms")
        let connector = XConnector(http: try http(server), settings: XSettings(account: "stadt"), clock: clock)
        _ = try await connector.marker()
        _ = try await connector.recheck([comment])
        await server.order(.expiredToken, on: .posting, times: 1)
        let item = OutboxItem(
            id: "1", key: "k", account: "stadt", channel: .x, inReplyTo: comment, recipient: nil, text: "Tach")
        let answer = await connector.deliver(item)
        let posts = await server.cityPosts()
        #expect(
            answer == .accepted(id: posts.first?.key ?? "", url: "https://x.com/i/status/\(posts.first?.key ?? "")"))
        #expect(posts.count == 1)
        #expect(await server.calls.filter { $0 == "POST /2/tweets" }.count == 2)
    }

    @Test("a token about to end is renewed before it is used")
    func ahead() async throws {
        try placeFirst(#","expires_at":"\#((clock.now() + 30).iso)""#)
        let server = SimulatedX(now: { [clock] in clock.now() })
        #expect(try await http(server).send(me).status == 200)
        #expect(await server.calls == ["POST /2/oauth2/token", "GET /2/users/me"])
    }

    private func keeper(_ tokens: any HTTPPort) -> TokenKeeper {
        let endpoint = TokenEndpoint(path: "/2/oauth2/token", clientID: "app", proof: .none)
        return TokenKeeper(file: TokenFile(path: path), endpoint: endpoint, http: tokens, clock: clock)
    }

    @Test("many processes that were refused the same token spend the refresh token once")
    func together() async throws {
        try placeFirst()
        let server = SimulatedX(now: { [clock] in clock.now() })
        let base = DirectHTTP(server, authorisation: "", origin: try #require(Origin("http://127.0.0.1")))
        let spent = try Secret(checking: SimulatedX.token)
        let keepers = (0..<8).map { _ in keeper(base) }
        let tokens = await withTaskGroup(of: String?.self) { group in
            for keeper in keepers { group.addTask { try? await keeper.replacement(for: spent).reveal() } }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(tokens == [try stored()["access_token"]?.string])
        #expect(await server.calls == ["POST /2/oauth2/token"])
    }

    @Test("who waited for the lock takes what its holder wrote, and renews nothing")
    func waiting() async throws {
        try placeFirst()
        let lock = open(path + ".lock", O_RDWR | O_CREAT, 0o600)
        #expect(flock(lock, LOCK_EX) == 0)
        let tokens = try PlayedHTTP([])
        let keeper = keeper(tokens)
        let spent = try Secret(checking: SimulatedX.token)
        let (starts, start) = AsyncStream<Void>.makeStream()
        let waiting = Task {
            start.finish()
            return try await keeper.replacement(for: spent)
        }
        for await _ in starts {}
        try place(#"{"access_token":"neu","refresh_token":"auch-neu"}"#)
        close(lock)
        #expect(try await waiting.value.reveal() == "neu")
        #expect(await tokens.requests.isEmpty)
    }

    @Test("a login that has ended is told as a refused token, in words for a person")
    func ended() async throws {
        try placeFirst()
        let server = SimulatedX(now: { [clock] in clock.now() })
        await server.endLogin()
        let connector = XConnector(http: try http(server), settings: XSettings(account: "stadt"), clock: clock)
        let words =
            "the login has ended, a person must log in again: "
            + "invalid_request: Value passed for the token was invalid."
        await #expect(throws: ChannelFault.authorisation(words)) { try await connector.check() }
        #expect(try stored()["refresh_token"]?.string == SimulatedX.refreshToken)
        try place(#"{"access_token":"a"}"#)
        await #expect(
            throws: ChannelFault.authorisation(
                "the login has ended, a person must log in again: the token file holds no refresh_token")
        ) { try await connector.check() }
    }

    @Test("a server of tokens that is down loses nothing: the next try renews")
    func down() async throws {
        try placeFirst()
        let server = SimulatedX(now: { [clock] in clock.now() })
        await server.endTokens()
        let broken = try PlayedHTTP([StoredReply.made(503, "{}")])
        let process = try http(server, tokens: broken)
        await #expect(throws: HTTPFault.notConnected("renewal: 503 ")) { try await process.send(me) }
        #expect(try stored()["refresh_token"]?.string == SimulatedX.refreshToken)
        #expect(try await http(server).send(me).status == 200)
    }

    @Test("where nothing can be written, the refresh token is not spent", .enabled(if: geteuid() == 0))
    func noRoom() async throws {
        try placeFirst()
        try FileManager.default.createDirectory(atPath: path + ".new", withIntermediateDirectories: false)
        let server = SimulatedX(now: { [clock] in clock.now() })
        await server.endTokens()
        let process = try http(server)
        await #expect(throws: HTTPFault.self) { try await process.send(me) }
        #expect(await !server.calls.contains("POST /2/oauth2/token"))
        try FileManager.default.removeItem(atPath: path + ".new")
        #expect(try await process.send(me).status == 200)
    }

    @Test("a pair that a dead process had finished is taken over, a torn one is not")
    func recovery() async throws {
        try placeFirst()
        let server = SimulatedX(now: { [clock] in clock.now() })
        await server.endTokens()
        try place("     ", at: path + ".new")
        #expect(try await http(server).send(me).status == 200)
        let good = try stored()
        try placeFirst()
        try place(good.text() + "    ", at: path + ".new")
        #expect(try await http(server).send(me).status == 200)
        #expect(try stored() == good)
        #expect(await server.calls.filter { $0.hasSuffix("token") }.count == 1)
    }

    @Test("a token file that others can read is refused, and nothing is sent")
    func readable() async throws {
        try placeFirst()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let server = SimulatedX(now: { [clock] in clock.now() })
        let process = try http(server)
        await #expect(throws: HTTPFault.self) { try await process.send(me) }
        #expect(await server.calls.isEmpty)
    }

    @Test("a server that keeps the refresh token keeps it in the file, and a client's secret goes where it belongs")
    func kept() async throws {
        try placeFirst()
        let tokens = try PlayedHTTP([StoredReply.made(200, #"{"access_token":"neu","expires_in":3599}"#)])
        let secret = try Secret(checking: "geheim")
        let endpoint = TokenEndpoint(path: "/token", clientID: "app", proof: .form(secret))
        let keeper = TokenKeeper(file: TokenFile(path: path), endpoint: endpoint, http: tokens, clock: clock)
        let token = try await keeper.replacement(for: try Secret(checking: SimulatedX.token))
        #expect(token.reveal() == "neu")
        #expect(try stored()["refresh_token"]?.string == SimulatedX.refreshToken)
        let asked = try #require(await tokens.requests.first?.payload)
        #expect(String(decoding: asked.bytes, as: UTF8.self).hasSuffix("client_id=app&client_secret=geheim"))
    }

    @Test("tokens do not travel without encryption")
    func encryption() async throws {
        try placeFirst()
        let server = SimulatedX(now: { [clock] in clock.now() })
        let base = DirectHTTP(server, authorisation: "", origin: try #require(Origin("http://x.example")))
        let endpoint = TokenEndpoint(path: "/t", clientID: "app", proof: .none)
        let keeper = TokenKeeper(file: TokenFile(path: path), endpoint: endpoint, http: base, clock: clock)
        let renewing = RenewingHTTP(base: base, keeper: keeper)
        await #expect(throws: HTTPFault.self) { try await renewing.send(me) }
        #expect(await server.calls.isEmpty)
    }

    @Test("an account is made from its settings, or says which one is wrong")
    func settings() async throws {
        try placeFirst()
        var account = ChannelAccount(channel: .x, name: "stadt", secret: "file:\(path)")
        account.settings = ["client_id": "app", "client_secret": "env:SECRET"]
        let good = AccountConfiguration(account, environment: ["SECRET": "geheim", "T": "abc"])
        #expect(try await ChannelCatalogue.connector(good).channel == .x)
        account.secret = "env:T"
        let wrong = AccountConfiguration(account, environment: ["SECRET": "geheim", "T": "abc"])
        await #expect(
            throws: AccountFault.invalid(
                account: "x/stadt", setting: "secret", reason: "file:PATH of the token file is expected")
        ) { try await ChannelCatalogue.connector(wrong) }
        account.settings = [:]
        let plain = AccountConfiguration(account, environment: ["T": "abc"])
        #expect(try await ChannelCatalogue.connector(plain).channel == .x)
    }
}
