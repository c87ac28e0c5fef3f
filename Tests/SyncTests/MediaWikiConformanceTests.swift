import ChannelSimulator
import Desk
import Sync
import Testing

struct MediaWikiConformanceTests {
    private let conformance = ChannelConformance(
        channel: .wiki, server: { clock in SimulatedMediaWiki(now: { clock.now() }) },
        connector: { http in
            var settings = MediaWikiSettings(account: "stadt")
            settings.startDate = Instant(iso: "2026-11-01T00:00:00Z")
            return MediaWikiConnector(
                http: http, settings: settings, botName: SimulatedMediaWiki.bot,
                password: try Secret(checking: SimulatedMediaWiki.password))
        })

    @Test("a thousand threads come in once each, whatever happens to the lists")
    func thousand() async throws { try await conformance.readsAThousand() }

    @Test("cut at any byte of the dialogue, an answer is saved once")
    func cut() async throws { try await conformance.answersOnceWhereverItIsCut() }
}
