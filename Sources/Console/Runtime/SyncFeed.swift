public import Desk
internal import Synchronization

/// The news of the synchronisation, pushed from its own thread and read by the console's.
public final class SyncFeed: Sendable {
    private struct Contents {
        var status: [AccountStatus] = []
        var isNew = false
        var listener: (@Sendable () -> Void)?
    }

    private let contents = Mutex(Contents())

    public init() {}

    /// How all accounts fare now. Equal news are not passed on.
    public func push(_ status: [AccountStatus]) {
        let listener: (@Sendable () -> Void)? = contents.withLock { contents in
            guard contents.status != status else { return nil }
            contents.status = status
            contents.isNew = true
            return contents.listener
        }
        listener?()
    }

    /// Calls `listener` on the pushing thread after news; nil ends it.
    func listen(_ listener: (@Sendable () -> Void)?) {
        contents.withLock { $0.listener = listener }
    }

    /// The news since the last call, if there are any.
    func take() -> [AccountStatus]? {
        contents.withLock { contents in
            guard contents.isNew else { return nil }
            contents.isNew = false
            return contents.status
        }
    }
}
