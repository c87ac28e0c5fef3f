/// All rules of this room, made once and asked for each comment.
///
/// Pure: the same rules say the same about the same comment, anywhere. The time is proportional to the length of the
/// text; no text makes a rule give up, and none is suspected for want of time.
public struct SuspicionRules: Sendable {
    public let words: WordMatcher

    public init(lists: [WordList] = WordList.defaults) {
        words = WordMatcher(lists)
    }

    public func judge(_ comment: JudgedComment) -> Suspicion {
        let text = SpelledText(comment.text)
        var reasons: [SuspicionReason] = []
        for finding in words.findings(in: text) { reasons.append(SuspicionReason(finding)) }
        return Suspicion(reasons: reasons, machineScore: comment.machineScore)
    }
}
