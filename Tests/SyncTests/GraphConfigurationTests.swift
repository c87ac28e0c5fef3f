import Desk
import Testing

@testable import Sync

struct GraphConfigurationTests {
    private func configuration(_ settings: [String: String], channel: Channel = .facebook) -> AccountConfiguration {
        var account = ChannelAccount(channel: channel, name: "stadt", standing: .live)
        account.secret = "env:TOKEN"
        account.settings = settings
        return AccountConfiguration(account, environment: ["TOKEN": "abc", "APP": "key"])
    }

    @Test("an account of Facebook needs its page; version and proof are settings")
    func facebook() async throws {
        await #expect(throws: AccountFault.missing(account: "facebook/stadt", setting: "page_id")) {
            try await ChannelCatalogue.connector(configuration([:]))
        }
        let fault = AccountFault.invalid(account: "facebook/stadt", setting: "version", reason: "expected as v25.0")
        await #expect(throws: fault) {
            try await ChannelCatalogue.connector(configuration(["page_id": "1", "version": "25"]))
        }
        let made = try await ChannelCatalogue.connector(
            configuration(["page_id": "1", "version": "v26.0", "app_secret": "env:APP", "reviews": "false"]))
        let settings = try #require((made as? FacebookConnector)?.settings)
        #expect(settings.version == "v26.0")
        #expect(
            settings.proof
                == GraphProof.proof(token: try Secret(checking: "abc"), appSecret: try Secret(checking: "key")))
        #expect(!settings.readsReviews && settings.readsVisitorPosts)
    }

    @Test("an account of Instagram needs its id; its own name is a setting")
    func instagram() async throws {
        await #expect(throws: AccountFault.missing(account: "instagram/stadt", setting: "user_id")) {
            try await ChannelCatalogue.connector(configuration([:], channel: .instagram))
        }
        let made = try await ChannelCatalogue.connector(
            configuration(["user_id": "42", "username": "stadt_muster"], channel: .instagram))
        let settings = try #require((made as? InstagramConnector)?.settings)
        #expect(settings.user == "42" && settings.username == "stadt_muster" && settings.proof == nil)
    }
}
