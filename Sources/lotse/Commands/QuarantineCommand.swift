internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON
internal import Sync

/// `lotse quarantine`: what channels sent and no mapping understood.
struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: "Entries of channels that could not be read.",
        subcommands: [All.self, Retry.self, Drop.self], defaultSubcommand: All.self)

    struct All: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One a line.")
        @OptionGroup var options: GlobalOptions
        @Option(help: "This account alone.") var account: String?

        func execute() async throws {
            let desk = try options.open()
            for row in try desk.store.quarantine(account: account) {
                if options.json {
                    Output.json([
                        "key": .int(row.key), "account": .string(row.account), "id": JSON(row.remoteID),
                        "reason": .string(row.reason), "received": .string(row.received.iso), "tries": JSON(row.tries),
                        "raw": .string(String(decoding: row.raw, as: UTF8.self)),
                    ])
                } else {
                    let id = row.remoteID ?? "?"
                    Output.line(Safe.line("\(row.key)  \(row.account)  \(id)  \(row.reason)"))
                }
            }
        }
    }

    struct Retry: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "Reads them again, as this version of the program understands them.")
        @OptionGroup var options: GlobalOptions
        @Option(help: "This account alone.") var account: String?

        func execute() async throws {
            let desk = try options.open()
            var (read, new, kept) = (0, 0, 0)
            for row in try desk.store.quarantine(account: account, limit: 1_000_000).reversed() {
                guard let register = try? desk.roster.account(named: row.account),
                    let mapper = ChannelCatalogue.mapper(register)
                else { continue }
                do throws(MappingFault) {
                    let items = try mapper.items(from: row.raw)
                    let report = try release(row, items, desk)
                    read += 1
                    new += report.new
                } catch {
                    try desk.store.keep(quarantined: row.key, reason: error.description)
                    kept += 1
                }
            }
            if options.json {
                Output.json(["read": JSON(read), "new": JSON(new), "kept": JSON(kept)])
            } else {
                Output.line("read \(read)  new \(new)  kept \(kept)")
            }
        }

        private func release(_ row: QuarantineRow, _ items: [InboundItem], _ desk: OpenDesk) throws(MappingFault)
            -> IntakeReport
        {
            do { return try desk.store.release(quarantined: row.key, as: items, now: desk.now) } catch {
                throw MappingFault("store", "\(error)")
            }
        }
    }

    struct Drop: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "drop", abstract: "Throws one away for good.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its key, as the list prints it.") var key: Int64

        func execute() async throws {
            let desk = try options.open()
            guard try desk.store.drop(quarantined: key) else {
                throw Failure(.noInput, "no entry \(key) in quarantine")
            }
        }
    }
}
