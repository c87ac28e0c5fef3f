internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON
internal import Sync

struct SyncCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "sync", abstract: "Pulls and delivers.")
    @OptionGroup var options: GlobalOptions
    @Flag(help: "One run, then end.") var once = false
    @Option(help: "This account alone.") var account: String?
    @Option(help: "Seconds between two runs; else what account and channel say.") var interval: Int64?

    func execute() async throws {
        guard interval.map({ (1...86_400).contains($0) }) ?? true else {
            throw Failure(.usage, "--interval: 1 to 86400 seconds")
        }
        let desk = try options.open()
        guard desk.store.isWritable else { throw Refusal.readOnlyDesk }
        let asJSON = options.json
        let wiring = try await SyncWiring(
            desk: desk.store, only: account, interval: interval, clock: try options.syncClock()
        ) { status in
            if !asJSON, let error = status.error { Output.note(Safe.line("\(status.account): \(error)")) }
        }
        // An account's lease must outlive its runner: without this the last use of `wiring` could end it.
        defer { withExtendedLifetime(wiring.leases) {} }
        for (account, reason) in wiring.troubled {
            if asJSON {
                Output.json([
                    "account": .string(account.qualifiedName), "pulled": 0, "delivered": 0, "failed": 0, "next": .null,
                    "error": .string(reason),
                ])
            } else {
                Output.note(Safe.line("\(account.qualifiedName): \(reason)"))
            }
        }
        let keeping = Housekeeping(store: desk.store, options: options, clock: try options.syncClock())
        guard once else {
            async let house: Void = keeping.run()
            await wiring.engine.run()
            await house
            return
        }
        let results = await wiring.engine.runOnce()
        try keeping.once()
        for status in results { print(status) }
        if !wiring.troubled.isEmpty || results.contains(where: { $0.error != nil }) {
            throw ExitCode(Status.unavailable.rawValue)
        }
    }

    private func print(_ status: SyncStatus) {
        if options.json {
            Output.json([
                "account": .string(status.account), "pulled": JSON(status.pulled), "delivered": JSON(status.delivered),
                "failed": JSON(status.failed), "next": JSON(status.next?.iso),
                "error": JSON(status.error.map(Safe.line)),
            ])
        } else {
            Output.line(
                "\(status.account)  pulled \(status.pulled)  delivered \(status.delivered)  failed \(status.failed)")
        }
    }
}
