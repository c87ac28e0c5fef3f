internal import Desk
internal import Foundation
internal import Terminal

/// Carries out the effects that concern the desk: questions on one thread, decisions on another.
///
/// Invariants:
/// 1. Nothing here runs on the thread that draws, except `now(_:)` before the first frame.
/// 2. Decisions run in the order they were taken, and those taken are finished before the program ends.
final class DeskWorker: Sendable {
    private let desk: any DeskPort
    private let box: EventBox
    private let clock: @Sendable () -> Instant
    private let reading = WorkQueue(name: "lotse.read")
    private let writing = WorkQueue(name: "lotse.write")

    init(desk: any DeskPort, box: EventBox, clock: @escaping @Sendable () -> Instant) {
        self.desk = desk
        self.box = box
        self.clock = clock
    }

    func stop() {
        writing.stop(patience: 5)
        reading.stop(patience: 0.2)
    }

    /// A person has mended what stopped an account.
    func resume(account: String) { writing.add { [desk] in desk.resume(account: account) } }

    /// Asks whether somebody has written since `version`; the answer comes as an event only if so, or, the first time,
    /// if the desk cannot be asked any more.
    func watch(since version: VersionMemory) {
        reading.add(slot: "version") { [desk, box] in
            do {
                if version.isNew(try desk.dataVersion()) { box.put(.deskChanged) }
            } catch {
                if version.isFirstFault() { box.put(.failed(Self.watching, Self.failure(error))) }
            }
        }
    }

    /// The id of the look at the version, which no question has: those count from 1.
    private static let watching: RequestID = 0

    /// A question for the asker; nil when the effect is none.
    static func question(_ effect: Effect) -> (id: RequestID, ask: Question)? {
        switch effect {
        case .loadPage(let request, let id), .loadOldest(let request, let id):
            (id, { .page(try $0.page(request, asker: $1.asker)) })
        case .loadCount(let query, let openOnly, let cap, let id):
            (id, { .count(try $0.count(query, openOnly: openOnly, asker: $1.asker, cap: cap)) })
        case .loadKeys(let request, let id):
            (id, { .keys(try $0.page(request, asker: $1.asker).map(\.record.key)) })
        case .loadDetail(let key, let id), .loadTarget(let key, let id):
            (id, { .detail(try $0.detail(key, clerk: $1.asker.clerk)) })
        case .loadKey(let number, let id): (id, { desk, _ in .key(try desk.key(of: number)) })
        case .loadBoard(let limit, let id):
            (
                id,
                { desk, who in
                    .board(
                        lines: try desk.board(.all([]), limit: limit, asker: who.asker),
                        rows: try desk.boardRows(asker: who.asker),
                        fulfilment: try desk.fulfilment(days: 30, asker: who.asker),
                        today: try desk.fulfilment(days: 1, asker: who.asker)[""])
                }
            )
        case .loadTallies(let id): (id, { desk, _ in .tallies(try desk.tallies()) })
        case .loadOutbox(let limit, let id): (id, { desk, _ in .outbox(try desk.outbox(limit: limit)) })
        case .loadRoster(let id): (id, { desk, _ in .roster(try desk.roster()) })
        case .loadQuarantine(let id): (id, { desk, _ in .quarantine(try desk.quarantineCounts()) })
        case .loadReview(let request, let id): (id, { .review(try $0.review(request, asker: $1.asker)) })
        case .loadReviewCounts(let id):
            (id, { .reviewCounts(try $0.reviewCounts(asker: $1.asker, cap: ModerationState.countCap)) })
        case .loadSubjects(let keys, let id):
            (id, { .subjects(try ModerationSubject.read(keys, $0, clerk: $1.asker.clerk)) })
        case .loadFloods(let id): (id, { .floods(try $0.floods(now: $1.asker.now)) })
        case .letter(let template, let key, let values, let id):
            (id, { .letter(try $0.letter(template, for: key, values: values, as: $1.actor, now: $1.asker.now)) })
        case .measure(let text, let channel, let id): (id, { desk, _ in .length(desk.length(of: text, on: channel)) })
        default: nil
        }
    }

    typealias Question = @Sendable (any DeskPort, Who) throws -> Loaded

    /// Who asks or decides.
    struct Who: Sendable {
        let asker: Asker
        let actor: Actor
    }

    /// Puts a question to the reading thread; false when the effect is none.
    func read(_ effect: Effect, as who: Who) -> Bool {
        guard let question = Self.question(effect) else { return false }
        reading.add(slot: effect.slot) { [desk, box] in
            box.put(Self.answer(question, desk, who))
        }
        return true
    }

    /// The answer to a question, asked here and now: only for the first frame.
    func now(_ effect: Effect, as who: Who) -> AppEvent? {
        Self.question(effect).map { Self.answer($0, desk, who) }
    }

    static func answer(
        _ question: (id: RequestID, ask: Question), _ desk: any DeskPort, _ who: Who
    ) -> AppEvent {
        do { return .loaded(question.id, try question.ask(desk, who)) } catch {
            return .failed(question.id, failure(error))
        }
    }

    /// Puts a decision to the writing thread; false when the effect is none.
    func write(_ effect: Effect, as who: Who) -> Bool {
        guard let decision = Self.decision(effect, at: clock()) else { return false }
        writing.add(isKept: true) { [desk, box] in
            do {
                let outcome = try decision.take(desk, who)
                if let deed = decision.deed { box.put(.submitted(deed, outcome)) }
            } catch {
                let failure = Self.failure(error)
                box.put(decision.deed.map { .submitted($0, .failed(failure)) } ?? .failed(nil, failure))
            }
        }
        return true
    }

    struct Decision: Sendable {
        /// Nil: quiet.
        let deed: Deed?
        let take: @Sendable (any DeskPort, Who) throws -> Outcome
    }

    /// A decision; nil when the effect is none.
    static func decision(_ effect: Effect, at now: Instant) -> Decision? {
        switch effect {
        case .submit(let command, let keys):
            Decision(deed: .command(type(of: command).name, keys: keys)) { desk, who in
                .done(try desk.submit(command, to: keys, as: who.actor, now: now))
            }
        case .reply(let order):
            Decision(deed: .reply(caseKey: order.caseKey)) { .done(try $0.reply(order, as: $1.actor, now: now)) }
        case .publish(let order):
            Decision(deed: .publication) { .done(try $0.publish(order, as: $1.actor, now: now)) }
        case .cancelReply(let key):
            Decision(deed: .cancelReply(key)) { desk, who in
                try desk.cancel(reply: key, as: who.actor, now: now)
                return .quiet
            }
        case .retryReply(let key):
            Decision(deed: .retryReply(key)) { desk, who in
                try desk.retry(reply: key, as: who.actor, now: now)
                return .quiet
            }
        case .enterAccount(let account):
            Decision(deed: .account(account.qualifiedName)) { desk, who in
                try desk.enter(account, as: who.actor, now: now)
                return .quiet
            }
        case .moderate(let deed):
            Decision(deed: .moderation(deed)) { try deed.take($0, as: $1.actor, now: now) }
        case .undo: Decision(deed: .undo) { .undone(try $0.undo(as: $1.actor, now: now)) }
        case .redo: Decision(deed: .redo) { .undone(try $0.redo(as: $1.actor, now: now)) }
        case .keepDraft(let text, let key, let seen):
            Decision(deed: nil) { desk, who in
                try desk.keepDraft(text, for: key, of: who.asker.clerk, seen: seen, now: now)
                return .quiet
            }
        case .markSeen(let key):
            Decision(deed: nil) { desk, who in
                try desk.markSeen(key, as: who.actor, now: now)
                return .quiet
            }
        default: nil
        }
    }

    static func failure(_ error: any Error) -> DeskFailure {
        if let refusal = error as? Refusal { return .refused(refusal) }
        if let worded = error as? any WordedError {
            return .said(de: bounded(worded.words.de), en: bounded(worded.words.en))
        }
        return .broken(bounded("\(error)"))
    }

    private static func bounded(_ text: String) -> String { PrintableText.cleaned(UntrustedText(text), limit: 200) }
}

/// The version of the desk that was seen last.
final class VersionMemory: @unchecked Sendable {
    private let lock = NSLock()
    private var last: Int64?
    private var isFaulty = false

    /// Whether the version differs from the last one; the first is never new.
    func isNew(_ version: Int64) -> Bool {
        lock.lock()
        defer { lock.unlock() }
        defer { last = version }
        isFaulty = false
        return last.map { $0 != version } ?? false
    }

    /// Whether the last look still went well.
    func isFirstFault() -> Bool {
        lock.lock()
        defer { lock.unlock() }
        defer { isFaulty = true }
        return !isFaulty
    }
}
