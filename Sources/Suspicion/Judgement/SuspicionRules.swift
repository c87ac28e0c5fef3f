/// All rules of this room, made once and asked for each comment.
///
/// Pure: the same rules say the same about the same comment, anywhere. The time is proportional to the length of the
/// text; no text makes a rule give up, and none is suspected for want of time. Only proposals come out of it:
/// nothing is hidden here.
public struct SuspicionRules: Sendable {
    public let words: WordMatcher
    public let links: LinkRules
    public let personalData: PersonalDataRules
    public let names: NameGuard

    public init(
        lists: [WordList] = WordList.defaults, links: LinkRules = LinkRules(),
        personalData: PersonalDataRules = PersonalDataRules(), names: [ProtectedName] = []
    ) {
        words = WordMatcher(lists)
        self.links = links
        self.personalData = personalData
        self.names = NameGuard(names)
    }

    /// The reasons to look at a comment: those with a place in the order of the text, then those about all of it. At most
    /// `Suspicion.mostReasons`, each once with its first place; the score is made of the same.
    ///
    /// - Parameter floods: what the desk's `FloodWatch` said when it took the comment in.
    public func judge(_ comment: JudgedComment, floods: [FloodFinding] = []) -> Suspicion {
        let text = SpelledText(comment.text)
        var reasons = words.findings(in: text).map { SuspicionReason($0) }
        reasons += personalData.findings(in: text).map { SuspicionReason($0) }
        let isFirst = comment.author?.isNew == true
        reasons += links.findings(in: comment.text, isFirstComment: isFirst).map { SuspicionReason($0) }
        reasons += floods.map { SuspicionReason($0) }
        if isFirst, let author = comment.author {
            let findings = names.findings(name: author.name, handle: author.handle, id: author.id)
            reasons += findings.map { SuspicionReason($0) }
        }
        return Suspicion(reasons: WeightiestReasons.of(Self.ordered(reasons)), machineScore: comment.machineScore)
    }

    private static func ordered(_ reasons: [SuspicionReason]) -> [SuspicionReason] {
        guard reasons.count > 1 else { return reasons }
        let keyed = reasons.enumerated().map { ($0.element.range?.lowerBound ?? .max, $0.offset, $0.element) }
        return keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }
}
