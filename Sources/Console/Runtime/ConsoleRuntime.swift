internal import Desk
internal import Foundation
internal import Terminal

/// The loop of the console: waits, updates, paints once, and has the effects carried out.
///
/// Invariants:
/// 1. One paint a turn, after all events of the turn.
/// 2. The loop never waits for the disk or the network; what is slow comes back as an event.
/// 3. However it ends, the terminal is given back and decisions taken are finished.
final class ConsoleRuntime {
    private var app: AppState
    private let options: ConsoleOptions
    private let session: TerminalSession
    private let input: TerminalInput
    private let box: EventBox
    private let worker: DeskWorker
    private let sync: SyncFeed?
    private let gate: Gate
    private let version = VersionMemory()
    private var mustPaint = true
    private var status: ExitStatus?
    private var lastWatch = ContinuousClock.now

    /// Time between two looks at the desk's version.
    private static let watchEvery = Duration.milliseconds(250)

    init(
        app: AppState, options: ConsoleOptions, session: TerminalSession, input: TerminalInput, box: EventBox,
        worker: DeskWorker, sync: SyncFeed?, gate: Gate
    ) {
        self.app = app
        self.options = options
        self.session = session
        self.input = input
        self.box = box
        self.worker = worker
        self.sync = sync
        self.gate = gate
    }

    /// Runs until the person or the system ends it.
    func run() -> ExitStatus {
        if options.setsTitle { session.send(TerminalSequences.keepTitle) }
        sync?.listen { [box] in box.wake() }
        defer {
            sync?.listen(nil)
            if options.setsTitle { session.send(TerminalSequences.restoreTitle) }
        }
        worker.watch(since: version)
        while status == nil {
            paint()
            turn()
        }
        return status ?? .quit
    }

    /// Hands events to the update and their effects on.
    func take(_ event: AppEvent) {
        mustPaint = true
        carryOut(Update.update(&app, event))
    }

    private func turn() {
        for event in input.wait(timeoutMilliseconds: patience) { handle(event) }
        for event in box.takeAll() { take(event) }
        if let news = sync?.take() { take(.syncChanged(news)) }
        let now = options.clock()
        if now.seconds != app.now.seconds { take(.tick(now)) } else if now != app.now { app.now = now }
        if ContinuousClock.now - lastWatch >= Self.watchEvery {
            lastWatch = ContinuousClock.now
            worker.watch(since: version)
        }
    }

    /// Until the next look at the desk, or the next second, whichever comes first.
    private var patience: Int {
        let watch = Int((Self.watchEvery - (ContinuousClock.now - lastWatch)) / .milliseconds(1))
        let second = 1000 - Int(options.clock().milliseconds % 1000)
        return max(1, min(watch + 1, second))
    }

    private func paint() {
        guard mustPaint else { return }
        mustPaint = false
        session.paint(View.view(app, gate: gate))
    }

    private func handle(_ event: TerminalEvent) {
        switch event {
        case .key(let key): take(.key(key))
        case .resize:
            session.resize()
            take(.resized(session.size))
        case .wake: break
        case .suspendRequested: suspend()
        case .resumed:
            session.resume()
            take(.resized(session.size))
        case .terminate(let number): status = .terminated(number)
        case .hangup: status = .hangup
        }
    }

    private func suspend() {
        session.suspend()
        take(.resized(session.size))
        take(.deskChanged)
    }

    // MARK: Effects

    private var who: DeskWorker.Who { DeskWorker.Who(asker: app.asker, actor: app.actor) }

    func carryOut(_ effects: [Effect]) {
        for effect in effects {
            if worker.read(effect, as: who) || worker.write(effect, as: who) { continue }
            touch(effect)
        }
    }

    /// What concerns the terminal.
    private func touch(_ effect: Effect) {
        switch effect {
        case .edit(let text, let id): edit(text, id)
        case .copy(let text):
            if let sequence = TerminalSequences.copy(UntrustedText(text)) { session.send(sequence) }
        case .setTitle(let title): if options.setsTitle { session.send(TerminalSequences.title(title)) }
        case .resumeAccount(let name): worker.resume(account: name)
        case .bell: if options.ringsBell { session.send(TerminalSequences.bell) }
        case .repaint:
            session.resize()
            take(.resized(session.size))
        case .suspend: suspend()
        case .quit: status = .quit
        default: break
        }
    }

    private func edit(_ text: String, _ id: RequestID) {
        var result: String?
        do { result = try EditorRun.run(text, editor: options.editor, on: session) } catch {
            take(.notice(app.words.editorFault(error)))
        }
        take(.resized(session.size))
        take(.edited(id, result))
    }
}
