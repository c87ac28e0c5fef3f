import Desk
import Sync
import Synchronization

/// A clock that stands still until a test turns it.
final class HandClock: SyncClock {
    private struct State {
        var now: Instant
        var sleepers: [(until: Instant, number: Int, wake: CheckedContinuation<Void, any Error>)] = []
        var cancelled: Set<Int> = []
        var counter = 0
    }

    private let state: Mutex<State>

    init(_ iso: String = "2026-11-23T08:00:00Z") {
        state = Mutex(State(now: Instant(iso: iso) ?? Instant(seconds: 0)))
    }

    func now() -> Instant { state.withLock { $0.now } }

    var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    func advance(to instant: Instant) {
        let due = state.withLock { state in
            state.now = max(state.now, instant)
            let due = state.sleepers.filter { $0.until <= state.now }
            state.sleepers.removeAll { $0.until <= state.now }
            return due
        }
        for sleeper in due { sleeper.wake.resume() }
    }

    func advance(seconds: Int64) { advance(to: now() + seconds) }

    func sleep(until instant: Instant) async throws {
        let number = state.withLock { state in
            state.counter += 1
            return state.counter
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (wake: CheckedContinuation<Void, any Error>) in
                enum Fate { case due, cancelled, asleep }
                let fate = state.withLock { state -> Fate in
                    if state.cancelled.contains(number) { return .cancelled }
                    if state.now >= instant { return .due }
                    state.sleepers.append((instant, number, wake))
                    return .asleep
                }
                if fate == .due { wake.resume() }
                if fate == .cancelled { wake.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.cancelled.insert(number)
                let found = state.sleepers.first { $0.number == number }
                state.sleepers.removeAll { $0.number == number }
                return found
            }
            sleeper?.wake.resume(throwing: CancellationError())
        }
    }
}
