internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store

/// A subcommand: runs, and turns every error into one line and an exit code.
protocol DeskCommand: AsyncParsableCommand {
    var options: GlobalOptions { get }
    func execute() async throws
}

extension DeskCommand {
    mutating func run() async throws {
        do { try await execute() } catch let exit as ExitCode { throw exit } catch {
            let failure = Failure(error, options.language)
            Output.note("lotse: \(Safe.line(failure.line))")
            throw ExitCode(failure.status.rawValue)
        }
    }
}

extension GlobalOptions {
    /// The desk with who acts and when.
    func open() throws -> OpenDesk {
        let store = try DeskStore(deskPath)
        return OpenDesk(store: store, roster: try store.roster(), options: self, clock: try clock())
    }
}

/// An opened desk.
struct OpenDesk {
    let store: DeskStore
    let roster: Roster
    let options: GlobalOptions
    let clock: @Sendable () -> Instant

    var now: Instant { clock() }
    var asker: Asker { Asker(roster, clerk: options.clerkName, now: now) }
    var language: Language { options.language }

    /// The acting clerk; refused when the desk does not know them.
    func actor() throws -> Actor { .clerk(try roster.clerk(named: options.clerkName)) }

    /// The key of the case that a script names.
    func key(_ text: String) throws -> Int64 {
        guard let number = CaseNumber(text, prefix: roster.profile.prefix), let key = try store.key(of: number) else {
            throw Refusal.unknownCase(String(text.prefix(60)))
        }
        return key
    }

    func query(_ words: [String]) throws -> Query { try Query(parsing: words.joined(separator: " ")) }
}
