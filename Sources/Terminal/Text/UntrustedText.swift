/// Text that somebody outside wrote: names, posts, file names, answers of servers.
///
/// It cannot be printed by accident: it has no description, and its mirror is empty. The only ways out are the gate
/// (`Gate`), which makes cells of it, `PrintableText`, which makes a cleaned string of it, and `storedForm`.
public struct UntrustedText: Hashable, Sendable {
    private let received: String

    /// Wraps text as it was received. Nothing is changed.
    public init(_ received: String) {
        self.received = received
    }

    /// The text as it was received, for storing, sending and searching only. Never for a terminal, log or shell.
    public var storedForm: String { received }

    /// True when there is no text at all.
    public var isEmpty: Bool { received.isEmpty }
}

extension UntrustedText: CustomReflectable {
    /// Empty, so that `print`, string interpolation and `dump` show nothing of the text.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
