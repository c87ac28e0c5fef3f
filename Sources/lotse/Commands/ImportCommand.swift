internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Import
internal import Store
internal import StrictJSON

struct ImportCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Brings messages in; safe to repeat.",
        discussion:
            """
            Formats: \(ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")), gzip too; - is standard input.
            googleplus, twitter, facebook and instagram are downloads of an account: a file of one, or the unpacked
            download as a directory. inbox is CSV of another program's inbox.
            """)
    private static let fields = InboxColumns.Field.allCases.map(\.rawValue).joined(separator: ", ")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Files, unpacked downloads, or -.") var files: [String]
    @Option(help: "One of the formats; else found out.") var format: String?
    @Option(help: "Account of messages that name none.") var account = "default"
    @Option(help: "Channel of feeds that name none.") var channel = "website"
    @Flag(help: "Take comments of others below the account's posts from a download.") var withComments = false
    @Option(help: "Time zone of an inbox table; else the desk's.") var zone: String?
    @Option(help: "Column of an inbox table, as text=Nachricht; for \(fields).") var column: [String] = []
    @Option(help: "Write rejected lines to this file.") var rejects: String?

    func execute() async throws {
        let desk = try options.open()
        guard let channel = Channel(rawValue: channel) else {
            throw Failure(.usage, "--channel: use \(Channel.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let format = try self.format.map { name in
            guard let format = ImportFormat(rawValue: name) else {
                throw Failure(.usage, "--format: use \(ImportFormat.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return format
        }
        _ = try desk.actor()
        let run = ImportRun(
            desk: desk,
            rejects: try rejects.map {
                try RejectFile(
                    $0, apartFrom: files + ["", "-wal", "-shm", "-lock", "-turn"].map { desk.store.path + $0 })
            })
        var broken: (any Error)?
        let columns = try chosenColumns()
        let zone = try self.zone.map { try ZoneFiles.rules($0) } ?? desk.roster.zone
        for file in files {
            var defaults = ImportDefaults(account: account, channel: channel, now: desk.now)
            defaults.includesComments = withComments
            defaults.zone = zone
            defaults.columns = columns
            do { try run.take(file, format, defaults) } catch {
                broken = broken ?? ImportRun.Broken(file: file, error: error)
            }
        }
        try run.finish()
        print(run)
        if let broken = broken as? ImportRun.Broken {
            let failure = Failure(broken.error, options.language)
            throw Failure(failure.status, "\(broken.file): \(failure.line)")
        }
        if run.rejected > 0 { throw ExitCode(Status.badData.rawValue) }
    }

    private func chosenColumns() throws -> [String: String] {
        var columns: [String: String] = [:]
        for entry in column {
            let parts = entry.split(separator: "=", maxSplits: 1).map { String($0) }
            guard parts.count == 2, InboxColumns.Field(rawValue: parts[0]) != nil, columns[parts[0]] == nil else {
                throw Failure(.usage, "--column: \(Safe.line(entry)): use FIELD=COLUMN once for each of \(Self.fields)")
            }
            columns[parts[0]] = parts[1]
        }
        return columns
    }

    private func print(_ run: ImportRun) {
        let report: JSON = [
            "read": JSON(run.read), "new": JSON(run.report.new), "duplicate": JSON(run.report.duplicate),
            "changed": JSON(run.report.changed), "rejected": JSON(run.rejected), "skipped": JSON(run.skipped),
            "unknown_keys": JSON(run.unknownKeys),
        ]
        if options.json {
            Output.json(report)
        } else {
            Output.line(
                "read \(run.read)  new \(run.report.new)  duplicate \(run.report.duplicate)  changed \(run.report.changed)  rejected \(run.rejected)"
                    + (run.skipped > 0 ? "  skipped \(run.skipped)" : "")
            )
        }
    }
}
