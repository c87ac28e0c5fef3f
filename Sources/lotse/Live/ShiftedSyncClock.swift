internal import Desk
internal import Sync

/// A clock that was set to an instant when it was made and has run with the machine's since.
struct ShiftedSyncClock: SyncClock {
    private let base = SystemSyncClock()
    /// Milliseconds ahead of the machine's clock.
    private let ahead: Int64

    init(beginning: Instant) { ahead = beginning.milliseconds - base.now().milliseconds }

    func now() -> Instant { Instant(milliseconds: base.now().milliseconds + ahead) }

    func sleep(until instant: Instant) async throws {
        try await base.sleep(until: Instant(milliseconds: instant.milliseconds - ahead))
    }
}
