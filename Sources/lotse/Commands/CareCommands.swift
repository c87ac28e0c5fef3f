internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

struct JournalCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "journal", abstract: "The append-only record.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String?
    @Option(help: "Entries after this one.") var after: Int64 = 0
    @Option(help: "Entries at most.") var limit = Int.max

    func execute() async throws {
        let desk = try options.open()
        let key = try number.map { try desk.key($0) }
        var place = after
        var left = limit
        while left > 0 {
            let entries = try desk.store.journal(of: key, after: place, limit: min(left, 1000))
            guard let last = entries.last else { return }
            if options.json {
                Output.json(lines: entries.map(CaseJSON.json))
            } else {
                for entry in entries {
                    Output.line(
                        "\(entry.sequence)  \(desk.local(entry.time.instant))  \(Safe.line(entry.actor))  \(entry.kind.rawValue)"
                    )
                }
            }
            place = last.sequence
            left -= entries.count
        }
    }
}

struct VerifyCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Rebuilds every table from the journal and compares.")
    @OptionGroup var options: GlobalOptions

    func execute() async throws {
        let store = try DeskStore(options.deskPath, readOnly: true)
        let report = try store.verify()
        if options.json {
            Output.json([
                "ok": .bool(report.isFine), "entries": JSON(report.entries), "cases": JSON(report.cases),
                "differences": .array(report.differences.map(JSON.string)), "more": JSON(report.more),
            ])
        } else {
            for difference in report.differences { Output.line(Safe.line(difference)) }
            Output.line(report.isFine ? "ok  \(report.entries) entries  \(report.cases) cases" : "not ok")
        }
        if !report.isFine { throw ExitCode(Status.badData.rawValue) }
    }
}

struct BackupCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "An online copy, checked.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "File to make.") var file: String

    func execute() async throws {
        let store = try DeskStore(options.deskPath, readOnly: true)
        try store.backup(to: file)
        if options.json { Output.json(["backup": .string(file)]) } else { Output.line(file) }
    }
}

struct RestoreCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Brings a backup back; the desk in its place is moved aside.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Backup.") var file: String

    func execute() async throws {
        let aside = try DeskStore.restore(file, to: options.deskPath)
        if options.json {
            Output.json(["desk": .string(options.deskPath), "moved_aside": JSON(aside)])
        } else {
            Output.line(options.deskPath + (aside.map { "  (\($0))" } ?? ""))
        }
    }
}
