import Desk
import Testing

/// A case whose clocks are driven by occasions, in calendar A (Monday to Friday, 08:00–18:00).
struct ClockCase {
    var context: ClockContext
    var facts: CaseFacts
    var clocks: [ClockRecord] = []
    let office: OfficeCalendar

    init(_ minutes: [ClockKind: Int], interimStops: Bool = false, unit: String? = nil) throws {
        office = try SampleCalendar.a.make()
        let b = try SampleCalendar.b.make()
        let policy = ClockPolicy(name: "standard", minutes: minutes, interimStopsFirstResponse: interimStops)
        context = ClockContext(
            policies: [policy], calendars: ["a": office, "b": b], deskCalendar: "a", unitCalendars: ["TBA": "b"])
        facts = CaseFacts(channel: .facebook, unit: unit)
    }

    mutating func on(_ occasion: ClockOccasion) throws {
        clocks = try ClockBook(context: context, facts: facts).apply(occasion, to: clocks)
    }

    /// A wall-clock time of Berlin in June 2026; the 1st is a Monday.
    func at(_ text: String) throws -> Instant { try wall("2026-06-" + text, in: office.zone) }

    subscript(_ kind: ClockKind) -> ClockRecord? { clocks.last { $0.kind == kind } }
}
