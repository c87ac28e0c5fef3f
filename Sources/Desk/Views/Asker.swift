/// Who asks and when: gives `me`, `mine`, `today` and `overdue` their meaning.
public struct Asker: Sendable {
    public var clerk: String
    public var unit: String?
    public var now: Instant
    public var zone: ZoneRules
    /// Signs of the units that exist, for matching them in any case of letters.
    public var units: [String]

    public init(clerk: String, unit: String?, now: Instant, zone: ZoneRules, units: [String]) {
        self.clerk = clerk
        self.unit = unit
        self.now = now
        self.zone = zone
        self.units = units
    }

    public init(_ roster: Roster, clerk: String, now: Instant) {
        self.init(
            clerk: clerk, unit: roster.clerks[clerk]?.unit, now: now, zone: roster.zone, units: Array(roster.units.keys)
        )
    }

    /// Milliseconds at which the local day begins.
    public func start(of date: CivilDate) -> Int64 { zone.first(of: LocalTime(date: date, second: 0)).milliseconds }

    /// The local date of now.
    public var today: CivilDate { zone.date(at: now) }
}
