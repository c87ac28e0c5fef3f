internal import Desk
internal import Foundation
internal import Store
internal import Sync

/// What a desk needs done while somebody keeps it open: time passes, and new messages are looked at once.
///
/// What fails is tried again with the next round; nothing here is lost by ending at any point.
struct Housekeeping: Sendable {
    let store: DeskStore
    let options: GlobalOptions
    let clock: any SyncClock

    /// Seconds between two looks at the clock, and between two at new messages.
    private static let timing: UInt64 = 15
    private static let screening: UInt64 = 1

    /// Ends when its task is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await keepTime() }
            group.addTask { await screen() }
        }
    }

    /// Once, for a run that ends.
    func once() throws {
        try store.keepTime(now: clock.now())
        try Screener(store, options).run(now: clock.now())
    }

    private func keepTime() async {
        while !Task.isCancelled {
            _ = try? store.keepTime(now: clock.now())
            try? await Task.sleep(nanoseconds: Housekeeping.timing * 1_000_000_000)
        }
    }

    private func screen() async {
        let screener = Screener(store, options)
        while !Task.isCancelled {
            // In parts, so that a long history does not hold up the end of the console.
            while !Task.isCancelled, let count = try? screener.run(now: clock.now(), limit: 500), count > 0 {}
            try? await Task.sleep(nanoseconds: Housekeeping.screening * 1_000_000_000)
        }
    }
}
