import ChannelSimulator
import Desk
import Sync
import Testing

struct WordPressConformanceTests {
    private let conformance = ChannelConformance(
        channel: .blog, server: { clock in SimulatedWordPress(now: { clock.now() }) },
        connector: { http in
            var settings = WordPressSettings(account: "stadt")
            settings.startDate = Instant(iso: "2026-11-01T00:00:00Z")
            return WordPressConnector(http: http, settings: settings)
        })

    @Test("a thousand comments come in once each, whatever happens to the pages")
    func thousand() async throws { try await conformance.readsAThousand() }

    @Test("cut at any byte of the dialogue, an answer is posted once")
    func cut() async throws { try await conformance.answersOnceWhereverItIsCut() }
}
