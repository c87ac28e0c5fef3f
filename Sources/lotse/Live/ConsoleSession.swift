internal import Console
internal import Desk
internal import Foundation
internal import Store
internal import Sync
internal import Terminal

/// The console with its live parts: the desk, the sync module in the background, the keeper of time.
///
/// Runs on a thread of its own, so that the loop that waits for keys takes none of the few threads that Swift's tasks
/// share. Nothing here changes after `init`, which makes it safe to hand over.
struct ConsoleSession: @unchecked Sendable {
    let store: DeskStore
    let options: GlobalOptions
    let theme: String?
    let sync: Bool
    var interval: Int64?
    /// A name the demo acts under.
    var clerk: String?

    init(store: DeskStore, options: GlobalOptions, theme: String?, sync: Bool) throws {
        self.store = store
        self.options = options
        self.theme = theme
        self.sync = sync
    }

    /// Returns the exit code.
    func run() async throws -> Int32 {
        try await withCheckedThrowingContinuation { done in
            let thread = Thread { done.resume(with: Result { try runHere() }) }
            thread.stackSize = 8 * 1024 * 1024
            thread.start()
        }
    }

    private func runHere() throws -> Int32 {
        let isUnicode = TerminalLocale.adopt()
        let clock = try options.clock()
        let configuration = try Configuration(options)
        var console = ConsoleOptions(
            clerk: clerk ?? options.clerkName,
            language: options.lang == nil ? configuration.language ?? options.language : options.language,
            isUnicode: isUnicode, theme: try ThemeChoice.theme(theme ?? configuration.theme), clock: clock)
        let environment = ProcessInfo.processInfo.environment
        console.terminal.usesColour = environment["NO_COLOR"].map(\.isEmpty) ?? true
        console.terminal.usesMouse = configuration.usesMouse
        console.editor = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
        console.isReadOnly = !store.isWritable
        console.bindings = configuration.bindings.map {
            KeyBinding(context: $0.context, key: $0.key, command: $0.command, line: $0.line)
        }
        let background =
            sync
            ? BackgroundSync(store: store, options: options, interval: interval, clock: try options.syncClock()) : nil
        background?.start()
        defer { background?.stop() }
        let desk = LiveDesk(
            store: store, replyQueued: { background?.wake() }, accountMended: { background?.resume(account: $0) })
        do { return try Console.run(desk: desk, options: console, sync: background?.feed).code } catch let error
            as TerminalError
        {
            throw Failure(.unavailable, error.description)
        }
    }
}
