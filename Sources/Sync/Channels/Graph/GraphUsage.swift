internal import StrictJSON

/// How much of its allowance a caller has used, by the headers of an answer (Graph API, "Rate Limits"): per cent of
/// the app's rolling hour, and of the page's or account's rolling day.
struct GraphUsage: Equatable {
    /// Seconds to wait at a limit when no header names an end.
    static let usualWait: Int64 = 3600

    /// The highest value of all; may exceed 100.
    let percent: Int
    /// Seconds until calls are let in again; nil where no header says.
    let regain: Int64?

    /// Nil when no header is there, as with little use.
    init?(_ reply: HTTPReply) {
        var values: [Int] = []
        var regain: Int64 = 0
        for name in ["X-App-Usage", "X-Page-Usage"] {
            if let usage = reply.header(name).flatMap({ try? JSON(parsing: $0) }) { values += GraphUsage.parts(usage) }
        }
        let business = reply.header("X-Business-Use-Case-Usage").flatMap { try? JSON(parsing: $0) }
        for entry in (business?.members ?? []).flatMap({ $0.value.array ?? [] }) {
            values += GraphUsage.parts(entry)
            // The header counts in minutes.
            regain = max(regain, 60 * min(entry["estimated_time_to_regain_access"]?.int ?? 0, 1_500))
        }
        guard let highest = values.max() else { return nil }
        percent = highest
        self.regain = regain > 0 ? regain : nil
    }

    private static func parts(_ usage: JSON) -> [Int] {
        ["call_count", "total_time", "total_cputime"].compactMap { usage[$0]?.int }.map { Int(clamping: $0) }
    }

    /// From here on only answers and moderation go out.
    var leavesNoReading: Bool { percent >= 90 }
    /// To call on would prolong the block.
    var isSpent: Bool { percent >= 100 }

    var budget: RateBudget {
        RateBudget(limit: 100, remaining: max(0, 100 - percent), resetIn: isSpent ? regain ?? Self.usualWait : nil)
    }

    /// Seconds.
    static func wait(_ usage: GraphUsage?) -> Int64 { usage?.regain ?? usualWait }
}
