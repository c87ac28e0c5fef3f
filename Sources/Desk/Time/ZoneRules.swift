/// The offsets from UTC of one time zone, for all times.
///
/// Invariants:
/// 1. `transitions` ascend strictly and `offsets` has one entry more: `offsets[i]` holds until `transitions[i]`.
/// 2. Rules that go on for ever are written out for a little more than 400 years. The Gregorian calendar repeats
///    after 400 years, weekdays included, so later times are looked up one or more cycles earlier (`cycleEnd`).
/// 3. No offset is wider than `widestOffset`, so a wall-clock time is decided by the transitions around it.
public struct ZoneRules: Equatable, Sendable {
    /// Bound on offsets in seconds: 26 hours, as RFC 8536, section 3.2, advises.
    static let widestOffset: Int64 = 93_600
    /// 400 Gregorian years in seconds.
    private static let cycle: Int64 = 146_097 * 86_400

    private let transitions: [Int64]
    private let offsets: [Int64]
    /// Times from here on are looked up one or more cycles earlier.
    private let cycleEnd: Int64?
    /// Times before this are looked up one or more cycles later; only for zones made from a rule alone.
    private let cycleStart: Int64?

    /// Reads a TZif file (RFC 8536). Malformed bytes throw; nothing is guessed.
    public init(tzif bytes: [UInt8]) throws(ZoneFault) {
        let file = try TZifFile(bytes)
        guard !file.footer.isEmpty else {
            self.init(file.transitions, file.offsets)
            return
        }
        let rule = try PosixZone(file.footer)
        guard let last = file.transitions.last else {
            self.init(rule: rule)
            return
        }
        let year = CivilDate(day: last.flooredQuotient(86_400)).year
        self.init(file.transitions, file.offsets, then: rule, year: year, isRuleOnly: false)
    }

    /// Zone rules from a POSIX TZ string alone, such as `CET-1CEST,M3.5.0,M10.5.0/3`; they hold for all years.
    public init(posix text: String) throws(ZoneFault) { self.init(rule: try PosixZone(text)) }

    private init(_ transitions: [Int64], _ offsets: [Int64]) {
        self.transitions = transitions
        self.offsets = offsets
        cycleEnd = nil
        cycleStart = nil
    }

    private init(rule: PosixZone) { self.init([], [rule.offset], then: rule, year: 1970, isRuleOnly: true) }

    private init(_ times: [Int64], _ values: [Int64], then rule: PosixZone, year: Int, isRuleOnly: Bool) {
        var times = times
        var values = values
        for change in rule.changes(in: year...year + 404) {
            if let last = times.last, change.at < last { continue }
            if times.last == change.at {
                if times.count > 1 || isRuleOnly { values[values.count - 1] = change.offset }
            } else {
                times.append(change.at)
                values.append(change.offset)
            }
        }
        transitions = times
        offsets = values
        let start = CivilDate(year: year + 2, month: 1, day: 1).map { $0.day * 86_400 }
        cycleEnd = rule.saving == nil ? nil : start.map { $0 + Self.cycle }
        cycleStart = rule.saving != nil && isRuleOnly ? start : nil
    }

    /// Rules for use where the system has no tz database: the rule in force in the European Union since 1996
    /// (Directive 2000/84/EC) for `Europe/Berlin`; nil for every other name.
    public static func builtIn(_ name: String) -> ZoneRules? {
        name == "Europe/Berlin" ? try? ZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3") : nil
    }

    /// Seconds east of UTC in force at `instant`.
    public func offset(at instant: Instant) -> Int {
        let time = instant.seconds
        return Int(offsets[index(of: time + shift(for: time))])
    }

    /// What the wall clock shows at `instant`, whole seconds, rounded down.
    public func local(at instant: Instant) -> LocalTime {
        LocalTime(count: instant.seconds + Int64(offset(at: instant)))
    }

    /// The local date at `instant`.
    public func date(at instant: Instant) -> CivilDate { local(at: instant).date }

    /// The instant at which the wall clock first shows `local`; if it never does, the first instant after the gap.
    public func first(of local: LocalTime) -> Instant { Instant(seconds: instants(of: local).first) }

    /// The instant at which the wall clock last shows `local`; if it never does, the first instant after the gap.
    public func last(of local: LocalTime) -> Instant { Instant(seconds: instants(of: local).last) }

    /// The seconds to add so that a time falls into the range that is written out.
    private func shift(for time: Int64) -> Int64 {
        if let cycleEnd, time >= cycleEnd { return -((time - cycleEnd) / Self.cycle + 1) * Self.cycle }
        if let cycleStart, time < cycleStart { return ((cycleStart - time - 1) / Self.cycle + 1) * Self.cycle }
        return 0
    }

    /// How many transitions are at or before `time`, which is the index of the offset in force.
    private func index(of time: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func instants(of local: LocalTime) -> (first: Int64, last: Int64) {
        let shift = shift(for: local.count)
        let count = local.count + shift
        let start = index(of: count - Self.widestOffset)
        guard start < transitions.count, transitions[start] <= count + Self.widestOffset else {
            let only = count - offsets[start] - shift
            return (only, only)
        }
        let near = instants(of: count, from: start)
        return (near.first - shift, near.last - shift)
    }

    /// The slow path: a transition is less than 26 hours away.
    private func instants(of count: Int64, from start: Int) -> (first: Int64, last: Int64) {
        var found: (first: Int64, last: Int64)?
        var gap: Int64?
        var index = start
        while true {
            let time = count - offsets[index]
            let begins = index == 0 || transitions[index - 1] <= time
            let ends = index < transitions.count ? transitions[index] : Int64.max
            if begins && time < ends { found = (min(found?.first ?? time, time), max(found?.last ?? time, time)) }
            guard index < transitions.count, ends <= count + Self.widestOffset else { break }
            if gap == nil && ends + offsets[index] <= count && count < ends + offsets[index + 1] { gap = ends }
            index += 1
        }
        let fallback = gap ?? count - offsets[start]
        return found ?? (fallback, fallback)
    }
}
