public import Desk

/// Now, and waiting for later. Tests turn it by hand.
public protocol SyncClock: Sendable {
    func now() -> Instant

    /// Returns at `instant` or later; throws `CancellationError` as soon as the task is cancelled.
    func sleep(until instant: Instant) async throws
}

/// The clock of the machine.
public struct SystemSyncClock: SyncClock {
    public init() {}

    public func now() -> Instant {
        let time = ContinuousEpoch.now()
        return Instant(milliseconds: time)
    }

    public func sleep(until instant: Instant) async throws {
        // In slices, so that a clock set back or a laptop that slept is noticed.
        while true {
            let left = instant.milliseconds - now().milliseconds
            guard left > 0 else { return }
            try await Task.sleep(nanoseconds: UInt64(min(left, 30_000)) * 1_000_000)
        }
    }
}

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

private enum ContinuousEpoch {
    /// Milliseconds since 1970.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
