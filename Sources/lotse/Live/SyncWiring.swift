internal import Desk
internal import Foundation
internal import Store
internal import Sync

/// The live accounts of a desk, each with its runner, as far as this process may hold them.
struct SyncWiring {
    let engine: SyncEngine
    /// Accounts that could not be started, with the reason.
    let troubled: [(account: ChannelAccount, reason: String)]
    /// Held as long as this value lives: one process at a time works an account.
    let leases: [AccountLease]

    init(
        desk: DeskStore, only name: String? = nil, interval: Int64? = nil, clock: any SyncClock = SystemSyncClock(),
        report: @escaping @Sendable (SyncStatus) -> Void = { _ in }
    ) async throws {
        let now: @Sendable () -> Instant = { clock.now() }
        let intake = StoreIntake(desk, clock: now)
        let outbox = StoreOutbox(desk, clock: now)
        var runners: [AccountRunner] = []
        var leases: [AccountLease] = []
        var troubled: [(ChannelAccount, String)] = []
        let roster = try desk.roster()
        let wanted = try name.map { try roster.account(named: $0).key }
        let today = roster.zone.date(at: clock.now())
        for account in roster.accounts.values.sorted(by: { $0.key < $1.key })
        where account.isConnected && account.isRead(on: today) && (wanted == nil || wanted == account.key) {
            do {
                let connector = try await SyncWiring.connector(account)
                guard let lease = AccountLease(desk: desk.path, account: account.key) else {
                    troubled.append((account, "another process holds this account"))
                    continue
                }
                leases.append(lease)
                runners.append(
                    AccountRunner(
                        account: account.qualifiedName, connector: connector, intake: intake, outbox: outbox,
                        isAnswered: account.isAnswered(on: today), clock: clock,
                        pace: AccountPace(interval: interval ?? account.interval ?? account.channel.usualInterval),
                        report: report))
            } catch { troubled.append((account, "\(error)")) }
        }
        engine = SyncEngine(runners: runners)
        self.leases = leases
        self.troubled = troubled
    }

    /// The account's connector, its secrets loaded.
    static func connector(_ account: ChannelAccount) async throws -> any ChannelConnector {
        try await ChannelCatalogue.connector(
            AccountConfiguration(account, environment: ProcessInfo.processInfo.environment))
    }
}

/// An advisory lock beside the desk, held while this process works an account.
final class AccountLease: Sendable {
    private let descriptor: Int32

    /// Nil when another process holds it.
    init?(desk: String, account: Int64) {
        descriptor = open("\(desk)-account-\(account)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }
}
