internal import Foundation

/// Work done one after another on a thread of its own.
///
/// Invariants:
/// 1. Jobs run in the order they came, one at a time.
/// 2. A job that has not begun is dropped when a later one has the same slot: an old question is not worth its time.
/// 3. After `stop` no further job begins, except those marked as kept, which are finished first.
final class WorkQueue: @unchecked Sendable {
    private struct Job {
        var slot: String?
        var isKept: Bool
        var body: @Sendable () -> Void
    }

    // Everything below is touched with the condition locked.
    private let condition = NSCondition()
    private var jobs: [Job] = []
    private var isStopped = false
    private var isIdle = true

    /// Begins the thread.
    init(name: String) {
        let thread = Thread { [self] in loop() }
        thread.name = name
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// Adds a job.
    func add(slot: String? = nil, isKept: Bool = false, _ body: @escaping @Sendable () -> Void) {
        condition.lock()
        if let slot { jobs.removeAll { $0.slot == slot } }
        jobs.append(Job(slot: slot, isKept: isKept, body: body))
        condition.signal()
        condition.unlock()
    }

    /// Ends the thread once the kept jobs are done; waits for it, at most so many seconds.
    func stop(patience: TimeInterval) {
        condition.lock()
        defer { condition.unlock() }
        isStopped = true
        jobs.removeAll { !$0.isKept }
        condition.broadcast()
        let limit = Date(timeIntervalSinceNow: patience)
        while !(jobs.isEmpty && isIdle) {
            guard condition.wait(until: limit) else { return }
        }
    }

    private func loop() {
        while let job = next() { job.body() }
    }

    private func next() -> Job? {
        condition.lock()
        defer { condition.unlock() }
        isIdle = true
        condition.broadcast()
        while jobs.isEmpty {
            if isStopped { return nil }
            condition.wait()
        }
        isIdle = false
        return jobs.removeFirst()
    }
}
