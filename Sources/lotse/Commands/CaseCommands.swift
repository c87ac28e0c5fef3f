internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

/// A subcommand that gives one command to one case and prints the case.
protocol OneCaseCommand: DeskCommand {
    var number: String { get }
    func command(_ desk: OpenDesk) throws -> any CaseCommand
}

extension OneCaseCommand {
    func execute() async throws {
        let desk = try options.open()
        let key = try desk.key(number)
        try desk.store.submit(try command(desk), to: [key], as: try desk.actor(), now: desk.now)
        try desk.printCase(key)
    }
}

extension OpenDesk {
    func printCase(_ key: Int64) throws {
        guard let detail = try store.detail(key, clerk: options.clerkName) else { return }
        if options.json {
            Output.json(CaseJSON.json(detail.row, roster))
        } else {
            Output.line(CaseText.line(detail.row, self))
        }
    }
}

struct AssignCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Hands a case to an Organisationseinheit.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String
    @Argument(help: "Short sign of the unit.") var unit: String
    @Option(name: .customLong("clerk"), help: "And to this clerk.") var clerk: String?
    @Option(help: "With this note.") var note: String?

    func command(_ desk: OpenDesk) throws -> any CaseCommand { Assign(unit: unit, clerk: clerk, note: note) }
}

struct ClaimCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(commandName: "claim", abstract: "‘I am on it.’")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String
    @Flag(help: "Take it over from whoever has it.") var force = false

    func command(_ desk: OpenDesk) throws -> any CaseCommand { Claim(force: force) }
}

struct ReleaseCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Gives a case back to its office.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand { Release() }
}

struct CloseCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(commandName: "close", abstract: "Ends the work on a case.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand { CloseCase() }
}

struct ReopenCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(commandName: "reopen", abstract: "Takes a closed case up again.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand { Reopen() }
}

struct SpamCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(commandName: "spam", abstract: "Discards a case as spam.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand { Discard() }
}

struct SnoozeCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(commandName: "snooze", abstract: "Wiedervorlage.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String
    @Option(help: "ISO 8601 instant, local date or date and time.") var until: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand {
        Snooze(until: try desk.instant(until, field: "--until"))
    }
}

struct WaitCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(commandName: "wait", abstract: "Waits for citizen, unit or nobody.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String
    @Argument(help: "citizen, unit or nobody.") var whom: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand {
        guard let whom = Wait.Whom(rawValue: whom) else { throw Failure(.usage, "wait: use citizen, unit or nobody") }
        return Wait(for: whom)
    }
}

struct TagCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Adds Schlagworte; -NAME removes one.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String
    @Argument(parsing: .captureForPassthrough, help: "Tags; -NAME removes.") var tags: [String]

    func command(_ desk: OpenDesk) throws -> any CaseCommand { SetTags(words: tags) }
}

struct PriorityCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(commandName: "priority", abstract: "Sets the priority.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String
    @Argument(help: "low, normal, high or urgent.") var level: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand {
        guard let priority = Priority(rawValue: level) else {
            throw Failure(.usage, "priority: use low, normal, high or urgent")
        }
        return SetPriority(priority)
    }
}

struct NoteCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Writes a Vermerk; - reads standard input.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String
    @Argument(help: "Text, or -.") var text: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand {
        AddNote(text: text == "-" ? try StandardInput.text() : text)
    }
}

struct MergeCommand: OneCaseCommand {
    static let configuration = CommandConfiguration(commandName: "merge", abstract: "Joins a case into another.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case that ends.") var number: String
    @Argument(help: "Case that goes on.") var into: String

    func command(_ desk: OpenDesk) throws -> any CaseCommand {
        guard let target = try desk.store.detail(try desk.key(into), clerk: options.clerkName) else {
            throw Refusal.unknownCase(into)
        }
        return Merge(into: target.row.record)
    }
}

struct SplitCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Moves messages into a case of their own.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Case number.") var number: String
    @Argument(help: "Keys of the messages, as `lotse show --json` gives them.") var messages: [Int64]

    func execute() async throws {
        let desk = try options.open()
        let key = try desk.store.split(try desk.key(number), messages: messages, as: try desk.actor(), now: desk.now)
        try desk.printCase(key)
    }
}

struct UndoCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "undo", abstract: "Takes your last command back.")
    @OptionGroup var options: GlobalOptions

    func execute() async throws {
        let desk = try options.open()
        try desk.printReport(try desk.store.undo(as: try desk.actor(), now: desk.now))
    }
}

struct RedoCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Does again what you took back last.")
    @OptionGroup var options: GlobalOptions

    func execute() async throws {
        let desk = try options.open()
        try desk.printReport(try desk.store.redo(as: try desk.actor(), now: desk.now))
    }
}

extension OpenDesk {
    func printReport(_ report: UndoReport) throws {
        if options.json {
            Output.json(["command": .string(report.command), "cases": .int(Int64(report.changed.count))])
        } else {
            Output.line(report.command)
        }
    }

    /// An instant as people write it: ISO 8601 with zone, or local date, or local date and time.
    func instant(_ text: String, field: String) throws -> Instant {
        if let instant = Instant(iso: text) { return instant }
        let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        if let first = parts.first, let date = CivilDate(first), parts.count <= 2 {
            let time = parts.count == 2 ? parts[1].split(separator: ":").map { Int($0) } : [0, 0]
            if (2...3).contains(time.count), let hour = time[0], let minute = time[1], (0..<24).contains(hour),
                (0..<60).contains(minute)
            {
                return roster.zone.first(of: LocalTime(date: date, hour: hour, minute: minute))
            }
        }
        throw Failure(
            .usage,
            "\(field): “\(Safe.line(text))” is no time; write 2026-11-30, 2026-11-30T08:00 or an ISO 8601 instant")
    }
}
