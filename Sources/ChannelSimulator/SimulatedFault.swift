public import Desk
internal import StrictJSON

/// What can go wrong on demand. The raw values are the words of the control API.
public enum SimulatedFault: String, CaseIterable, Sendable {
    /// 500 and nothing was done.
    case errorBefore = "error-before"
    /// 500 although the post was made.
    case errorAfter = "error-after"
    /// 504; the post appears eight seconds later, and only then the key is known.
    case lateAcceptance = "late-acceptance"
    case tooMany = "too-many"
    /// The connection ends without an answer, nothing was done.
    case cutBefore = "cut-before"
    /// The connection ends without an answer, the post was made.
    case cutAfter = "cut-after"
    case slowBody = "slow-body"
    /// 200 with the HTML of a maintenance page, nothing was done.
    case maintenance
    case expiredToken = "expired-token"
    /// The page repeats notifications below the cursor.
    case doublePage = "double-page"
    /// The page was counted before a filter took some away.
    case shortPage = "short-page"
    /// A new comment arrives while the page is made.
    case shiftedPage = "shifted-page"
    /// The server no longer knows the place that the client wants to read on from.
    case expiredCursor = "expired-cursor"

    /// Those that make sense for a call that posts.
    public static let whilePosting: [SimulatedFault] = [
        .errorBefore, .errorAfter, .lateAcceptance, .tooMany, .cutBefore, .cutAfter, .maintenance,
    ]
    /// Those that make sense for a call that reads notifications.
    public static let whileReading: [SimulatedFault] = [
        .errorBefore, .tooMany, .cutBefore, .maintenance, .doublePage, .shortPage, .shiftedPage,
    ]
}

extension SimulatedFault {
    /// The answer of faults that come before anything is done; nil for the others. Channels that say 'too many' or
    /// 'token expired' in their own way give their own answers.
    public func refusal(
        now: Instant, tooMany: SimulatedAnswer? = nil, expiredToken: SimulatedAnswer? = nil
    ) -> SimulatedAnswer? {
        switch self {
        case .errorBefore: return .error(500, "Interner Fehler")
        case .tooMany:
            if let tooMany { return tooMany }
            var answer = SimulatedAnswer.error(429, "Zu viele Anfragen")
            answer.headers += [("Retry-After", "7"), ("Date", now.httpDate)]
            return answer
        case .expiredToken: return expiredToken ?? .error(401, "The access token expired")
        case .maintenance: return .html(200, "<!doctype html><title>Wartung</title>")
        case .cutBefore:
            var answer = SimulatedAnswer(200, .null)
            answer.manner = .cut
            return answer
        default: return nil
        }
    }

    /// What becomes of the answer of a call that was carried out.
    public func spoiling(_ answer: SimulatedAnswer, posting: Bool) -> SimulatedAnswer {
        var answer = answer
        switch self {
        case .errorAfter: return .error(500, "Interner Fehler")
        case .lateAcceptance where posting: return .html(504, "<html>Gateway Timeout</html>")
        case .cutAfter: answer.manner = .cut
        case .slowBody: answer.manner = .slow
        default: break
        }
        return answer
    }
}

/// Which calls go wrong: those ordered by hand first, then a share of all by the seed.
public struct FaultPlan: Sendable {
    public enum Target: String, Sendable { case reading, posting }

    private var ordered: [(target: Target, fault: SimulatedFault)] = []
    private var dice: SeededDice
    /// Of 1000 calls of each target, how many go wrong by chance.
    public var permille: Int

    public init(seed: UInt64 = 1, permille: Int = 0) {
        dice = SeededDice(seed: seed)
        self.permille = permille
    }

    public mutating func order(_ fault: SimulatedFault, on target: Target, times: Int = 1) {
        for _ in 0..<times { ordered.append((target, fault)) }
    }

    mutating func draw(_ target: Target) -> SimulatedFault? {
        if let place = ordered.firstIndex(where: { $0.target == target }) { return ordered.remove(at: place).fault }
        guard permille > 0, dice.number(below: 1000) < permille else { return nil }
        return dice.pick(target == .posting ? SimulatedFault.whilePosting : SimulatedFault.whileReading)
    }
}

/// Repeatable chance (SplitMix64).
public struct SeededDice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    public mutating func number(below bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }

    public mutating func pick<Element>(_ list: [Element]) -> Element { list[number(below: list.count)] }
}
