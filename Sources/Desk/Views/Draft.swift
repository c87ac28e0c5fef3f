/// An unsent text, kept at each keystroke, one per case and clerk.
public struct Draft: Equatable, Sendable {
    public let caseKey: Int64
    public let text: String
    /// Version of the case when writing began.
    public let seenVersion: Int64
    public let changed: Instant

    public init(
        caseKey: Int64, text: String, seenVersion: Int64, changed: Instant
    ) {
        self.caseKey = caseKey
        self.text = text
        self.seenVersion = seenVersion
        self.changed = changed
    }
}
