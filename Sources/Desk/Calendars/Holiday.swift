/// A public holiday by law.
public enum Holiday: String, CaseIterable, Sendable, Hashable {
    case newYear = "new_year"
    case goodFriday = "good_friday"
    case easterMonday = "easter_monday"
    case labourDay = "labour_day"
    case ascension
    case whitMonday = "whit_monday"
    case germanUnity = "german_unity"
    case reformation
    case christmas
    case secondChristmas = "second_christmas"

    /// The name on a German calendar.
    public var german: String {
        switch self {
        case .newYear: "Neujahr"
        case .goodFriday: "Karfreitag"
        case .easterMonday: "Ostermontag"
        case .labourDay: "Tag der Arbeit"
        case .ascension: "Christi Himmelfahrt"
        case .whitMonday: "Pfingstmontag"
        case .germanUnity: "Tag der Deutschen Einheit"
        case .reformation: "Reformationstag"
        case .christmas: "1. Weihnachtstag"
        case .secondChristmas: "2. Weihnachtstag"
        }
    }

    public var english: String {
        switch self {
        case .newYear: "New Year's Day"
        case .goodFriday: "Good Friday"
        case .easterMonday: "Easter Monday"
        case .labourDay: "Labour Day"
        case .ascension: "Ascension Day"
        case .whitMonday: "Whit Monday"
        case .germanUnity: "Day of German Unity"
        case .reformation: "Reformation Day"
        case .christmas: "Christmas Day"
        case .secondChristmas: "Second Day of Christmas"
        }
    }
}
