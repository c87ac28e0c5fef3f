internal import Desk
internal import StrictJSON

/// What moderation events do to messages, decisions and queues.
extension Projector {
    /// The message that an `opened` or `joined` event brought; one that is held back waits in its queue.
    func addMessage(_ step: Step, to caseKey: Int64) throws {
        try messages.add(step.sequence, to: caseKey, step.payload, received: step.time)
        guard step.payload["held"]?.bool == true else { return }
        try messages.set(MessageState.held.rawValue, step.sequence)
        let since = step.payload["at"]?.instant ?? step.time
        try reviews.put(
            ReviewTable.Entry(
                queue: .held, ref: step.sequence, message: step.sequence, caseKey: caseKey,
                rank: ReviewRank.rank(urgency: 3, score: 1, since: since), since: since))
    }

    /// The source shows a held message by itself: nothing is left to decide.
    func publish(_ message: Int64, through sequence: Int64) throws {
        try messages.set(MessageState.present.rawValue, message)
        try reviews.cover(message: message, by: sequence, publishing: true)
    }

    /// A reply, a measure or a publication enters the outbox. What waits for a second person waits in that queue too; a
    /// publication answers no message and stands there under its own key.
    func queue(_ step: Step, _ record: CaseRecord) throws {
        let payload = step.payload
        try outbox.add(step.sequence, to: record.key, payload, at: step.time, by: step.actor)
        guard payload["awaiting"]?.bool == true else { return }
        let target = step.kind == .publicationQueued ? step.sequence : payload["to"]?.int
        guard let target else { return }
        let urgency = record.priority == .urgent ? 5 : record.priority == .high ? 4 : 3
        try reviews.put(
            ReviewTable.Entry(
                queue: .second, ref: step.sequence, message: target, caseKey: record.key,
                rank: ReviewRank.rank(urgency: urgency, score: 1, since: step.time), since: step.time))
    }

    /// The channel has done what a decision asked for.
    func carriedOut(_ row: ReplyRecord) throws {
        let state: MessageState? =
            switch row.action {
            case .hide: .hidden
            case .unhide, .approve: .present
            case .delete: .deleted
            default: nil
            }
        if let state { try messages.set(state.rawValue, row.target) }
    }

    func followModeration(_ step: Step, _ record: CaseRecord) throws {
        switch step.kind {
        case .flagged: try flag(step, record)
        case .moderated: try decide(step, record)
        default: try change(step)
        }
    }

    private func flag(_ step: Step, _ record: CaseRecord) throws {
        guard let message = step.payload["message"]?.int else {
            throw ProjectionFault(sequence: step.sequence, reason: "names no message")
        }
        let severity = Int(step.payload["severity"]?.int ?? 2)
        try reviews.report(
            ReviewTable.Entry(
                queue: .reported, ref: message, message: message, caseKey: record.key,
                rank: ReviewRank.rank(urgency: severity, score: 1, since: step.time), since: step.time,
                rule: step.payload["rule"]?.string))
    }

    private func decide(_ step: Step, _ record: CaseRecord) throws {
        guard
            let decision = DecisionRecord(
                step.payload, key: step.sequence, caseKey: record.key, actor: step.actor, at: step.time)
        else { throw ProjectionFault(sequence: step.sequence, reason: "is no decision") }
        try decisions.add(decision, noticeWay: step.payload["notice"]?.string)
        try reviews.cover(message: decision.message, by: decision.key, publishing: decision.measure.messageState != nil)
        try awaitSecond(decision)
        if decision.state == .inForce { try settle(decision) }
    }

    /// What a decision in force means for the message where no channel has to be asked.
    private func settle(_ decision: DecisionRecord) throws {
        guard decision.carrying == .byHand, let state = decision.measure.messageState else { return }
        try messages.set(state.rawValue, decision.message)
    }

    private func change(_ step: Step) throws {
        guard let id = step.payload["decision"]?.string, let old = try decisions.find(id),
            let new = old.applying(step.kind, details: step.payload, actor: step.actor, at: step.time)
        else { throw ProjectionFault(sequence: step.sequence, reason: "names no decision") }
        try decisions.change(
            new, through: step.sequence, step.kind, noticeWay: step.payload["notice"]?.string)
        try requeue(old, new, step)
    }

    private func awaitSecond(_ decision: DecisionRecord) throws {
        guard decision.awaitsSecond else { return }
        let urgency = decision.state == .proposed ? 4 : 2
        try reviews.put(
            ReviewTable.Entry(
                queue: .second, ref: decision.key, message: decision.message, caseKey: decision.caseKey,
                rank: ReviewRank.rank(urgency: urgency, score: 1, since: decision.at), since: decision.at,
                rule: decision.rule))
    }

    private func requeue(_ old: DecisionRecord, _ new: DecisionRecord, _ step: Step) throws {
        if !new.awaitsSecond { try reviews.remove(.second, new.key) }
        switch step.kind {
        case .seconded: if old.state == .proposed { try settle(new) }
        case .declined, .withdrawn:
            try reviews.uncover(by: new.key)
            guard old.state == .inForce else { return }
            try unsettle(old)
            guard step.kind == .withdrawn else { return }
            for restored in try decisions.restoreLifted(by: new.id) { try awaitSecond(restored) }
        case .appealed:
            try reviews.put(
                ReviewTable.Entry(
                    queue: .appeals, ref: new.key, message: new.message, caseKey: new.caseKey,
                    rank: ReviewRank.rank(urgency: 4, score: 1, since: step.time), since: step.time, rule: new.rule))
        case .appealDecided:
            try reviews.remove(.appeals, new.key)
            if new.appeal == .upheld, old.state == .inForce {
                if old.measure == .hide, old.was == .held { try reviews.uncover(by: new.key) }
                try unsettle(old)
            }
        default: return
        }
    }

    /// The message is again as it was before a measure: where somebody carried it out by hand, and where it waited to be
    /// published. What is deleted does not come back, and what a later decision made of the message stays.
    private func unsettle(_ decision: DecisionRecord) throws {
        guard decision.measure.messageState != nil, decision.measure != .delete, let was = decision.was,
            decision.carrying == .byHand || was == .held, try !decisions.hasLater(than: decision)
        else { return }
        try messages.set(was.rawValue, decision.message)
    }
}
