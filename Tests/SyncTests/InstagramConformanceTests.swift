import ChannelSimulator
import Desk
import Sync
import Testing

struct InstagramConformanceTests {
    private let conformance = ChannelConformance(
        channel: .instagram, server: { clock in SimulatedInstagram(now: { clock.now() }) },
        connector: { http in
            var settings = InstagramSettings(account: "stadt", user: SimulatedInstagram.user)
            settings.startDate = Instant(iso: "2026-11-01T00:00:00Z")
            return InstagramConnector(http: http, settings: settings)
        })

    @Test("a thousand comments and answers come in once each, whatever happens to the pages")
    func thousand() async throws { try await conformance.readsAThousand() }

    @Test("cut at any byte of the dialogue, an answer is posted once")
    func cut() async throws { try await conformance.answersOnceWhereverItIsCut() }
}
