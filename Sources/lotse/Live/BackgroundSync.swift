internal import Console
internal import Desk
internal import Foundation
internal import Store
internal import Sync
internal import Synchronization

/// The sync module inside the console, on its own tasks; the console hears how the accounts fare.
final class BackgroundSync: Sendable {
    let feed = SyncFeed()
    private let store: DeskStore
    private let options: GlobalOptions
    private let interval: Int64?
    private let clock: any SyncClock
    private let state = Mutex(State())

    private struct State {
        var statuses: [String: AccountStatus] = [:]
        var tasks: [Task<Void, Never>] = []
        var engine: SyncEngine?
    }

    init(store: DeskStore, options: GlobalOptions, interval: Int64?, clock: any SyncClock) {
        self.store = store
        self.options = options
        self.interval = interval
        self.clock = clock
    }

    private static let delay: UInt64 = 250_000_000

    func start() {
        // The first picture comes from the local file alone; what follows may take the processor then.
        let working = Task.detached { [self] in
            try? await Task.sleep(nanoseconds: BackgroundSync.delay)
            await self.work()
        }
        let keeping = Task.detached { [store, options, clock] in
            try? await Task.sleep(nanoseconds: BackgroundSync.delay)
            await Housekeeping(store: store, options: options, clock: clock).run()
        }
        state.withLock { $0.tasks = [working, keeping] }
    }

    func stop() {
        state.withLock { state in
            for task in state.tasks { task.cancel() }
            state.tasks = []
        }
    }

    /// A reply was queued: every account looks into its outbox.
    func wake() {
        let engine = state.withLock { $0.engine }
        for runner in engine?.runners ?? [] { runner.wake() }
    }

    /// A person has mended or changed an account: all of them are wired anew, with the register as it is now.
    func resume(account: String) {
        state.withLock { state in
            guard let old = state.tasks.first else { return }
            old.cancel()
            state.statuses[account] = nil
            state.tasks[0] = Task.detached { [self] in
                // The old wiring holds the leases until it has ended.
                _ = await old.value
                await self.work()
            }
        }
    }

    private func work() async {
        do {
            let wiring = try await SyncWiring(desk: store, interval: interval, clock: clock) { [weak self] in
                self?.note($0)
            }
            for (account, reason) in wiring.troubled {
                set(
                    AccountStatus(
                        account: account.qualifiedName, channel: account.channel, state: .stopped(reason: reason)))
            }
            state.withLock { $0.engine = wiring.engine }
            guard !Task.isCancelled else { return }
            await wiring.engine.run()
            withExtendedLifetime(wiring.leases) {}
        } catch {
            set(AccountStatus(account: "sync", channel: .other, state: .stopped(reason: "\(error)")))
        }
    }

    private func note(_ status: SyncStatus) {
        let standing: AccountStatus.State =
            switch status.state {
            case .ok: .fine
            case .busy: .busy
            case .paused(let until, let reason): .paused(until: until, reason: reason)
            case .stopped(let reason): .stopped(reason: reason)
            }
        set(
            AccountStatus(
                account: status.account, channel: status.channel, state: standing, lastSuccess: status.lastSuccess))
    }

    private func set(_ status: AccountStatus) {
        let all = state.withLock { state in
            state.statuses[status.account] = status
            return state.statuses.values.sorted { $0.account < $1.account }
        }
        feed.push(all)
    }
}
