internal import Desk
internal import Import
internal import StrictJSON

extension FeedConnector {
    /// Seconds between two readings without a condition.
    static let daily: Int64 = 86_400
    /// Seconds after which a redirect for good is told.
    static let movedFor: Int64 = 3 * 86_400

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        var state = cursor.flatMap { FeedCursor($0) } ?? FeedCursor(address: address)
        if state.address != address {
            // Another address or user: the old validators say nothing here; identities stay.
            let (known, shared) = (state.known, state.shared)
            state = FeedCursor(address: address)
            (state.known, state.shared) = (known, shared)
        }
        if let walk = state.walk { return try await olderPage(state, walk) }
        return try await newestPage(state)
    }

    private func newestPage(_ before: FeedCursor) async throws(ChannelFault) -> PullPage {
        var state = before
        let now = now()
        let isWhole = state.whole.map { now - $0 >= FeedConnector.daily || $0 > now } ?? true
        if !isWhole, let until = state.until, now < until { return PullPage(isLast: true) }
        let outcome = try await answer(settings.target, isWhole ? FeedValidators() : condition(state, now))
        let told = moved(outcome, &state, now)
        state.until = FeedPage.until(outcome.reply, minutes: nil, now)
        guard outcome.reply.status != 304 else {
            guard !isWhole else { throw .garbled("304 to a question without a condition") }
            state.validators.tag = outcome.reply.header("ETag") ?? state.validators.tag
            state.validators.modified = outcome.reply.header("Last-Modified") ?? state.validators.modified
            return PullPage(rejected: told, cursor: state == before ? nil : state.text, isLast: true)
        }
        let document = try FeedPage.document(outcome)
        state.until = FeedPage.until(outcome.reply, minutes: document.minutes, now)
        if isWhole { state.whole = now }
        var page = take(document, outcome, &state, fresh: 0)
        page.rejected += told
        state.validators = document.fault == nil ? FeedValidators(outcome.reply) : FeedValidators()
        return finish(page, document, outcome, state, walk: nil, isFirst: before.known.isEmpty)
    }

    private func olderPage(_ before: FeedCursor, _ walk: FeedCursor.Walk) async throws(ChannelFault) -> PullPage {
        var state = before
        let outcome: FeedFetch.Outcome
        let document: FeedDocument
        do throws(ChannelFault) {
            outcome = try await answer(walk.next, FeedValidators())
            document = try FeedPage.document(outcome)
        } catch {
            switch error {
            case .refused, .garbled:
                // The page is not there: what lies behind it cannot be read.
                state.walk = nil
                state.validators = walk.validators
                let notice = walk.isFirst ? [] : [notice("gap possible: an older page cannot be read", now())]
                return PullPage(rejected: notice, cursor: state.text, isLast: true)
            default: throw error
            }
        }
        let page = take(document, outcome, &state, fresh: walk.fresh)
        return finish(page, document, outcome, state, walk: walk, isFirst: walk.isFirst)
    }

    /// The page with its cursor: on to an older one, or the end of the run.
    private func finish(
        _ page: Taken, _ document: FeedDocument, _ outcome: FeedFetch.Outcome, _ state: FeedCursor,
        walk: FeedCursor.Walk?, isFirst: Bool
    ) -> PullPage {
        var state = state
        var rejected = page.rejected
        let pages = (walk?.pages ?? 0) + 1
        let validators = walk?.validators ?? state.validators
        if goesOn(page, document, isFirst), pages < settings.pages, let next = target(document.next, outcome) {
            state.validators = FeedValidators()
            state.walk = FeedCursor.Walk(
                next: next, pages: pages, fresh: page.fresh, isFirst: isFirst, validators: validators)
        } else {
            state.walk = nil
            state.validators = validators
            if !isFirst, page.old == 0, !document.entries.isEmpty {
                rejected.append(notice("gap possible: nothing in the feed was known before", now()))
            }
        }
        return PullPage(
            items: page.items, vanished: page.vanished, rejected: rejected, cursor: state.text,
            isLast: state.walk == nil)
    }

    private func goesOn(_ page: Taken, _ document: FeedDocument, _ isFirst: Bool) -> Bool {
        guard !document.entries.isEmpty, document.fault == nil, page.old == 0 else { return false }
        guard isFirst else { return true }
        guard let start = settings.startDate, let oldest = page.items.map(\.created).min() else { return false }
        return oldest > start
    }

    /// Path and query of an older page, on the feed's own server alone.
    private func target(_ next: String?, _ outcome: FeedFetch.Outcome) -> String? {
        guard let next, !next.isEmpty else { return nil }
        guard let place = FeedFetch.absolute(next, on: fetch.http.origin), Origin(place) == fetch.http.origin else {
            return nil
        }
        return URLSplit(place)?.target
    }

    /// A date ahead of us would make every question be answered with 'not modified'.
    private func condition(_ state: FeedCursor, _ now: Instant) -> FeedValidators {
        var condition = state.validators
        if let date = condition.modified.flatMap({ Instant(httpDate: $0) }), date > now + 300 {
            condition.modified = nil
        }
        return condition
    }

    private func moved(_ outcome: FeedFetch.Outcome, _ state: inout FeedCursor, _ now: Instant) -> [QuarantinedItem] {
        guard outcome.isForGood else {
            state.moved = nil
            return []
        }
        if state.moved?.place != outcome.address { state.moved = .init(place: outcome.address, since: now) }
        guard let moved = state.moved, !moved.isTold, now - moved.since >= FeedConnector.movedFor else { return [] }
        state.moved?.isTold = true
        return [notice("the feed has moved for good to \(outcome.address)", now)]
    }

    /// Something a person must know, among what could not be understood; it stays there until it is dropped.
    private func notice(_ text: String, _ now: Instant) -> QuarantinedItem {
        let raw: JSON = ["notice": .string(text), "feed": .string(address), "seen": .string(now.iso)]
        return QuarantinedItem(id: nil, reason: ForeignReason.cleaned(text), raw: raw.bytes())
    }
}
