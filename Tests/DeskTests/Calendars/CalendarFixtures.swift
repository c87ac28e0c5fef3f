import Desk
import Testing

/// The calendars of the tables: A, B, N (nights) and one that never closes.
enum SampleCalendar: String, CaseIterable, Sendable {
    case a, b, nights, always

    func make() throws -> OfficeCalendar {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let hours: [String: [String]] =
            switch self {
            case .a: Dictionary(uniqueKeysWithValues: days.prefix(5).map { ($0, ["08:00-18:00"]) })
            case .b:
                Dictionary(uniqueKeysWithValues: days.prefix(4).map { ($0, ["08:00-16:00"]) })
                    .merging(["fri": ["08:00-12:30"]]) { $1 }
            case .nights: Dictionary(uniqueKeysWithValues: days.map { ($0, ["00:00-06:00", "22:00-24:00"]) })
            case .always: Dictionary(uniqueKeysWithValues: days.map { ($0, ["00:00-24:00"]) })
            }
        let isAlways = self == .always
        let closed = isAlways ? [] : (2015...2030).flatMap { ["\($0)-12-24", "\($0)-12-31"] }
        return try OfficeCalendar(
            CalendarDefinition(
                name: rawValue, holidays: isAlways ? "" : "DE-HB", closed: closed, hours: hours),
            zone: try zone("Europe/Berlin"))
    }
}
