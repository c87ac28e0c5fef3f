internal import Desk
internal import Foundation
internal import Store
internal import Suspicion

/// Looks at every new message once and keeps the hint beside the desk. Nothing is decided and nothing hidden by it.
///
/// Runs in the order of the journal and writes with each part how far it came: killed at any point it goes on there.
/// Of two that run at once one keeps a part, and the other reads on from there.
final class Screener {
    private let store: DeskStore
    private let options: GlobalOptions
    private var judge: MessageJudge?
    private var basis: Basis?
    private var watch = FloodWatch(capacity: Screener.remembered)
    /// How far the journal was screened when `watch` was as it is; nil when that is not known.
    private var place: Int64?

    /// What the judge was made of. A wording of a rule holds from its day on.
    private struct Basis: Equatable {
        let registers: RegisterVersion
        let today: CivilDate
    }

    /// Texts that the watch over repeated texts looks back on.
    private static let remembered = 1024
    /// Messages a transaction.
    private static let part = 500

    init(_ store: DeskStore, _ options: GlobalOptions) {
        self.store = store
        self.options = options
    }

    /// Screens what is new, at most `limit` messages. Returns how many. Does nothing on a desk that cannot be written.
    @discardableResult
    func run(now: Instant, limit: Int = .max) throws -> Int {
        guard store.isWritable else { return 0 }
        let roster = try store.roster()
        let earliest = now + -Int64(roster.profile.historyDays) * 86_400
        var at = try store.screenedUpTo(newerThan: earliest)
        // Read before the judge is made: what is changed meanwhile is seen at the next run.
        let found = Basis(registers: try store.registerVersion(), today: roster.zone.date(at: now))
        if at != place { try begin(at) } else if found != basis { judge = try MessageJudge(store, options) }
        basis = found
        var count = 0
        while count < limit {
            let (messages, upTo) = try store.unscreened(after: at, newerThan: earliest, limit: Screener.part)
            guard upTo > at else { break }
            if try keep(messages, from: at, upTo: upTo) {
                at = upTo
                count += messages.count
            } else {
                at = try store.screenedUpTo(newerThan: earliest)
                try begin(at)
            }
        }
        return count
    }

    /// False when another process was faster, or all hints were forgotten meanwhile.
    private func keep(_ messages: [UnscreenedMessage], from start: Int64, upTo end: Int64) throws -> Bool {
        // Until it is kept, the watch has taken in more than the desk knows of.
        place = nil
        guard try store.keep(messages.map(look), from: start, upTo: end) else { return false }
        place = end
        return true
    }

    /// Rules, lists and model as they are now; they may have been changed since the last run.
    private func begin(_ place: Int64) throws {
        judge = try MessageJudge(store, options)
        let rows = try store.lastScreened(before: place, limit: Screener.remembered).map(Screener.row)
        watch = FloodWatch(capacity: Screener.remembered, rows: rows)
        self.place = place
    }

    private func look(_ message: UnscreenedMessage) -> ScreeningResult {
        let floods = message.content == message.key ? watch.take(Screener.row(message)) : []
        guard let judge else { return Screener.blank(message) }
        return judge.screen(message, floods: floods)
    }

    private static func row(_ message: UnscreenedMessage) -> FloodRow {
        FloodRow(
            text: message.text, authorKey: message.author.map { "\($0)" } ?? message.authorName,
            threadKey: "\(message.thread)", instant: message.created)
    }

    private static func blank(_ message: UnscreenedMessage) -> ScreeningResult {
        ScreeningResult(
            message: message.key, content: message.content, caseKey: message.caseKey, account: message.account,
            hint: SuspicionRow(score: 0), isSuspect: false, urgency: 1, since: message.created)
    }
}
