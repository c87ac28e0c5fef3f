internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

/// `lotse approvals`: when a second person must agree, and replies that wait for one.
struct ApprovalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approvals", abstract: "When a second person must agree.",
        subcommands: [All.self, Add.self, Remove.self], defaultSubcommand: All.self)

    struct All: RegisterList {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One a line.")
        static let register = Register.approval
        @OptionGroup var options: GlobalOptions
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enters one; what is left out fits everything.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Name.") var name: String
        @Option(help: "A rule it holds for; may be repeated.") var rule: [String] = []
        @Option(help: "A measure it holds for; may be repeated.") var measure: [String] = []
        @Option(help: "A channel it holds for; may be repeated.") var channel: [String] = []
        @Option(help: "A unit it holds for; may be repeated.") var unit: [String] = []
        @Option(name: .customLong("below-role"), help: "For whoever has a lower role than this.")
        var belowRole: String?
        @Flag(help: "For replies and interim notices.") var replies = false
        @Flag(help: "The second person may agree afterwards.") var afterwards = false

        func execute() async throws {
            let desk = try options.open()
            // Stored as the desk calls them: a policy compares names, and people type numbers.
            let rules = try rule.map { try desk.roster.rule(named: $0, on: desk.now).rule.name }
            let units = try unit.map { try desk.roster.unit(named: $0, on: desk.now).sign }
            if replies, !rules.isEmpty {
                throw Failure(.usage, "approvals add: replies cite no rule; leave --rule or --replies out")
            }
            let policy = ApprovalPolicy(
                name: name, rules: rules, measures: try Self.known(measure, "--measure", Measure.self),
                channels: try Self.known(channel, "--channel", Channel.self), units: units,
                belowRole: try belowRole.map { try Self.known([$0], "--below-role", Role.self)[0] },
                replies: replies, afterwards: afterwards)
            try desk.enter(new: policy)
        }

        private static func known<T: RawRepresentable & CaseIterable>(
            _ words: [String], _ option: String, _ type: T.Type
        ) throws -> [T] where T.RawValue == String {
            try words.map { word in
                guard let value = T(rawValue: word) else {
                    let all = T.allCases.map(\.rawValue).joined(separator: " ")
                    throw Failure(.usage, "\(option): “\(Safe.line(word))” is unknown; use \(all)")
                }
                return value
            }
        }
    }

    struct Remove: RegisterRemoval {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "Removes one.")
        static let register = Register.approval
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Name.") var name: String
    }
}
