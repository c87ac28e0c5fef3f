internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Letters
internal import Store
internal import StrictJSON

/// A register as lines: what `lotse units`, `clerks`, `templates`, `accounts`, `rules` and `policies` share.
protocol RegisterList: DeskCommand {
    static var register: Register { get }
}

extension RegisterList {
    func execute() async throws {
        let desk = try options.open()
        for record in try desk.store.records(Self.register) {
            if options.json {
                Output.json(record)
            } else {
                let fields = (record.members ?? []).compactMap { member in
                    member.value.string ?? member.value.int.map(String.init)
                }
                Output.line(Safe.line(fields.joined(separator: "  ")))
            }
        }
    }
}

/// Removes an entry by name.
protocol RegisterRemoval: DeskCommand {
    static var register: Register { get }
    var name: String { get }
}

extension RegisterRemoval {
    func execute() async throws {
        let desk = try options.open()
        try desk.store.unregister(Self.register, name, as: try desk.actor(), now: desk.now)
    }
}

extension OpenDesk {
    func enter(_ record: some Registered) throws {
        try store.register([record], as: try actor(), now: now)
        if options.json { Output.json(record.json) } else { Output.line(Safe.line(record.registerName)) }
    }

    /// Enters a record under a name that is not taken: to change one is `set`, which keeps its other fields.
    func enter(new record: some Registered) throws {
        let register = type(of: record).register
        let isTaken = try store.records(register).contains {
            type(of: record).init(json: $0)?.registerName == record.registerName
        }
        guard !isTaken else {
            throw Failure(
                .cannotCreate, "\(register.rawValue) \(record.registerName) exists already; `set` changes it")
        }
        try enter(record)
    }

    /// Sets `FIELD=VALUE` pairs in a register's record; an empty value removes the field.
    func change<Record: Registered>(_ type: Record.Type, _ name: String, _ pairs: [String]) throws {
        guard let old = try store.records(Record.register).first(where: { Record(json: $0)?.registerName == name })
        else {
            throw Refusal.unknownRecord(Record.register, name)
        }
        var members = old.members ?? []
        for pair in pairs {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { throw Failure(.usage, "“\(Safe.line(pair))” is not FIELD=VALUE") }
            members.removeAll { $0.key == parts[0] }
            guard !parts[1].isEmpty else { continue }
            guard let value = OpenDesk.value(parts[1], as: parts[0], of: Record.self, in: members) else {
                throw Failure(.badData, "\(name): \(parts[0]): “\(parts[1].prefix(60))” is no value of this field")
            }
            members.append(.init(parts[0], value))
        }
        guard let changed = Record(json: .object(members)), changed.registerName == name else {
            throw Failure(.badData, "\(name): these values do not make a \(Record.register.rawValue)")
        }
        try enter(changed)
    }

    /// The text as the value that the record keeps under this field; nil when it keeps none: a field it does not know,
    /// or a value that makes no sense there, must not be passed over in silence.
    private static func value<Record: Registered>(
        _ text: String, as field: String, of type: Record.Type, in members: [JSON.Member]
    ) -> JSON? {
        candidates(text).first { value in
            let record = Record(json: .object(members + [.init(field, value)]))
            let isAbsence = value == .bool(false) || value == .array([])
            return record.map { ($0.json[field] ?? (isAbsence ? value : nil)) == value } ?? false
        }
    }

    private static func candidates(_ text: String) -> [JSON] {
        var values: [JSON] = [.string(text)]
        if text == "true" || text == "false" { values.append(.bool(text == "true")) }
        if let number = Int64(text) { values.append(.int(number)) }
        if text.hasPrefix("["), let list = try? JSON(parsing: text) { values.append(list) }
        return values
    }
}

struct UnitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "units", abstract: "Organisationseinheiten.",
        subcommands: [All.self, Add.self, Set.self, End.self],
        defaultSubcommand: All.self)

    struct All: RegisterList {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One a line.")
        static let register = Register.unit
        @OptionGroup var options: GlobalOptions
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Enters a unit.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Short sign.") var sign: String
        @Argument(help: "Name.") var name: String
        @Option(help: "Sign of the unit above.") var parent: String?
        @Option(help: "Name of its calendar.") var calendar: String?
        @Option(help: "First day, YYYY-MM-DD.") var from: String?
        @Option(help: "A subject it answers for; may be repeated.") var routing: [String] = []

        func execute() async throws {
            let desk = try options.open()
            guard desk.roster.units[sign] == nil else {
                throw Failure(.cannotCreate, "unit \(sign) exists already; signs are never used twice")
            }
            if let calendar, desk.roster.calendars[calendar] == nil { throw Refusal.unknownRecord(.calendar, calendar) }
            if let parent { _ = try desk.roster.unit(named: parent, on: desk.now) }
            let first = try CivilDate.option("--from", from)
            try desk.enter(
                OrganisationUnit(
                    sign: sign, name: name, parent: parent, validFrom: first, calendar: calendar, routing: routing))
        }
    }

    struct Set: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "set", abstract: "Changes fields.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Short sign.") var sign: String
        @Argument(help: "FIELD=VALUE.") var fields: [String]

        func execute() async throws { try options.open().change(OrganisationUnit.self, sign, fields) }
    }

    struct End: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Ends a unit; old cases keep naming it.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Short sign.") var sign: String
        @Option(help: "Last day, YYYY-MM-DD; else yesterday.") var to: String?

        func execute() async throws {
            let desk = try options.open()
            let last = try CivilDate.option("--to", to) ?? desk.asker.today + -1
            try desk.change(OrganisationUnit.self, sign, ["valid_to=\(last)"])
        }
    }
}

struct ClerksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clerks", abstract: "Clerks and their roles.",
        subcommands: [All.self, Add.self, Set.self, Remove.self], defaultSubcommand: All.self)

    struct All: RegisterList {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One a line.")
        static let register = Register.clerk
        @OptionGroup var options: GlobalOptions
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Enters a clerk.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Login name.") var name: String
        @Option(help: "As letters are signed.") var fullName: String?
        @Option(help: "reader, clerk, approver or admin.") var role = "clerk"
        @Option(help: "Home unit.") var unit: String?

        func execute() async throws {
            let desk = try options.open()
            guard let role = Role(rawValue: role) else {
                throw Failure(.usage, "--role: use reader, clerk, approver or admin")
            }
            let allowed = name.allSatisfy { $0.isLetter || $0.isNumber || ".-_@".contains($0) }
            guard allowed, (1...64).contains(name.count) else {
                throw Failure(.badData, "name: 1 to 64 letters, digits, . - _ @")
            }
            if let unit { _ = try desk.roster.unit(named: unit, on: desk.now) }
            try desk.enter(new: Clerk(name: name, fullName: fullName ?? name, role: role, unit: unit))
        }
    }

    struct Set: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "set", abstract: "Changes fields.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Login name.") var name: String
        @Argument(help: "FIELD=VALUE.") var fields: [String]

        func execute() async throws { try options.open().change(Clerk.self, name, fields) }
    }

    struct Remove: RegisterRemoval {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Removes a clerk; their deeds stay.")
        static let register = Register.clerk
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Login name.") var name: String
    }
}

struct TemplatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates", abstract: "Textbausteine.",
        subcommands: [All.self, Add.self, Set.self, Remove.self], defaultSubcommand: All.self)

    struct All: RegisterList {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One a line.")
        static let register = Register.template
        @OptionGroup var options: GlobalOptions
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enters a template; - reads the text.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Name.") var name: String
        @Argument(help: "Text with {{variables}}, or -.") var text: String
        @Option(help: "Title.") var title: String?
        @Option(help: "de or en.") var language = "de"
        @Flag(help: "An interim notice.") var interim = false

        func execute() async throws {
            let desk = try options.open()
            let text = text == "-" ? try StandardInput.text() : text
            guard text.contains(where: { !$0.isWhitespace }) else { throw Refusal.emptyText }
            guard Language(rawValue: language) != nil else { throw Failure(.usage, "--language: use de or en") }
            let template = ReplyTemplate(
                name: name, title: title ?? name, language: language, text: text, isInterim: interim)
            try Letter.check(template)
            try desk.enter(new: template)
        }
    }

    struct Set: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "set", abstract: "Changes fields.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Name.") var name: String
        @Argument(help: "FIELD=VALUE.") var fields: [String]

        func execute() async throws {
            for field in fields where field.hasPrefix("text=") {
                try Letter.check(ReplyTemplate(name: name, title: name, text: String(field.dropFirst(5))))
            }
            try options.open().change(ReplyTemplate.self, name, fields)
        }
    }

    struct Remove: RegisterRemoval {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "Removes a template.")
        static let register = Register.template
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Name.") var name: String
    }
}

struct PoliciesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policies", abstract: "Minutes for the clocks.", subcommands: [All.self, Set.self],
        defaultSubcommand: All.self)

    struct All: RegisterList {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One a line.")
        static let register = Register.policy
        @OptionGroup var options: GlobalOptions
    }

    struct Set: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Enters or changes a policy (JSON) and times the open clocks anew.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The policy as JSON, as the list prints it.") var json: String

        func execute() async throws {
            let desk = try options.open()
            let policy = try ClockPolicy(json: try JSON(parsing: json))
            let actor = try desk.actor()
            try desk.store.enter([(.policy, policy.name, policy.json)], as: actor, now: desk.now)
            let changed = try desk.store.retime(as: actor, now: desk.now)
            if options.json {
                Output.json(["policy": .string(policy.name), "retimed": JSON(changed)])
            } else {
                Output.line("\(policy.name)  retimed \(changed)")
            }
        }
    }
}
