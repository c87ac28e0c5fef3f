/// What a decision may look at besides the case itself. A value: the same context gives the same events.
public struct DecisionContext: Sendable {
    public let actor: Actor
    public let now: Instant
    public let roster: Roster
    /// Keys of the cases in which an appeal is open.
    public let appealed: Set<Int64>

    public init(actor: Actor, now: Instant, roster: Roster, appealed: Set<Int64> = []) {
        self.actor = actor
        self.now = now
        self.roster = roster
        self.appealed = appealed
    }
}

/// Who acts.
public enum Actor: Equatable, Sendable {
    case clerk(Clerk)
    /// A part of the program: `sync`, `import`, `clock`.
    case machine(String)

    /// As it stands in the journal; parts of the program begin with `~`, which no login name does.
    public var name: String {
        switch self {
        case .clerk(let clerk): clerk.name
        case .machine(let part): "~" + part
        }
    }

    public var role: Role {
        switch self {
        case .clerk(let clerk): clerk.role
        case .machine: .admin
        }
    }
}

/// A decision about one case: pure, named, refusable.
public protocol CaseCommand: Sendable {
    /// The name in journal, palette and command line.
    static var name: String { get }
    static var leastRole: Role { get }
    func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft]
}

extension CaseCommand {
    public static var leastRole: Role { .clerk }

    /// `decide` after the checks that hold for every command.
    public func decideChecked(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard context.actor.role >= Self.leastRole else {
            throw .roleTooLow(needs: Self.leastRole, has: context.actor.role)
        }
        if let target = record.mergedInto, record.status == .merged {
            throw .merged(into: context.roster.text(of: target.number))
        }
        return try decide(record, context)
    }
}
