/// What a clerk asks for, as a tree. Times stay symbolic ("the next two hours", "today") and names stay names:
/// whoever runs the query puts in the clerk, the instant and the office's zone.
///
/// Made by `Query(parsing:)`; `description` prints a text that parses to the same tree.
public indirect enum Query: Hashable, Sendable {
    /// Every one; the empty list is every case.
    case all([Query])
    /// At least one.
    case any([Query])
    case not(Query)
    /// A word of text, subject or author, as typed; `Fold` it before comparing.
    case word(String, prefix: Bool)
    case phrase(String)
    case channel(Channel)
    case account(String)
    case unit(UnitTest)
    case clerk(ClerkTest)
    case state(CaseStatus)
    case author(String)
    case tag(String)
    case label(String)
    case priority(Priority)
    case rule(String)
    case flag(FlagTest)
    case has(PartTest)
    case due(DueTest)
    case received(ReceivedTest)
    case rating(Comparison, Int)
    /// A language code, lower case.
    case language(String)

    /// Which Organisationseinheit. `mine` are the units of the clerk who asks.
    public enum UnitTest: Hashable, Sendable { case mine, nobody, named(String) }

    /// Which clerk. `me` is the one who asks.
    public enum ClerkTest: Hashable, Sendable { case me, nobody, named(String) }

    /// `is:`
    public enum FlagTest: String, CaseIterable, Sendable {
        case unread, unassigned, mine, overdue, interim, draft, held, duplicate
    }

    /// `has:`
    public enum PartTest: String, CaseIterable, Sendable { case attachment, reply, note, link }

    /// When the next open clock of a case is due.
    public enum DueTest: Hashable, Sendable {
        case overdue, today, tomorrow
        /// Due in less than so many seconds from now, overdue ones too.
        case within(Int64)
        /// Due later than so many seconds from now.
        case beyond(Int64)
        case day(CivilDate)
        /// Before the day begins.
        case before(CivilDate)
        /// After the day has ended.
        case after(CivilDate)
    }

    /// When a case's first message came.
    public enum ReceivedTest: Hashable, Sendable {
        case today, yesterday
        /// At most so many seconds ago.
        case within(Int64)
        /// More than so many seconds ago.
        case older(Int64)
        case day(CivilDate)
        /// Before the day begins.
        case before(CivilDate)
        /// After the day has ended.
        case after(CivilDate)
        /// From the begin of the first day to the end of the last.
        case days(CivilDate, CivilDate)
    }

    public enum Comparison: String, CaseIterable, Sendable {
        case less = "<"
        case atMost = "<="
        case equal = "="
        case atLeast = ">="
        case more = ">"
    }

    /// Characters of one query.
    public static let longest = 4096
    /// Parentheses and exclusions within each other.
    public static let deepest = 32
}

extension Query {
    /// `parts` all required, flattened; one part stands for itself.
    static func allOf(_ parts: [Query]) -> Query {
        let flat = parts.flatMap { part in if case .all(let inner) = part { inner } else { [part] } }
        return flat.count == 1 ? flat[0] : .all(flat)
    }

    /// One of `parts` required, flattened; one part stands for itself.
    static func anyOf(_ parts: [Query]) -> Query {
        let flat = parts.flatMap { part in if case .any(let inner) = part { inner } else { [part] } }
        return flat.count == 1 ? flat[0] : .any(flat)
    }

    /// The opposite; twice is nothing.
    static func notOf(_ part: Query) -> Query {
        if case .not(let inner) = part { inner } else { .not(part) }
    }
}
