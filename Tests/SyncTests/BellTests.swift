import Desk
import Synchronization
import Testing

@testable import Sync

/// What wakes a sleeping account.
struct BellTests {
    private final class Flag: Sendable {
        private let value = Mutex(false)
        var isSet: Bool { value.withLock { $0 } }
        func set() { value.withLock { $0 = true } }
    }

    /// A wait under way: its end is noted in the flag.
    private func waiting(_ bell: Bell, _ seconds: Int64?, _ clock: HandClock) -> (task: Task<Void, Never>, ended: Flag)
    {
        let ended = Flag()
        let until = seconds.map { clock.now() + $0 }
        let task = Task {
            await bell.wait(until: until, clock: clock)
            ended.set()
        }
        return (task, ended)
    }

    /// Gives other tasks every chance to run.
    private func letRun() async { for _ in 0..<500 { await Task.yield() } }

    @Test("after a wait that ended by time, the next one waits for its own")
    func again() async {
        let clock = HandClock()
        let bell = Bell()
        for _ in 0..<3 {
            let wait = waiting(bell, 10, clock)
            while clock.sleeperCount == 0, !wait.ended.isSet { await Task.yield() }
            await letRun()
            #expect(!wait.ended.isSet, "it returned before its time")
            clock.advance(seconds: 10)
            await wait.task.value
        }
    }

    @Test("a ring wakes before the time; one that nobody heard is kept for the next wait, once")
    func rings() async {
        let clock = HandClock()
        let bell = Bell()
        let first = waiting(bell, 10, clock)
        while clock.sleeperCount == 0, !first.ended.isSet { await Task.yield() }
        await letRun()
        bell.ring()
        await first.task.value
        bell.ring()
        bell.ring()
        await waiting(bell, nil, clock).task.value
        let last = waiting(bell, nil, clock)
        await letRun()
        #expect(!last.ended.isSet)
        last.task.cancel()
        await last.task.value
    }
}
