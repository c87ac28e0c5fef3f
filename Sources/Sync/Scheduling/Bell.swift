internal import Desk

/// Wakes one sleeper before its time. A ring that nobody waited for is kept, so none is lost.
struct Bell: Sendable {
    private let rings: AsyncStream<Void>
    private let ringer: AsyncStream<Void>.Continuation

    init() { (rings, ringer) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func ring() { ringer.yield() }

    /// Returns at `instant` (never by time when nil), at a ring, or when the task is cancelled.
    func wait(until instant: Instant?, clock: any SyncClock) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in rings { break }
            }
            if let instant { group.addTask { try? await clock.sleep(until: instant) } }
            await group.next()
            group.cancelAll()
        }
    }
}
