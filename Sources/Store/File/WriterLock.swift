internal import Foundation
internal import Glibc

/// The advisory lock beside the desk: every write transaction and every checkpoint, of every process, holds it.
///
/// SQLite up to 3.51.2 can lose commits when one connection resets the WAL while another checkpoints; with one writer
/// or checkpointer at a time that cannot happen. Two files make it fair: who wants the lock first takes the turnstile,
/// so a long import that asks again after each batch queues up behind whoever waited.
final class WriterLock: @unchecked Sendable {
    private let turnstile: Int32
    private let gate: Int32
    private let path: String
    /// The kernel's lock belongs to the open file: threads that share it must queue among themselves.
    private let threads = NSLock()

    init(besides path: String) throws {
        self.path = path
        turnstile = open(path + "-turn", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        gate = open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard turnstile >= 0, gate >= 0 else { throw StoreFault.readOnly(path: path) }
    }

    deinit {
        close(turnstile)
        close(gate)
    }

    /// Seconds that each of the two locks is waited for.
    private static let patience = 30

    /// Runs `body` alone among all processes. Throws `busy` when another keeps the lock for longer than `patience`.
    func hold<T>(_ body: () throws -> T) throws -> T {
        threads.lock()
        defer { threads.unlock() }
        try take(turnstile)
        defer { flock(turnstile, LOCK_UN) }
        try take(gate)
        flock(turnstile, LOCK_UN)
        defer { flock(gate, LOCK_UN) }
        return try body()
    }

    private func take(_ descriptor: Int32) throws {
        var waited = 0
        var pause: UInt32 = 500
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw StoreFault.io(path: path, reason: String(cString: strerror(errno)))
            }
            guard waited < Self.patience * 1_000_000 else {
                throw StoreFault.busy(path: path, seconds: Self.patience)
            }
            usleep(pause)
            waited += Int(pause)
            pause = min(pause * 2, 10_000)
        }
    }
}
