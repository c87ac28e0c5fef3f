/// All accounts side by side: each has its own runner, so a slow or broken channel delays no other.
public struct SyncEngine: Sendable {
    public let runners: [AccountRunner]

    public init(runners: [AccountRunner]) { self.runners = runners }

    /// One run of every account; the results stand in the order of the runners.
    public func runOnce() async -> [SyncStatus] {
        await withTaskGroup(of: (Int, SyncStatus).self) { group in
            for (place, runner) in runners.enumerated() {
                group.addTask { (place, await runner.runOnce()) }
            }
            var results: [(Int, SyncStatus)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// Runs until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for runner in runners { group.addTask { await runner.run() } }
        }
    }

    /// Something new lies in this account's outbox.
    public func wake(account: String) { runners.first { $0.account == account }?.wake() }

    /// A person has mended what stopped this account.
    public func resume(account: String) async { await runners.first { $0.account == account }?.resume() }
}
