internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON
internal import Sync

struct DoctorCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "What is wrong and how to mend it.")
    @OptionGroup var options: GlobalOptions
    @Flag(help: "Ask the channels' servers too.") var online = false

    private struct Check {
        let name: String
        let isFine: Bool
        let finding: String
    }

    func execute() async throws {
        var checks = [terminal(), locale(), clock(), configuration()]
        checks += try await desk()
        for check in checks {
            if options.json {
                Output.json([
                    "check": .string(check.name), "ok": .bool(check.isFine), "finding": .string(check.finding),
                ])
            } else {
                Output.line("\(check.isFine ? "ok" : "!!")  \(Safe.line(check.name)): \(Safe.line(check.finding))")
            }
        }
        if checks.contains(where: { !$0.isFine }) { throw ExitCode(Status.badConfiguration.rawValue) }
    }

    private var environment: [String: String] { ProcessInfo.processInfo.environment }

    private func terminal() -> Check {
        let term = environment["TERM"] ?? ""
        let isFine = !term.isEmpty && term != "dumb"
        return Check(
            name: "terminal", isFine: isFine,
            finding: isFine ? term : "TERM is “\(term)”; set it to what your terminal is, for example xterm-256color")
    }

    private func locale() -> Check {
        let name = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let isFine = name.lowercased().contains("utf-8") || name.lowercased().contains("utf8")
        return Check(
            name: "locale", isFine: isFine,
            finding: isFine ? name : "“\(name)” is not UTF-8, marks are drawn in ASCII; set LANG=C.UTF-8")
    }

    private func clock() -> Check {
        let now = Instant.systemNow()
        let isFine = now > Instant(seconds: 1_735_689_600)
        return Check(
            name: "clock", isFine: isFine,
            finding: isFine ? now.iso : "the machine's clock says \(now.iso); set it, deadlines depend on it")
    }

    private func configuration() -> Check {
        do {
            _ = try Configuration(options)
            return Check(name: "configuration", isFine: true, finding: options.configPath)
        } catch { return Check(name: "configuration", isFine: false, finding: Failure(error, options.language).line) }
    }

    private func desk() async throws -> [Check] {
        let store: DeskStore
        let roster: Roster
        do {
            store = try DeskStore(options.deskPath)
            roster = try store.roster()
        } catch { return [Check(name: "desk", isFine: false, finding: Failure(error, options.language).line)] }
        var checks = [
            Check(
                name: "desk", isFine: store.isWritable,
                finding: store.isWritable
                    ? options.deskPath : "\(options.deskPath): not writable; check the rights of file and folder")
        ]
        let health = try store.health()
        checks.append(
            Check(name: "sqlite", isFine: health.isWhole, finding: "SQLite \(health.version), \(health.finding)"))
        let isKnown = roster.clerks[options.clerkName] != nil
        checks.append(
            Check(
                name: "clerk", isFine: isKnown,
                finding: isKnown ? options.clerkName : Refusal.unknownClerk(options.clerkName).message(options.language)
            ))
        for account in roster.accounts.values.sorted(by: { $0.key < $1.key }) where account.standing == .live {
            checks.append(await check(account))
        }
        for (account, count) in try store.quarantineCounts().sorted(by: { $0.key < $1.key }) {
            checks.append(
                Check(
                    name: "quarantine \(account)", isFine: false,
                    finding: "\(count) entries could not be read; `lotse quarantine list`, after an update `retry`"))
        }
        return checks
    }

    private func check(_ account: ChannelAccount) async -> Check {
        let name = "account \(account.qualifiedName)"
        if account.owner == nil {
            return Check(
                name: name, isFine: false,
                finding: "has no owning unit; `lotse accounts set \(account.qualifiedName) owner=SIGN`")
        }
        guard account.isConnected else {
            return Check(name: name, isFine: true, finding: "gets its messages from files alone")
        }
        do {
            let connector = try await SyncWiring.connector(account)
            if online { _ = try await connector.check() }
            return Check(name: name, isFine: true, finding: account.address ?? "")
        } catch { return Check(name: name, isFine: false, finding: "\(error)") }
    }
}
