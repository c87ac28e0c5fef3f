/// One clock of a case, as it stands. A value: undoing is putting the old value back.
///
/// Invariants:
/// 1. `due`, `warnAt`, `state` of an open clock and `remaining` follow from `started`, `minutes`, `pauses` and the
///    calendar; nothing is added up from event to event.
/// 2. A paused clock has a `due` only if it passed before the pause: a miss stays visible.
/// 3. An ended clock never changes again, except that a reopening by a clerk or a restored case may revive it.
public struct ClockRecord: Equatable, Sendable {
    /// A time in which the clock stood still; an open end is a pause that lasts.
    public struct Pause: Equatable, Sendable {
        public var from: Instant
        public var to: Instant?

        public init(from: Instant, to: Instant? = nil) {
            self.from = from
            self.to = to
        }
    }

    public let kind: ClockKind
    /// The office whose share this is; for `unit` clocks only.
    public var unit: String?
    /// Name of the policy that set `minutes`.
    public var policy: String
    /// Name of the office calendar it runs in.
    public var calendar: String
    /// Opening minutes allowed.
    public var minutes: Int
    /// Whether an interim notice stops it; for `first_response` only.
    public var stopsOnInterim: Bool
    public var started: Instant
    public var due: Instant?
    /// When three quarters of the opening time have passed.
    public var warnAt: Instant?
    public var state: ClockState
    /// When what it measures was done, in time or late.
    public var metAt: Instant?
    /// When it ended, for whatever reason; every figure is frozen from then on.
    public var stoppedAt: Instant?
    public var end: ClockEnd?
    public var pauses: [Pause]
    /// Opening seconds left while paused.
    public var remaining: Int64?
    public var escalated: Bool

    public init(
        kind: ClockKind, unit: String? = nil, policy: String, calendar: String, minutes: Int,
        stopsOnInterim: Bool = false, started: Instant
    ) {
        self.kind = kind
        self.unit = unit
        self.policy = policy
        self.calendar = calendar
        self.minutes = minutes
        self.stopsOnInterim = stopsOnInterim
        self.started = started
        state = .running
        pauses = []
        escalated = false
    }

    /// When the pause began that still lasts.
    public var pausedAt: Instant? { pauses.last.flatMap { $0.to == nil ? $0.from : nil } }

    /// Due at `instant` is in time; a later one is not.
    public func isOverdue(at now: Instant) -> Bool { state.isOpen && due.map { now > $0 } ?? false }

    /// Three quarters of the time or more have passed.
    public func isDueSoon(at now: Instant) -> Bool { state.isOpen && warnAt.map { now >= $0 } ?? false }
}

extension Sequence<ClockRecord> {
    /// The earliest due instant of the clocks still to be met, one that passed before a pause included.
    public var deadline: Instant? { lazy.filter(\.state.isOpen).compactMap(\.due).min() }

    public func isOverdue(at now: Instant) -> Bool { contains { $0.isOverdue(at: now) } }
    public func isDueSoon(at now: Instant) -> Bool { contains { $0.isDueSoon(at: now) } }
}
