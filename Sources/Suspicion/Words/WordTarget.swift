/// What a key of the tree stands for: one entry of one list.
struct WordTarget: Sendable {
    var list: UInt16
    var flags: Flags
    /// Letters with their repetitions.
    var letters: UInt8
    /// Place among the entries, or the exceptions, of its list.
    var place: UInt32
    /// Where its runs begin in the common pool; `.max` when every run is one letter.
    var runs: UInt32
    /// The next target with the same key; `.max` ends the chain.
    var next: UInt32

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        static let opensStart = Flags(rawValue: 1)
        static let opensEnd = Flags(rawValue: 2)
        static let exception = Flags(rawValue: 4)
    }

    static let none: UInt32 = .max
}

/// A target found, in codes of the spelled text.
struct WordHit: Sendable {
    var list: UInt16
    var isException: Bool
    var place: UInt32
    var range: Range<Int>

    /// Leaves out what an exception of the same list covers, and what a longer finding of the same list covers.
    static func settled(_ hits: [WordHit]) -> [WordHit] {
        let ordered = hits.sorted { $0.order < $1.order }
        var kept: [WordHit] = []
        var (list, allowed, covered) = (UInt16.max, -1, -1)
        for hit in ordered {
            if hit.list != list { (list, allowed, covered) = (hit.list, -1, -1) }
            if hit.isException {
                allowed = max(allowed, hit.range.upperBound)
            } else if hit.range.upperBound > allowed, hit.range.upperBound > covered {
                covered = hit.range.upperBound
                kept.append(hit)
            }
        }
        return kept.sorted { ($0.range.lowerBound, $0.list) < ($1.range.lowerBound, $1.list) }
    }

    /// By list, then begin, the longest first, exceptions before entries: whatever covers a hit comes before it.
    private var order: (UInt16, Int, Int, Int, UInt32) {
        (list, range.lowerBound, -range.upperBound, isException ? 0 : 1, place)
    }
}
