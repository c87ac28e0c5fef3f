public import Desk

/// Sends what one account's outbox holds, one item after another.
///
/// 1. No byte of an item leaves before `begin` returned true.
/// 2. Every try of an item carries the item's own key, never another.
/// 3. An item whose outcome is unknown is looked for before it is sent again, and not before `settling` seconds have
///    passed since the try: a slow server stores post and key after its proxy has given up (mastodon/mastodon#21840).
///    Not finding it counts from the connector's `LookRule` on.
///    Where a look cannot decide, the item stays uncertain and is looked for again, ever less often; it is not sent.
/// 4. `sent` is written with the channel's own id, or not at all.
/// 5. An error of the store ends the step. The item then stands as `sending`, which `recover` turns into `uncertain`;
///    it is never taken for unsent.
/// 6. After `sent` was written the item does not come back, so no later step can send it again.
public struct OutboxWorker: Sendable {
    /// Seconds between a try and the first look for what became of it.
    public static let settling: Int64 = 10

    /// What one step did.
    public enum Step: Equatable, Sendable {
        /// Nothing is due.
        case idle
        case sent(item: String, remoteID: String)
        /// A person must decide about it.
        case failed(item: String, reason: String)
        /// It will be tried or looked for again.
        case postponed(item: String, reason: String)
        /// The channel does not know us any more; nothing more can be sent.
        case unauthorised(reason: String)
    }

    private let account: String
    private let outbox: any OutboxPort
    private let connector: any ChannelConnector
    private let clock: any SyncClock
    private let backOff: BackOff
    private let jitter: @Sendable () -> Double

    /// `jitter` gives numbers in 0..<1.
    public init(
        account: String, outbox: any OutboxPort, connector: any ChannelConnector, clock: any SyncClock,
        backOff: BackOff = BackOff(), jitter: @escaping @Sendable () -> Double
    ) {
        self.account = account
        self.outbox = outbox
        self.connector = connector
        self.clock = clock
        self.backOff = backOff
        self.jitter = jitter
    }

    /// To be called before the first step, and again after a step that threw.
    public func recover() async throws { try await outbox.recover(account: account) }

    /// Works on one item. Throws the store's errors, and a `ChannelFault` when the channel could not even be asked;
    /// in both cases the caller pauses the account.
    public func step() async throws -> Step {
        guard let item = try await outbox.next(account: account, now: clock.now()) else { return .idle }
        switch item.state {
        case .queued: return try await send(item)
        case .uncertain: return try await look(for: item)
        }
    }

    private func send(_ item: OutboxItem) async throws -> Step {
        let marker = try await connector.marker()
        guard try await outbox.begin(item.id, marker: marker, now: clock.now()) else {
            return .postponed(item: item.id, reason: "cancelled meanwhile")
        }
        let answer = await connector.deliver(item)
        let outcome = outcome(of: answer, tries: item.attempts + 1)
        try await outbox.settle(item.id, outcome, now: clock.now())
        if case .authorisation(let reason) = answer { return .unauthorised(reason: reason) }
        return step(item.id, outcome)
    }

    private func look(for item: OutboxItem) async throws -> Step {
        let now = clock.now()
        let earliest = (item.lastTry ?? now) + Self.settling
        guard now >= earliest else {
            return try await settle(item.id, .uncertain(lookAt: earliest, reason: "waiting for the channel to settle"))
        }
        switch try await connector.look(for: item) {
        case .found(let post) where !post.id.isEmpty:
            return try await settle(item.id, .sent(remoteID: post.id, url: post.url))
        case .found, .absent:
            return try await settle(item.id, missing(item, now))
        case .undecided(let reason):
            let next = clock.now() + pauseAfterLooking(since: item.lastTry ?? now, now)
            return try await settle(item.id, .uncertain(lookAt: next, reason: ForeignReason.cleaned(reason)))
        }
    }

    /// What follows from not having found the item.
    private func missing(_ item: OutboxItem, _ now: Instant) -> DeliveryOutcome {
        let rule = connector.looking
        let proof = (item.lastTry ?? now) + rule.proofAfter
        if now < proof { return .uncertain(lookAt: proof, reason: "not found yet") }
        if let tries = rule.tries, item.action.makesPost, item.attempts >= tries {
            return .failed(
                reason: "unknown outcome \(item.attempts) times, looked for and not found: look at the channel")
        }
        return .retry(at: now, reason: "looked for and not found")
    }

    /// As long again as has passed since the try, at most a day: often in the first minutes, then ever less.
    private func pauseAfterLooking(since lastTry: Instant, _ now: Instant) -> Int64 {
        min(max(now - lastTry, Self.settling), 86_400)
    }

    private func settle(_ id: String, _ outcome: DeliveryOutcome) async throws -> Step {
        try await outbox.settle(id, outcome, now: clock.now())
        return step(id, outcome)
    }

    private func outcome(of answer: DeliveryAnswer, tries: Int) -> DeliveryOutcome {
        let pause = backOff.seconds(failures: tries, jitter: jitter())
        let now = clock.now()
        switch answer {
        case .accepted(let id, let url) where !id.isEmpty: return .sent(remoteID: id, url: url)
        case .accepted: return .uncertain(lookAt: now + Self.settling, reason: "accepted without an id")
        case .refused(let reason): return .failed(reason: ForeignReason.cleaned(reason))
        case .notNow(let after, let reason):
            return .retry(at: now + Waiting.bounded(after ?? pause), reason: ForeignReason.cleaned(reason))
        case .unknown(let reason):
            return .uncertain(lookAt: now + max(Self.settling, pause), reason: ForeignReason.cleaned(reason))
        case .authorisation(let reason): return .retry(at: now + pause, reason: ForeignReason.cleaned(reason))
        }
    }

    private func step(_ id: String, _ outcome: DeliveryOutcome) -> Step {
        switch outcome {
        case .sent(let remoteID, _): .sent(item: id, remoteID: remoteID)
        case .failed(let reason): .failed(item: id, reason: reason)
        case .retry(_, let reason), .uncertain(_, let reason): .postponed(item: id, reason: reason)
        }
    }
}
