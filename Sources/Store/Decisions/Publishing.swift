public import Desk
internal import GRDB

extension DeskStore {
    /// Puts publications into the outbox, each under a case of its own, in one durable transaction and as one undo step.
    /// When one is refused, none is stored.
    public func publish(_ publications: [Publish], as actor: Actor, now: Instant) throws -> Submission {
        try write { _, journalist in
            let context = DecisionContext(actor: actor, now: now, roster: try journalist.roster())
            var submission = Submission(command: "\(Publish.name):\(journalist.lastSequence + 1)")
            let origin = Journalist.Origin(actor: actor.name, command: submission.command, now: now)
            let year = context.roster.zone.date(at: now).year
            for publication in publications {
                let draft = try publication.decide(try journalist.nextNumber(year: year), context)
                let key = try journalist.append(draft, origin).sequence
                submission.changed.append(key)
                submission.replies.append(key)
            }
            return submission
        }
    }

    /// Takes back what has not left of one command's publications, in one transaction. Refused when all have left.
    /// Returns their cases.
    func callBack(publications keys: [Int64], as actor: Actor, now: Instant) throws -> [Int64] {
        try write { _, journalist in
            var changed: [Int64] = []
            var refused: Refusal?
            for key in keys {
                do {
                    changed.append(try DeskStore.take(.cancel, key, journalist, as: actor, now: now).key)
                } catch let refusal as Refusal { refused = refusal }
            }
            if changed.isEmpty, let refused { throw refused }
            return changed
        }
    }
}
