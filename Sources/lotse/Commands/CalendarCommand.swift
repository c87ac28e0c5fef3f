internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON
internal import TOMLKit

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Counts in office hours.", subcommands: [Due.self, Elapsed.self])

    struct Due: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "due",
            abstract: "Reads {\"id\",\"received\",\"minutes\"} lines, writes {\"id\",\"due\"} lines.")
        @OptionGroup var options: GlobalOptions
        @Option(help: "Name from the configuration, or a TOML file.") var calendar: String?

        func execute() async throws {
            let office = try CalendarSource(options: options).calendar(calendar)
            try CalendarLines.run { line in
                let received = try CalendarLines.instant(line, "received")
                guard let minutes = line["minutes"]?.int else {
                    throw CalendarLines.Fault("minutes: whole minutes are missing")
                }
                let due = try office.due(received: received, minutes: Int(minutes))
                return ["id": line["id"] ?? .null, "due": .string(due.iso)]
            }
        }
    }

    struct Elapsed: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "elapsed", abstract: "Reads {\"id\",\"from\",\"to\"} lines, writes {\"id\",\"seconds\"} lines."
        )
        @OptionGroup var options: GlobalOptions
        @Option(help: "Name from the configuration, or a TOML file.") var calendar: String?

        func execute() async throws {
            let office = try CalendarSource(options: options).calendar(calendar)
            try CalendarLines.run { line in
                let seconds = try office.elapsed(
                    from: try CalendarLines.instant(line, "from"), to: try CalendarLines.instant(line, "to"))
                return ["id": line["id"] ?? .null, "seconds": .int(seconds)]
            }
        }
    }
}

/// Line in, line out; a line that makes no sense is told on standard error and the others go on.
private enum CalendarLines {
    struct Fault: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    static func run(_ answer: (JSON) throws -> JSON) throws {
        var answers: [JSON] = []
        var faults = 0
        try StandardInput.lines { number, text in
            guard text.contains(where: { !$0.isWhitespace }) else { return }
            do { answers.append(try answer(try JSON(parsing: text))) } catch {
                faults += 1
                Output.note(Safe.line("-:\(number): \(error)"))
            }
            if answers.count >= 512 {
                Output.json(lines: answers)
                answers.removeAll(keepingCapacity: true)
            }
        }
        if !answers.isEmpty { Output.json(lines: answers) }
        if faults > 0 { throw ExitCode(Status.badData.rawValue) }
    }

    static func instant(_ line: JSON, _ field: String) throws -> Instant {
        guard let text = line[field]?.string else { throw Fault("\(field): an ISO 8601 instant is missing") }
        guard let instant = Instant(iso: text) else {
            throw Fault("\(field): “\(text)” is no ISO 8601 instant with a zone")
        }
        return instant
    }
}
