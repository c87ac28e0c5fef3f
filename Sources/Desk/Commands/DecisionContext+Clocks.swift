extension DecisionContext {
    /// Whether a message written then is imported history: such messages start and stop no clocks.
    public func isHistory(_ created: Instant) -> Bool {
        now - created > Int64(roster.profile.historyDays) * 86_400
    }

    /// Moves the clocks of a case on, and with them the wait of the citizen.
    func advance(_ record: inout CaseRecord, _ occasion: ClockOccasion) throws(Refusal) {
        let book = ClockBook(context: roster.clockContext, facts: facts(of: record, occasion))
        do { record.clocks = try book.apply(occasion, to: record.clocks) } catch {
            throw .calendar(error.description)
        }
        switch occasion {
        case .opened(let at), .citizenMessage(let at), .reopenedByCitizen(let at):
            record.waitingSince = min(record.waitingSince ?? at, at)
        case .answerSent(_, interim: false), .spam, .merged: record.waitingSince = nil
        default: break
        }
    }

    private func facts(of record: CaseRecord, _ occasion: ClockOccasion) -> CaseFacts {
        let isOld =
            switch occasion {
            case .citizenMessage(let at), .reopenedByCitizen(let at), .opened(let at): isHistory(at)
            default: record.clocks.isEmpty && isHistory(record.received)
            }
        return CaseFacts(
            channel: record.channel, unit: record.unit, priority: record.priority, tags: Set(record.tags), isOld: isOld,
            isSpam: record.status == .spam, isMerged: record.status == .merged, isClosed: record.status == .closed)
    }

    /// The first instant at or after `instant` at which the unit's office, or the desk's, is open.
    func nextOpening(atOrAfter instant: Instant, unit: String?) throws(Refusal) -> Instant {
        let name = unit.flatMap { roster.units[$0]?.calendar } ?? roster.profile.calendar
        guard let calendar = roster.calendars[name] else { return instant }
        if calendar.isOpen(at: instant) { return instant }
        return calendar.nextOpening(after: instant) ?? instant
    }

    /// Explains every clock of a case.
    public func why(_ record: CaseRecord) throws(Refusal) -> [ClockExplanation] {
        let book = ClockBook(context: roster.clockContext, facts: facts(of: record, .note(at: now)))
        do { return try book.why(record.clocks, at: now) } catch { throw .calendar(error.description) }
    }
}

extension Roster {
    /// The policies and calendars as the clocks need them.
    public var clockContext: ClockContext {
        ClockContext(
            policies: policies, calendars: calendars, deskCalendar: profile.calendar,
            unitCalendars: units.compactMapValues(\.calendar))
    }
}
