/// What is odd about the links of a comment.
public struct LinkFinding: Equatable, Sendable {
    public var kind: Kind
    /// The host, or how many links there are.
    public var what: String
    /// UTF-8 offsets in the text; nil when it is about all of it.
    public var range: Range<Int>?

    public enum Kind: String, CaseIterable, Sendable {
        case tooMany, shortener, deceivingHost, blockedHost, hiddenHost, numberHost, firstComment, almostOnlyLinks
    }

    var weight: Double {
        switch kind {
        case .blockedHost: 0.9
        case .deceivingHost, .hiddenHost: 0.65
        case .tooMany, .numberHost: 0.4
        case .shortener, .almostOnlyLinks: 0.35
        case .firstComment: 0.3
        }
    }

    public var words: (de: String, en: String) {
        switch kind {
        case .tooMany: ("\(what) Links", "\(what) links")
        case .shortener: ("\(what) verbirgt das Ziel", "\(what) hides where it leads")
        case .deceivingHost: ("\(what) mischt Schriften", "\(what) mixes scripts")
        case .blockedHost: ("\(what) ist gesperrt", "\(what) is blocked")
        case .hiddenHost: ("vor \(what) steht ein anderer Name", "another name stands before \(what)")
        case .numberHost: ("\(what) hat keinen Namen", "\(what) has no name")
        case .firstComment: ("Link im ersten Beitrag: \(what)", "link in the first comment: \(what)")
        case .almostOnlyLinks: ("fast nur Links: \(what)", "little but links: \(what)")
        }
    }
}
