internal import StrictJSON

/// What a decision would do, before it is taken: the letter exactly as it would leave, who must agree, how it is
/// carried out.
public struct ModerationPreview: Equatable, Sendable {
    /// The notice to the author; empty for none.
    public let notice: String
    public let way: ModerationLetter.Way
    public let approval: ApprovalNeed
    public let carrying: Carrying
}

extension Moderate {
    /// Throws what the decision itself would be refused with.
    public static func preview(
        _ order: ModerationOrder, target: ModerationTarget, record: CaseRecord, context: DecisionContext
    ) throws(Refusal) -> ModerationPreview {
        let events = try Moderate(order, target: target, id: "preview").decideChecked(record, context)
        let decided = events.first { $0.kind == .moderated }
        let approval: ApprovalNeed =
            switch decided?.detail("second")?.string {
            case "before": .before
            case "afterwards": .afterwards
            default: .none
            }
        return ModerationPreview(
            notice: decided?.content?.extra?["notice"]?.string ?? "",
            way: decided?.detail("notice")?.string.flatMap(ModerationLetter.Way.init(rawValue:)) ?? .none,
            approval: approval,
            carrying: decided?.detail("carrying")?.string.flatMap(Carrying.init(rawValue:)) ?? .nothing)
    }
}
