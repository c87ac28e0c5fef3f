/// The letter that goes with a decision: which text, on which way.
public struct ModerationLetter: Equatable, Sendable {
    public enum Way: String, Sendable {
        /// A public answer: hints, and invitations to write in private.
        case publicly = "public"
        case privately = "private"
        /// The author cannot be told in private; the text stays with the decision.
        case none
    }

    public let way: Way
    /// Empty when nothing is said.
    public let text: String

    private init(way: Way, text: String) {
        self.way = way
        self.text = text
    }

    /// Throws when a restriction would stay without its statement of reasons though the author can be told.
    init(
        _ order: ModerationOrder, _ target: ModerationTarget, _ account: ChannelAccount?,
        _ rule: (rule: HouseRule, version: RuleVersion)?, _ context: DecisionContext
    ) throws(Refusal) {
        // Of a hint or a warning nothing is left when nothing is said.
        if order.isSilent, order.measure.isLetter { throw .emptyText }
        let needed = order.measure.isRestriction && rule?.version.needsStatement == true
        guard order.measure.isLetter || needed || order.notice != nil, !(order.isSilent && !needed) else {
            self.init(way: .none, text: "")
            return
        }
        let way = ModerationLetter.way(order.measure, target, account)
        if order.isSilent || order.notice.map({ $0.allSatisfy(\.isWhitespace) }) == true {
            // The reasons also stand in the file where nobody can be told.
            guard !needed else { throw .statementMissing(order.measure) }
            if order.measure.isLetter { throw .emptyText }
            self.init(way: .none, text: "")
            return
        }
        let room = way == .none ? nil : account?.textRoom(to: target.recipient)
        let text = order.notice ?? StatementOfReasons(order, target, rule, context).text(room: room)
        if let fault = RegisterText.controlCharacter(in: text) {
            throw .invalid(field: "notice", reason: RegisterText.words(fault))
        }
        if let room, !room.holds(text) { throw .textTooLong(count: room.length(text), limit: room.limit) }
        self.init(way: way, text: text)
    }

    /// Hints are public; everything else is told to the author alone, or not at all.
    static func way(_ measure: Measure, _ target: ModerationTarget, _ account: ChannelAccount?) -> Way {
        guard let account else { return .none }
        if measure == .hint { return account.replyObstacle == nil ? .publicly : .none }
        return NoticePath(target, account) == nil ? .none : .privately
    }

    /// Tells the author that a measure of which a notice has left holds no longer.
    static func correction(
        _ measure: Measure, _ target: ModerationTarget, _ context: DecisionContext
    ) -> ModerationLetter {
        let way = ModerationLetter.way(.warn, target, context.roster.accounts[target.account])
        let city = context.roster.profile.city
        let (de, en) =
            measure == .delete
            ? (
                "wir haben Ihren Beitrag gelöscht. Das hat die Prüfung durch eine zweite Person nicht bestätigt. Wiederherstellen können wir ihn nicht; Sie können ihn erneut schreiben.",
                "we deleted your post. The review by a second person did not confirm that. We cannot restore it; you may write it again."
            )
            : (
                "die Maßnahme, von der wir Ihnen geschrieben haben, hat die Prüfung durch eine zweite Person nicht bestätigt. Sie gilt nicht mehr.",
                "the measure that we wrote to you about was not confirmed by a second person. It no longer holds."
            )
        return target.language?.hasPrefix("en") == true
            ? ModerationLetter(way: way, text: "Good day,\n\n\(en)\n\n\(city)")
            : ModerationLetter(way: way, text: "Guten Tag,\n\n\(de)\n\nIhre \(city)")
    }

    /// The same letter as it was frozen with a decision, for its carrying out later.
    static func frozen(_ text: String, way: String?) -> ModerationLetter {
        ModerationLetter(way: way.flatMap(Way.init(rawValue:)) ?? .none, text: text)
    }
}
