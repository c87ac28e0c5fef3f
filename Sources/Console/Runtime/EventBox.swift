internal import Synchronization
internal import Terminal

/// Events from other threads, collected until the loop takes them; each wakes it.
final class EventBox: Sendable {
    private let events = Mutex<[AppEvent]>([])
    private let waker: Waker

    init(waker: Waker) { self.waker = waker }

    func put(_ event: AppEvent) {
        events.withLock { $0.append(event) }
        waker.wake()
    }

    /// Makes the loop turn without an event.
    func wake() { waker.wake() }

    func takeAll() -> [AppEvent] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
