public import Desk

/// Works on one account: reads its channel, sends its outbox, waits.
///
/// 1. A page and its cursor go to the intake in one call; the cursor in use is always the stored one.
/// 2. What waits in the outbox is sent between two pages, so a long backlog delays no answer.
/// 3. A fault of the channel or of the store pauses this account alone, each time longer; an invalid token stops it
///    until `resume`.
/// 4. After `circuitLimit` failures in a row the circuit is open: each further try begins with one small question, and
///    only a good answer to it lets the account work again.
/// 5. An account that may not be answered is read and never sent for.
public actor AccountRunner {
    public nonisolated let account: String
    private let connector: any ChannelConnector
    private let intake: any Intake
    private let outbox: any OutboxPort
    private let worker: OutboxWorker
    private let isAnswered: Bool
    private let clock: any SyncClock
    private let pace: AccountPace
    private let jitter: @Sendable () -> Double
    private let report: @Sendable (SyncStatus) -> Void
    private let bell = Bell()

    public private(set) var status: SyncStatus
    private var failures = 0
    private var isWorking = false
    private var lastRecheck: Instant?

    /// `jitter` gives numbers in 0..<1; `report` is called after every change of the status.
    public init(
        account: String, connector: any ChannelConnector, intake: any Intake, outbox: any OutboxPort,
        isAnswered: Bool = true, clock: any SyncClock = SystemSyncClock(), pace: AccountPace = AccountPace(),
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        report: @escaping @Sendable (SyncStatus) -> Void = { _ in }
    ) {
        self.account = account
        self.connector = connector
        self.intake = intake
        self.outbox = outbox
        self.isAnswered = isAnswered
        self.clock = clock
        self.pace = pace
        self.jitter = jitter
        self.report = report
        worker = OutboxWorker(
            account: account, outbox: outbox, connector: connector, clock: clock, backOff: pace.backOff, jitter: jitter)
        status = SyncStatus(account: account, channel: connector.channel)
    }

    /// Something new lies in the outbox: it is sent at once, unless the account is paused.
    public nonisolated func wake() { bell.ring() }

    /// A person has mended what stopped the account.
    public func resume() {
        failures = 0
        change { $0.state = .ok }
        bell.ring()
    }

    /// One whole run, whatever the interval says. The status tells how it went.
    @discardableResult
    public func runOnce() async -> SyncStatus {
        await attempt { try await self.readAndSend() }
        return status
    }

    /// Runs until the task is cancelled.
    public func run() async {
        var nextRead = clock.now()
        while !Task.isCancelled {
            if isAwake {
                let now = clock.now()
                if now >= nextRead {
                    await attempt { try await self.readAndSend() }
                    nextRead = clock.now() + pace.nextPause(jitter: jitter(), budget: await connector.budget())
                } else {
                    await attempt { try await self.sendAll() }
                }
            }
            await wait(until: nextRead)
        }
    }

    private var isAwake: Bool {
        switch status.state {
        case .stopped: false
        case .paused(let until, _): clock.now() >= until
        case .ok, .busy: true
        }
    }

    private func wait(until nextRead: Instant) async {
        var wakeAt: Instant? = nextRead
        switch status.state {
        case .stopped: wakeAt = nil
        case .paused(let until, _): wakeAt = until
        case .ok, .busy:
            let due = isAnswered ? (try? await outbox.nextDue(account: account)) ?? nil : nil
            // A due item that could not be worked on must not make a busy loop.
            if let due, due < nextRead { wakeAt = max(due, clock.now() + 1) }
        }
        change { $0.next = wakeAt }
        await bell.wait(until: wakeAt, clock: clock)
    }

    private func readAndSend() async throws {
        if failures >= AccountPace.circuitLimit { _ = try await connector.check() }
        try await sendAll()
        for _ in 0..<pace.pages {
            try Task.checkCancellation()
            let page = try await connector.pull(after: intake.cursor(of: account))
            try await take(page)
            if page.isLast {
                change { $0.held = page.held }
                break
            }
            try await sendAll()
        }
        try await lookAgain()
        try await sendAll()
    }

    private func take(_ page: PullPage) async throws {
        let batch = InboundBatch(
            account: account, items: page.items, vanished: page.vanished, rejected: page.rejected, cursor: page.cursor)
        let taken = try await intake.take(batch)
        change {
            $0.pulled += taken.new
            $0.quarantined += taken.quarantined
        }
    }

    private func lookAgain() async throws {
        let now = clock.now()
        if let lastRecheck, now - lastRecheck < pace.recheck { return }
        let ids = try await intake.watched(by: account, limit: pace.watched)
        if !ids.isEmpty {
            let page = try await connector.recheck(ids)
            try await take(page)
            change { $0.doubtful = page.doubtful.count }
        }
        lastRecheck = now
    }

    private func sendAll() async throws {
        guard isAnswered else { return }
        try await worker.recover()
        while true {
            try Task.checkCancellation()
            switch try await worker.step() {
            case .idle: return
            case .sent: change { $0.delivered += 1 }
            case .failed: change { $0.failed += 1 }
            case .postponed: break
            case .unauthorised(let reason): throw ChannelFault.authorisation(reason)
            }
        }
    }

    private func attempt(_ work: () async throws -> Void) async {
        // Two at once would take each other's item under way for one that a dead process left.
        guard !isWorking else { return }
        isWorking = true
        defer { isWorking = false }
        change { $0.state = .busy }
        do {
            try await work()
            failures = 0
            change {
                $0.state = .ok
                $0.failures = 0
                $0.lastSuccess = clock.now()
            }
        } catch is CancellationError {
            change { $0.state = .ok }
        } catch {
            stumble(over: error)
        }
    }

    private func stumble(over error: any Error) {
        failures += 1
        let pause = pace.backOff.seconds(failures: failures, jitter: jitter())
        let now = clock.now()
        let state: SyncStatus.State =
            switch error as? ChannelFault {
            case .authorisation(let why): .stopped(reason: why.isEmpty ? "the token is not accepted" : why)
            case .busy(let after, let why): .paused(until: now + Waiting.bounded(after), reason: why)
            case .some(let fault): .paused(until: now + pause, reason: fault.reason)
            case nil: .paused(until: now + pause, reason: ForeignReason.cleaned("store: \(error)"))
            }
        change {
            $0.state = state
            $0.failures = failures
        }
    }

    private func change(_ edit: (inout SyncStatus) -> Void) {
        var changed = status
        edit(&changed)
        guard changed != status else { return }
        status = changed
        report(changed)
    }
}
