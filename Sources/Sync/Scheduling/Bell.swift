internal import Desk
internal import Synchronization

/// Wakes one sleeper before its time. A ring that nobody waited for is kept, so none is lost.
///
/// A wait that ended by time or by cancellation leaves the bell as it was: the next one waits anew.
final class Bell: Sendable {
    private struct State {
        var isRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        let waiter = state.withLock { state in
            if state.waiter == nil { state.isRung = true }
            return state.waiter.take()
        }
        waiter?.resume()
    }

    /// Returns at `instant` (never by time when nil), at a ring, or when the task is cancelled.
    func wait(until instant: Instant?, clock: any SyncClock) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.heard() }
            if let instant { group.addTask { try? await clock.sleep(until: instant) } }
            await group.next()
            group.cancelAll()
        }
    }

    private func heard() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: CheckedContinuation<Void, Never>) in
                let isOver = state.withLock { state in
                    // Asked under the lock: a cancellation from here on finds the waiter.
                    guard !state.isRung, !Task.isCancelled else {
                        if !Task.isCancelled { state.isRung = false }
                        return true
                    }
                    state.waiter = waiter
                    return false
                }
                if isOver { waiter.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiter.take() }?.resume()
        }
    }
}
