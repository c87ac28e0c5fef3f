public import Desk

/// How a thread or a channel is doing, with the numbers for a banner.
public struct SpikeReport: Equatable, Sendable {
    public var state: SpikeState
    /// Comments in the last quarter of an hour, and how many are usual.
    public var count: Int
    public var usual: Double
    /// When the state that is not calm began; nil while calm.
    public var since: Instant?
    /// What may be done, the mildest first. Nothing of it happens by itself.
    public var steps: [SpikeStep]

    public init(state: SpikeState, count: Int, usual: Double, since: Instant? = nil) {
        self.state = state
        self.count = count
        self.usual = usual
        self.since = since
        steps = state.steps
    }

    /// How many times the usual; the usual counts as at least one.
    public var factor: Double { Double(count) / max(usual, 1) }

    /// One line. Whole numbers only: nobody counts half a comment.
    public var words: (de: String, en: String) {
        let (times, normal) = (Int(factor.rounded()), Int(usual.rounded()))
        return switch state {
        case .calm: ("ruhig", "calm")
        case .rising:
            (
                "mehr als üblich: \(count) Beiträge in 15 Minuten statt \(normal)",
                "more than usual: \(count) comments in 15 minutes instead of \(normal)"
            )
        case .flood:
            (
                "Flut: \(count) Beiträge in 15 Minuten statt \(normal), das \(times)-Fache",
                "flood: \(count) comments in 15 minutes instead of \(normal), \(times) times as many"
            )
        }
    }
}

public enum SpikeState: String, CaseIterable, Comparable, Sendable {
    case calm, rising, flood

    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A step that a person may take against a sudden flood.
public enum SpikeStep: String, CaseIterable, Sendable {
    case template
    case slowDown = "slow-down"
    case bulkModeration = "bulk-moderation"
    case holdBeforePublication = "hold"
    case informPressOffice = "press-office"

    public var words: (de: String, en: String) {
        switch self {
        case .template: ("Textbaustein für die häufigste Frage", "a template for the most common question")
        case .slowDown: ("Beiträge je Konto verlangsamen", "slow down comments per account")
        case .bulkModeration: ("gleiche Beiträge gemeinsam prüfen", "review like comments together")
        case .holdBeforePublication: ("vor Veröffentlichung prüfen", "hold comments before publication")
        case .informPressOffice: ("Pressestelle unterrichten", "inform the press office")
        }
    }
}

extension SpikeState {
    /// Free speech first (Art. 5 GG): answering comes before slowing, and holding is for floods only.
    var steps: [SpikeStep] {
        switch self {
        case .calm: []
        case .rising: [.template, .slowDown]
        case .flood: [.template, .slowDown, .bulkModeration, .holdBeforePublication, .informPressOffice]
        }
    }
}
