import ChannelSimulator
import Desk
import StrictJSON
import Testing

@testable import Sync

struct FacebookLimitTests {
    @Test("a place that is lost again and again is reported, not asked for for ever")
    func expiredForEver() async throws {
        let stand = try FacebookStand()
        for number in 0..<100 { await stand.server.comment("Frage \(number)", by: "Imke") }
        await stand.server.order(.expiredCursor, on: .reading, times: 50)
        let status = await stand.runner.runOnce()
        guard case .paused(_, let reason) = status.state else {
            Issue.record("not paused")
            return
        }
        #expect(reason.contains("Invalid cursors"))
    }

    @Test("at 90 per cent reading rests, at 100 it waits an hour, and answers still go out")
    func budget() async throws {
        let stand = try FacebookStand()
        let comment = await stand.server.comment("Wann?", by: "Imke")
        await stand.server.setUse(90)
        let list = try await stand.connector.pull(after: nil)
        let calls = await stand.server.calls.count
        #expect(try await stand.connector.pull(after: list.cursor) == PullPage(isLast: true))
        #expect(await stand.server.calls.count == calls)
        #expect(await stand.connector.budget()?.isScarce == true)
        #expect(try await stand.send(stand.item(.reply, on: comment, "Um acht")) != nil)
        await stand.server.setUse(100)
        _ = try await stand.connector.marker()
        await #expect(throws: ChannelFault.busy(after: 3600, reason: "the allowance of calls is used up")) {
            try await stand.connector.marker()
        }
        await stand.server.setUse(5)
        _ = try await stand.connector.marker()
        #expect(await stand.connector.budget()?.isScarce == false)
    }

    @Test("an expired token stops the account; a limit pauses it for the time the page names")
    func faults() async throws {
        let stand = try FacebookStand()
        await stand.server.order(.tooMany, on: .reading, times: 1)
        let start = stand.clock.now()
        guard case .paused(let until, _) = await stand.runner.runOnce().state else {
            Issue.record("not paused")
            return
        }
        #expect(until - start == 17 * 60)
        await stand.server.order(.expiredToken, on: .reading, times: 1)
        guard case .stopped(let reason) = await stand.runner.runOnce().state else {
            Issue.record("not stopped")
            return
        }
        #expect(reason.hasPrefix("the token has expired"))
    }

    @Test("an answer that is too big makes the next question smaller")
    func tooMuch() async throws {
        let error = GraphPayload.error(1, nil, "Please reduce the amount of data you're asking for, then retry")
        let http = try PlayedHTTP([GraphPayload.reply(error, status: 500), GraphPayload.reply(["data": []])])
        var settings = FacebookSettings(account: "stadt", page: "1")
        settings.startDate = Instant(seconds: 0)
        let connector = FacebookConnector(http: http, settings: settings)
        await #expect(throws: ChannelFault.self) { try await connector.pull(after: nil) }
        _ = try await connector.pull(after: nil)
        #expect(await http.requests.map { $0.target.hasSuffix("limit=50") } == [false, true])
    }
}
