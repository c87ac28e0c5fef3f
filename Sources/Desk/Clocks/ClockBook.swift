/// Decides what an occasion does to the clocks of a case. Pure: the same input gives the same clocks.
///
/// Invariants:
/// 1. `next_response` never runs beside an open `first_response`.
/// 2. At most one clock of a kind is open.
/// 3. Only `policyChanged` and `assigned` change the minutes of a clock; only pauses and they change its due instant.
/// 4. Spam, merged and imported old cases have no open clock.
public struct ClockBook: Sendable {
    public let context: ClockContext
    public let facts: CaseFacts

    /// `facts` are those of the case after the occasion.
    public init(context: ClockContext, facts: CaseFacts) {
        self.context = context
        self.facts = facts
    }

    /// The clocks after `occasion`. Throws when a calendar is missing or cannot hold a clock.
    public func apply(_ occasion: ClockOccasion, to clocks: [ClockRecord]) throws(ClockFault) -> [ClockRecord] {
        var clocks = clocks
        switch occasion {
        case .automaticReceipt, .note: break
        case .opened(let at): try open(&clocks, at)
        case .citizenMessage(let at): try citizenWrote(&clocks, at)
        case .answerSent(let at, let interim): answer(&clocks, at, interim: interim)
        case .assigned(let unit, let at): try assign(&clocks, unit, at)
        case .paused(let reason, let at): try reason == .waitingUnit ? resume(&clocks, at) : pause(&clocks, at)
        case .resumed(let at): try resume(&clocks, at)
        case .closed(let at): close(&clocks, at)
        case .reopenedByCitizen(let at): try startNextResponse(&clocks, at)
        case .reopenedByClerk(let at): try revive(&clocks, at, [.closed], pausing: true)
        case .merged(let at): cancel(&clocks, at, .merged)
        case .spam(let at): cancel(&clocks, at, .spam)
        case .restored(let at): try revive(&clocks, at, [.merged, .spam], pausing: false)
        case .policyChanged(let at): try retime(&clocks, at)
        case .escalate(let at): try escalate(&clocks, at)
        case .appealed(let at): try appeal(&clocks, at)
        case .appealDecided(let at): decideAppeal(&clocks, at)
        }
        return clocks
    }

    // MARK: Beginning

    private func open(_ clocks: inout [ClockRecord], _ at: Instant) throws(ClockFault) {
        guard facts.runsClocks else { return }
        for kind in [ClockKind.firstResponse, .interim, .resolution] { try start(kind, &clocks, at) }
        if facts.unit != nil { try start(.unit, &clocks, at) }
    }

    private func start(_ kind: ClockKind, _ clocks: inout [ClockRecord], _ at: Instant) throws(ClockFault) {
        guard facts.runsClocks, !clocks.contains(where: { $0.kind == kind && $0.state.isOpen }),
            let policy = ClockPolicy.deciding(kind, for: facts, among: context.policies)
        else { return }
        var record = ClockRecord(
            kind: kind, unit: kind == .unit ? facts.unit : nil, policy: policy.name, calendar: calendar(kind, policy),
            minutes: policy.minutes[kind] ?? 0,
            stopsOnInterim: kind == .firstResponse && policy.interimStopsFirstResponse, started: at)
        try record.settle(in: context, at: at)
        clocks.append(record)
    }

    private func calendar(_ kind: ClockKind, _ policy: ClockPolicy) -> String {
        let ofUnit = kind == .unit ? facts.unit.flatMap { context.unitCalendars[$0] } : nil
        return ofUnit ?? policy.calendar ?? context.deskCalendar
    }

    // MARK: Messages

    /// A citizen's message also wakes the case: it is the news that was waited for.
    private func citizenWrote(_ clocks: inout [ClockRecord], _ at: Instant) throws(ClockFault) {
        try resume(&clocks, at)
        guard !facts.isClosed else { return }
        try startNextResponse(&clocks, at)
    }

    /// The wait counts from the earliest message without an answer, also when messages come out of order.
    private func startNextResponse(_ clocks: inout [ClockRecord], _ at: Instant) throws(ClockFault) {
        guard !clocks.contains(where: { $0.kind == .firstResponse && $0.state.isOpen }) else { return }
        guard let index = clocks.firstIndex(where: { $0.kind == .nextResponse && $0.state.isOpen }) else {
            return try start(.nextResponse, &clocks, at)
        }
        guard at < clocks[index].started else { return }
        clocks[index].started = at
        try clocks[index].settle(in: context, at: at)
    }

    private func answer(_ clocks: inout [ClockRecord], _ at: Instant, interim: Bool) {
        for index in clocks.indices where clocks[index].state.isOpen {
            let clock = clocks[index]
            let ends =
                switch clock.kind {
                case .firstResponse: !interim || clock.stopsOnInterim
                case .interim: true
                // An answer sent before the message was written does not answer it.
                case .nextResponse: !interim && at >= clock.started
                case .resolution, .unit, .appeal: false
                }
            if ends { clocks[index].finish(at: at, interim ? .interim : .answer, done: true) }
        }
    }

    /// One clock for all appeals of a case, from the earliest.
    private func appeal(_ clocks: inout [ClockRecord], _ at: Instant) throws(ClockFault) {
        guard let index = clocks.firstIndex(where: { $0.kind == .appeal && $0.state.isOpen }) else {
            return try start(.appeal, &clocks, at)
        }
        guard at < clocks[index].started else { return }
        clocks[index].started = at
        try clocks[index].settle(in: context, at: at)
    }

    private func decideAppeal(_ clocks: inout [ClockRecord], _ at: Instant) {
        for index in clocks.indices where clocks[index].kind == .appeal && clocks[index].state.isOpen {
            clocks[index].finish(at: at, .decided, done: true)
        }
    }

    // MARK: Offices

    /// Handing on ends the office's own clock and starts the next one's. The clocks of the whole case keep their
    /// start and follow the policy of the new office.
    private func assign(_ clocks: inout [ClockRecord], _ unit: String?, _ at: Instant) throws(ClockFault) {
        let book = book(unit: unit)
        let running = clocks.firstIndex { $0.kind == .unit && $0.state.isOpen }
        if let running, clocks[running].unit != unit { clocks[running].finish(at: at, .handedOn, done: true) }
        try book.retime(&clocks, at)
        if unit != nil && !facts.isClosed { try book.start(.unit, &clocks, at) }
    }

    private func book(unit: String?) -> ClockBook {
        var facts = facts
        facts.unit = unit
        return ClockBook(context: context, facts: facts)
    }

    // MARK: Pauses

    private func pause(_ clocks: inout [ClockRecord], _ at: Instant) throws(ClockFault) {
        for index in clocks.indices where clocks[index].state == .running && clocks[index].kind.pauses {
            let earliest = clocks[index].pauses.last?.to ?? clocks[index].started
            clocks[index].pauses.append(.init(from: max(at, earliest)))
            try clocks[index].settle(in: context, at: at)
        }
    }

    private func resume(_ clocks: inout [ClockRecord], _ at: Instant) throws(ClockFault) {
        for index in clocks.indices where clocks[index].state == .paused {
            guard let last = clocks[index].pauses.indices.last else { continue }
            clocks[index].pauses[last].to = max(at, clocks[index].pauses[last].from)
            try clocks[index].settle(in: context, at: at)
        }
    }

    // MARK: Ends and beginnings again

    /// Closing is what `resolution` and `unit` wait for; a wait for an answer ends without one.
    private func close(_ clocks: inout [ClockRecord], _ at: Instant) {
        for index in clocks.indices where clocks[index].state.isOpen {
            let kind = clocks[index].kind
            clocks[index].finish(at: at, .closed, done: kind == .resolution || kind == .unit)
        }
    }

    private func cancel(_ clocks: inout [ClockRecord], _ at: Instant, _ reason: ClockEnd) {
        for index in clocks.indices where clocks[index].state.isOpen { clocks[index].cancel(at: at, reason) }
    }

    /// What was missed stays missed.
    private func revive(
        _ clocks: inout [ClockRecord], _ at: Instant, _ ends: Set<ClockEnd>, pausing: Bool
    ) throws(ClockFault) {
        guard facts.runsClocks else { return }
        let latest = clocks.filter { $0.end.map(ends.contains) ?? false }.compactMap(\.stoppedAt).max()
        for index in clocks.indices {
            let clock = clocks[index]
            guard let end = clock.end, ends.contains(end), clock.state != .missed, clock.stoppedAt == latest,
                !clocks.contains(where: { $0.kind == clock.kind && $0.state.isOpen })
            else { continue }
            clocks[index].revive(at: at, pausing: pausing)
            try clocks[index].settle(in: context, at: at)
        }
    }

    // MARK: Policies and escalation

    /// Open clocks keep their start and take the time and calendar of the policy that fits now; a clock that no
    /// policy gives a time is cancelled, and goes on when one does again.
    private func retime(_ clocks: inout [ClockRecord], _ at: Instant) throws(ClockFault) {
        if !facts.runsClocks { return cancel(&clocks, at, .history) }
        guard !facts.isClosed else { return }
        for index in clocks.indices {
            let clock = clocks[index]
            guard clock.state.isOpen || clock.end == .policy else { continue }
            if clock.kind == .unit && clock.unit != facts.unit { continue }
            guard let policy = ClockPolicy.deciding(clock.kind, for: facts, among: context.policies) else {
                if clock.state.isOpen { clocks[index].cancel(at: at, .policy) }
                continue
            }
            if clock.end == .policy {
                guard !clocks[(index + 1)...].contains(where: { $0.kind == clock.kind }) else { continue }
                clocks[index].revive(at: at, pausing: false)
            }
            clocks[index].policy = policy.name
            clocks[index].calendar = calendar(clock.kind, policy)
            clocks[index].minutes = policy.minutes[clock.kind] ?? 0
            clocks[index].stopsOnInterim = clock.kind == .firstResponse && policy.interimStopsFirstResponse
            try clocks[index].settle(in: context, at: at)
        }
    }

    /// Marks what is overdue, once, and only while its office is open.
    private func escalate(_ clocks: inout [ClockRecord], _ now: Instant) throws(ClockFault) {
        for index in clocks.indices where !clocks[index].escalated && clocks[index].isOverdue(at: now) {
            guard clocks[index].state == .running else { continue }
            if try context.calendar(named: clocks[index].calendar).isOpen(at: now) { clocks[index].escalated = true }
        }
    }
}
