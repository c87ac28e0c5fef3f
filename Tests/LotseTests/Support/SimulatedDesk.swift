internal import ChannelSimulator
internal import Desk
internal import Foundation
internal import StrictJSON
internal import Testing

/// A clock that tests turn by hand; server and processes go by it.
final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var instant: Instant

    init(_ instant: Instant) { self.instant = instant }

    var now: Instant { lock.withLock { instant } }
    var environment: [String: String] { ["LOTSE_CLOCK": now.iso] }
    func advance(by seconds: Int64) { lock.withLock { instant = instant + seconds } }
}

extension TestDesk {
    /// A desk with the simulator as its live account, where so many citizens have asked something.
    static func live(at simulator: Simulator, _ clock: TestClock, questions: Int) async throws -> TestDesk {
        let desk = try await TestDesk(clock: clock.now.iso)
        for index in 0..<questions { await simulator.mastodon.comment("Frage Nummer \(index)?", by: "Imke Petersen") }
        let token = try desk.file("token", Simulator.token)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token)
        let added = try await desk.run(
            "accounts", "add", "mastodon", "stadt", "--address", simulator.baseURL, "--secret", "file:" + token,
            "--owner", "ONL")
        try #require(added.status == 0, "\(added.err)")
        return desk
    }

    /// Reads until all questions are there; gives the case numbers.
    func pull(_ clock: TestClock, questions: Int) async throws -> [String] {
        var numbers: [String] = []
        for _ in 0..<30 {
            clock.advance(by: 60)
            _ = try await run("sync", "--once", with: clock.environment)
            numbers = try await lines("list", "Frage", with: clock.environment).compactMap { $0["id"]?.string }
            if numbers.count == questions { break }
        }
        try #require(numbers.count == questions)
        return numbers
    }
}
