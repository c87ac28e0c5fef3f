import Foundation
import Synchronization
import Testing

@testable import Console

/// Jobs on a thread of their own.
struct WorkQueueTests {
    @Test("jobs run in order, a later question replaces an earlier one of its slot, and kept jobs are finished")
    func order() {
        let queue = WorkQueue(name: "test")
        let done = Mutex<[String]>([])
        let gate = DispatchSemaphore(value: 0)
        let begun = DispatchSemaphore(value: 0)
        queue.add {
            begun.signal()
            gate.wait()
        }
        begun.wait()
        for number in 1...3 { queue.add(slot: "page") { done.withLock { $0.append("page \(number)") } } }
        queue.add(isKept: true) { done.withLock { $0.append("kept") } }
        queue.add { done.withLock { $0.append("last") } }
        let ended = DispatchSemaphore(value: 0)
        queue.add { ended.signal() }
        gate.signal()
        ended.wait()
        #expect(done.withLock { $0 } == ["page 3", "kept", "last"])
        queue.stop(patience: 5)
    }
}
