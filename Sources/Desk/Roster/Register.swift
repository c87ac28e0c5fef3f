public import StrictJSON

/// The desk's registers: small sets of named records that are kept whole in the journal at each change.
public enum Register: String, CaseIterable, Sendable {
    case desk, unit, clerk, account, template, calendar, policy, rule
    /// When a second person must agree.
    case approval
    case wordList = "word_list"
}

/// A record of a register.
public protocol Registered: Sendable, Equatable {
    static var register: Register { get }
    /// Unique within its register.
    var registerName: String { get }
    var json: JSON { get }
    /// Nil when a field is missing or makes no sense.
    init?(json: JSON)
}

extension JSON {
    /// An object without the members that are null or empty arrays, so that records stay short in the journal.
    static func record(_ members: [(String, JSON)]) -> JSON {
        .object(members.filter { $0.1 != .null && $0.1 != .array([]) }.map { Member($0.0, $0.1) })
    }
}
