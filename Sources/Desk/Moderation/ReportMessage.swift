internal import StrictJSON

/// A report as it came in.
public struct MessageReport: Equatable, Sendable {
    public let at: Instant
    /// Who reported, as far as known.
    public let source: String
    /// Short name of the rule that the reporter named.
    public let rule: String?
    /// The reporter's words.
    public let text: String

    public init(at: Instant, source: String, rule: String? = nil, text: String) {
        self.at = at
        self.source = source
        self.rule = rule
        self.text = text
    }
}

/// Somebody reports a message: a citizen by another channel, the channel itself, or a clerk (Art. 16 DSA).
/// The message then waits in the queue until it is decided about.
public struct ReportMessage: CaseCommand {
    public static let name = "flag"

    public let message: Int64
    public let rule: String?
    /// Who reports, as far as known.
    public let source: String?
    /// Why, in the reporter's words.
    public let text: String
    /// A message that brought the report.
    public let through: Int64?

    public init(message: Int64, rule: String? = nil, source: String? = nil, text: String, through: Int64? = nil) {
        self.message = message
        self.rule = rule
        self.source = source
        self.text = text
        self.through = through
    }

    public func decide(_ record: CaseRecord, _ context: DecisionContext) throws(Refusal) -> [EventDraft] {
        guard text.contains(where: { !$0.isWhitespace }) || through != nil else { throw .emptyText }
        guard text.utf8.count <= InboundLimits.text else {
            throw .textTooLong(count: text.utf8.count, limit: InboundLimits.text)
        }
        let found = try rule.map { (name) throws(Refusal) in try context.roster.rule(named: name, on: context.now) }
        var after = record
        after.isUnread = true
        after.activity = max(record.activity, context.now)
        let members: [(String, JSON)] = [
            ("message", .int(message)), ("rule", JSON(found?.rule.name)),
            ("severity", JSON(found?.version.severity ?? 2)), ("through", through.map { .int($0) } ?? .null),
        ]
        return [
            EventDraft(
                .flagged, from: record, to: after,
                details: members.filter { $0.1 != .null }.map { JSON.Member($0.0, $0.1) },
                content: Content(text: text, author: source ?? context.actor.name))
        ]
    }
}
