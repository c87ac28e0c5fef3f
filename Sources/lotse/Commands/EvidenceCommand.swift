internal import ArgumentParser
internal import Desk
internal import Evidence
internal import Foundation
internal import Store
internal import StrictJSON

/// `lotse evidence`: a Beweissicherung as a sealed directory, and its check.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "A sealed bundle about a message, for complaints and proceedings.",
        subcommands: [Make.self, Check.self], defaultSubcommand: Make.self)

    struct Make: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "make", abstract: "Writes the bundle.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Case number.") var number: String
        @Option(help: "Key or channel id of the message; without it the case's latest of a citizen.")
        var message: String?
        @Option(help: "Directory in which the bundle's own directory is made.") var out = "."

        func execute() async throws {
            let desk = try options.open()
            let message = try desk.message(message, of: try desk.key(number))
            let made = try EvidenceFile.make(
                message: message.key, in: out, store: desk.store, as: try desk.actor(), now: desk.now)
            if options.json {
                Output.json(["directory": .string(made.directory), "seal": .string(made.seal)])
            } else {
                Output.line(made.directory)
                Output.line("seal \(made.seal)")
            }
        }
    }

    struct Check: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Whether a bundle is what it was, and the desk made it.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The bundle's directory.") var directory: String

        func execute() async throws {
            let desk = try options.open()
            let found = try EvidenceFile.read(directory)
            let check = EvidenceCheck(found.files, others: found.others)
            var faults = check.faults
            let entry = try check.seal.flatMap { try desk.store.evidenceEntry(seal: $0) }
            if check.seal != nil, entry == nil { faults.append("the seal does not stand in this desk's journal") }
            if options.json {
                Output.json([
                    "ok": .bool(faults.isEmpty), "seal": JSON(check.seal),
                    "entry": entry.map { .int($0.sequence) } ?? .null, "faults": .array(faults.map { .string($0) }),
                ])
            } else {
                for fault in faults { Output.line(Safe.line(fault)) }
                if let entry, faults.isEmpty {
                    Output.line("ok  made \(desk.local(entry.time.instant)) by \(Safe.line(entry.actor))")
                }
            }
            if !faults.isEmpty { throw ExitCode(Status.badData.rawValue) }
        }
    }
}

/// Bundles on the disk: for the eyes of their owner only.
enum EvidenceFile {
    /// Writes the files, then the seal into the journal. A directory that is there already is not touched.
    static func make(
        message: Int64, in folder: String, store: DeskStore, as actor: Actor, now: Instant
    ) throws -> (directory: String, seal: String) {
        let roster = try store.roster()
        let zone = roster.zone
        let bundle = EvidenceBundle(try store.evidence(message: message), made: now, by: actor.name) { instant in
            let time = zone.local(at: instant)
            return "\(time.date) " + String(zeroPadded: time.second / 3600, 2) + ":"
                + String(zeroPadded: time.second / 60 % 60, 2)
        }
        let directory = folder + "/" + bundle.name + "-" + String(bundle.seal.prefix(8))
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch { throw Failure(.cannotCreate, "\(directory): cannot be made; name another directory with --out") }
        for file in bundle.files {
            let isWritten = FileManager.default.createFile(
                atPath: directory + "/" + file.name, contents: Data(file.bytes), attributes: [.posixPermissions: 0o600])
            guard isWritten else { throw Failure(.cannotCreate, "\(directory)/\(file.name): cannot be written") }
        }
        try store.recordEvidence(message: message, seal: bundle.seal, as: actor, now: now)
        return (directory, bundle.seal)
    }

    /// As `make`, in the folder `DESK-evidence` beside the desk: what goes to the police is preserved at once.
    @discardableResult
    static func keep(message: Int64, store: DeskStore, as actor: Actor, now: Instant) throws -> String {
        let folder = store.path + "-evidence"
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        return try make(message: message, in: folder, store: store, as: actor, now: now).directory
    }

    /// As `keep`, for a decision that stands already: a bundle that cannot be written leaves something to be done, and takes
    /// nothing back.
    @discardableResult
    static func keepForReport(message: Int64, store: DeskStore, as actor: Actor, now: Instant) throws -> String {
        do { return try keep(message: message, store: store, as: actor, now: now) } catch let fault as Failure {
            throw Failure(
                fault.status,
                "the decision stands, its evidence is not secured: \(fault.line); repeat it with `lotse moderate CASE evidence`"
            )
        }
    }

    /// For a report to the police that a second person has agreed to; nothing for other decisions.
    static func keepForReport(decision: String, store: DeskStore, as actor: Actor, now: Instant) throws {
        guard let record = try store.decision(decision)?.record, record.measure == .report, record.state == .inForce
        else { return }
        try keepForReport(message: record.message, store: store, as: actor, now: now)
    }

    /// All that lies in the directory: the bytes of plain files, and the names of what is none or cannot be read.
    static func read(_ directory: String) throws -> (files: [String: [UInt8]], others: Set<String>) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw Failure(.noInput, "\(Safe.line(directory)): cannot be read as a directory")
        }
        var files: [String: [UInt8]] = [:]
        for name in names { files[name] = bytes(directory + "/" + name) }
        return (files, Set(names).subtracting(files.keys))
    }

    /// Nil for all but plain files: a link leads out of the bundle, and a pipe would never end.
    private static func bytes(_ path: String) -> [UInt8]? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
        return FileManager.default.contents(atPath: path).map { Array($0) }
    }
}
