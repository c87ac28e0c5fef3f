public import StrictJSON

/// One line of the append-only record.
public struct JournalEntry: Equatable, Sendable {
    /// Place in this desk's journal, from 1, without gaps.
    public var sequence: Int64
    public var id: UUIDv7
    public var device: Int64
    public var deviceSequence: Int64
    public var time: HybridTime
    public var actor: String
    /// `name` or `name:id`; entries of one decision share it, so that undo is one step.
    public var command: String
    public var kind: EventKind
    public var caseKey: Int64?
    public var payload: JSON
    /// SHA-256 over the previous entry's hash and this entry.
    public var hash: [UInt8]

    public init(
        sequence: Int64, id: UUIDv7, device: Int64, deviceSequence: Int64, time: HybridTime, actor: String,
        command: String,
        kind: EventKind, caseKey: Int64?, payload: JSON, hash: [UInt8]
    ) {
        self.sequence = sequence
        self.id = id
        self.device = device
        self.deviceSequence = deviceSequence
        self.time = time
        self.actor = actor
        self.command = command
        self.kind = kind
        self.caseKey = caseKey
        self.payload = payload
        self.hash = hash
    }

    public var patch: CasePatch? { payload["set"].flatMap { CasePatch(json: $0) } }
}
