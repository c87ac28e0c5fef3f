internal import CNcurses

/// Wakes the event loop from any thread: results of work done elsewhere are announced with it.
public final class Waker: Sendable {
    let readEnd: Int32
    private let writeEnd: Int32

    /// Opens the pipe. Throws `TerminalError.cannotStart` when the process has no descriptors left.
    public init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        guard lotse_pipe(&ends) == 0 else { throw .cannotStart }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        lotse_close(readEnd)
        lotse_close(writeEnd)
    }

    /// Makes the running or next `wait` return with `TerminalEvent.wake`. Many calls before that are one event.
    public func wake() {
        lotse_nudge(writeEnd)
    }
}
