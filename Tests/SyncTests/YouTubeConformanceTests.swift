import ChannelSimulator
import Desk
import Sync
import Testing

struct YouTubeConformanceTests {
    private let conformance = ChannelConformance(
        channel: .youtube, server: { clock in SimulatedYouTube(now: { clock.now() }) },
        connector: { http in
            var settings = YouTubeSettings(account: "stadt")
            settings.startDate = Instant(iso: "2026-11-01T00:00:00Z")
            return YouTubeConnector(http: http, settings: settings, clock: HandClock())
        })

    @Test("a thousand comments come in once each, whatever happens to the pages")
    func thousand() async throws { try await conformance.readsAThousand() }

    @Test("cut at any byte of the dialogue, an answer is posted once")
    func cut() async throws { try await conformance.answersOnceWhereverItIsCut() }
}
