/// What a clock measures. The raw values are the names of the data contract.
public enum ClockKind: String, CaseIterable, Sendable, Hashable {
    /// From the opening of a case to the first answer that was sent.
    case firstResponse = "first_response"
    /// From the opening of a case to an interim notice, or to an answer.
    case interim
    /// From the earliest unanswered later message of the citizen to an answer.
    case nextResponse = "next_response"
    /// From the opening of a case to its closing.
    case resolution
    /// From the day an Organisationseinheit gets a case until it hands it on.
    case unit
    /// From an appeal against a moderation decision to its outcome.
    case appeal

    /// Whether `waiting_citizen` and `snoozed` stop this clock.
    public var pauses: Bool { self == .resolution || self == .nextResponse }
}

/// Where a clock stands. The raw values are the names of the data contract.
public enum ClockState: String, CaseIterable, Sendable, Hashable {
    case running, paused, met, missed, cancelled

    /// Still to be met.
    public var isOpen: Bool { self == .running || self == .paused }
}

/// What ended a clock.
public enum ClockEnd: String, CaseIterable, Sendable, Hashable {
    case answer, interim, closed, merged, spam
    /// The appeal was decided.
    case decided
    case handedOn = "handed_on"
    /// No policy gives this clock a time any more.
    case policy
    /// The case turned out to be imported history.
    case history
}
