public import Desk
internal import Terminal

/// The terminal console of a desk.
public enum Console {
    /// Runs the console on the process's terminal until it ends.
    ///
    /// The roster and the first page are read before the terminal is taken, so that the first picture is a whole one.
    /// Throws `TerminalError` when there is no usable terminal, `KeymapError` when the person's keys clash, and what
    /// the desk throws when it cannot be read.
    public static func run(desk: any DeskPort, options: ConsoleOptions, sync: SyncFeed? = nil) throws -> ExitStatus {
        let keymap = options.bindings.isEmpty ? Keymap.standard : try Keymap.with(options.bindings)
        let roster = try desk.roster()
        let waker = try Waker()
        let box = EventBox(waker: waker)
        let worker = DeskWorker(desk: desk, box: box, clock: options.clock)
        defer { worker.stop() }
        var app = AppState(
            size: .standard, language: options.language, isUnicode: options.isUnicode, now: options.clock(),
            clerk: roster.clerks[options.clerk] ?? stranger(options.clerk), roster: roster, keymap: keymap)
        app.isReadOnly = options.isReadOnly
        let later = begin(&app, worker)
        let session = try TerminalSession(theme: options.theme, options: options.terminal)
        defer { session.close() }
        let input = try TerminalInput(waker: waker)
        let gate = Gate(isUnicode: options.isUnicode, width: .libc)
        let runtime = ConsoleRuntime(
            app: app, options: options, session: session, input: input, box: box, worker: worker, sync: sync, gate: gate
        )
        runtime.take(.resized(session.size))
        runtime.carryOut(later)
        return runtime.run()
    }

    /// Answers the first page at once; everything else is left for after the first picture.
    static func begin(_ app: inout AppState, _ worker: DeskWorker) -> [Effect] {
        var later: [Effect] = []
        for effect in Update.begin(&app) {
            let who = DeskWorker.Who(asker: app.asker, actor: app.actor)
            if case .loadPage = effect, let answer = worker.now(effect, as: who) {
                later += Update.update(&app, answer)
            } else {
                later.append(effect)
            }
        }
        return later
    }

    private static func stranger(_ name: String) -> Clerk { Clerk(name: name, fullName: name, role: .reader) }
}
