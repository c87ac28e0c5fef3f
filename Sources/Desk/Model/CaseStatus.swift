/// Where a case stands. The raw values are the names of the data contract.
public enum CaseStatus: String, CaseIterable, Sendable {
    case new, open
    case waitingCitizen = "waiting_citizen"
    case waitingUnit = "waiting_unit"
    case snoozed, closed, spam, merged

    /// Whether somebody still has to do something about it.
    public var isOpen: Bool {
        switch self {
        case .new, .open, .waitingCitizen, .waitingUnit, .snoozed: true
        case .closed, .spam, .merged: false
        }
    }
}

public enum Priority: String, CaseIterable, Sendable, Comparable {
    case low, normal, high, urgent

    private var rank: Int {
        switch self {
        case .low: 0
        case .normal: 1
        case .high: 2
        case .urgent: 3
        }
    }

    public static func < (a: Priority, b: Priority) -> Bool { a.rank < b.rank }
}
