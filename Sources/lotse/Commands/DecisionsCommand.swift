internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

/// `lotse decisions`: what was decided about messages, and what persons do about decisions.
struct DecisionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions", abstract: "Moderation decisions, second persons, appeals.",
        subcommands: [
            All.self, Show.self, Agree.self, Decline.self, Withdraw.self, FileIt.self, Uphold.self, Dismiss.self,
        ], defaultSubcommand: All.self)

    struct All: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Newest first, one a line.")
        @OptionGroup var options: GlobalOptions
        @Option(help: "Of this clerk alone.") var by: String?
        @Option(help: "At most so many.") var limit = 100
        @Option(help: "Continue below this key.") var after: Int64?

        func execute() async throws {
            let desk = try options.open()
            for decision in try desk.store.decisions(of: by, after: after, limit: limit) { desk.print(decision) }
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "One, with its words.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: String

        func execute() async throws {
            let desk = try options.open()
            guard let found = try desk.store.decision(id) else { throw Refusal.unknownDecision(id) }
            desk.print(found, whole: true)
        }
    }

    struct Agree: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "approve", abstract: "A second person agrees; never the one who decided.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: String
        @Option(help: "A word for the file.") var note = ""
        @Option(help: "Version of the case that was seen.") var version: Int64?

        func execute() async throws {
            let desk = try options.open()
            try desk.store.second(
                id, agrees: true, note: note, seenVersion: version, as: try desk.actor(), now: desk.now)
            try EvidenceFile.keepForReport(decision: id, store: desk.store, as: try desk.actor(), now: desk.now)
            try desk.print(decision: id)
        }
    }

    struct Decline: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "decline", abstract: "A second person refuses.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: String
        @Option(help: "Why not.") var note: String
        @Option(help: "Version of the case that was seen.") var version: Int64?

        func execute() async throws {
            let desk = try options.open()
            try desk.store.second(
                id, agrees: false, note: note, seenVersion: version, as: try desk.actor(), now: desk.now)
            try desk.print(decision: id)
        }
    }

    struct Withdraw: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "Takes a decision back that has not left.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: String

        func execute() async throws {
            let desk = try options.open()
            try desk.store.withdraw(id, as: try desk.actor(), now: desk.now)
            try desk.print(decision: id)
        }
    }

    struct FileIt: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "appeal", abstract: "The author objects.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: String
        @Option(help: "The author's words.") var note: String

        func execute() async throws {
            let desk = try options.open()
            try desk.store.appeal(id, text: note, message: nil, as: try desk.actor(), now: desk.now)
            try desk.print(decision: id)
        }
    }

    struct Uphold: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "uphold", abstract: "The appeal was right; the measure is taken back.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: String
        @Option(help: "The reasons.") var note: String
        @Option(help: "Version of the case that was seen.") var version: Int64?

        func execute() async throws {
            let desk = try options.open()
            try desk.store.decideAppeal(
                id, isUpheld: true, note: note, seenVersion: version, as: try desk.actor(), now: desk.now)
            try desk.print(decision: id)
        }
    }

    struct Dismiss: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "dismiss", abstract: "The measure stays.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: String
        @Option(help: "The reasons.") var note: String
        @Option(help: "Version of the case that was seen.") var version: Int64?

        func execute() async throws {
            let desk = try options.open()
            try desk.store.decideAppeal(
                id, isUpheld: false, note: note, seenVersion: version, as: try desk.actor(), now: desk.now)
            try desk.print(decision: id)
        }
    }
}

extension OpenDesk {
    func print(decision id: String) throws {
        guard let found = try store.decision(id) else { throw Refusal.unknownDecision(id) }
        print(found)
    }

    func print(_ decision: DecisionView, whole: Bool = false) {
        if options.json {
            Output.json(DecisionJSON.json(decision, roster))
        } else {
            Output.line(whole ? DecisionText.whole(decision, self) : DecisionText.line(decision, self))
        }
    }
}
