#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A lock that one holder on this machine has, whatever the process; the system frees it when the holder dies.
final class FileLock: Sendable {
    /// Seconds; longer than any exchange with a server may last.
    static let patience = 60
    private static let step: UInt64 = 50_000_000

    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Waits for the lock. It is held until the returned value is let go.
    static func take(_ path: String) async throws(SecretFault) -> FileLock {
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path, reason: SystemReason.last) }
        let lock = FileLock(descriptor)
        for _ in 0..<(patience * 20) {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return lock }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw .unwritable(path, reason: SystemReason.last) }
            do { try await Task.sleep(nanoseconds: step) } catch { throw .unwritable(path, reason: "cancelled") }
        }
        throw .unwritable(path, reason: "another process holds it")
    }
}
