internal import ArgumentParser
internal import Desk
internal import Letters
internal import Store
internal import StrictJSON

struct ReplyCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply", abstract: "A reply, interim notice, planned reply or draft.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Case number.") var number: String
    @Argument(help: "- reads the text from standard input.") var source: String?
    @Option(help: "Name of a template.") var template: String?
    @Option(name: .customLong("set"), help: "NAME=VALUE for the template's variables.") var values: [String] = []
    @Option(help: "The text itself.") var text: String?
    @Option(help: "Send not before.") var at: String?
    @Flag(help: "An interim notice (Zwischenbescheid).") var interim = false
    @Flag(help: "Keep as draft, send nothing.") var draft = false
    @Flag(help: "Close the case when the reply was sent.") var close = false
    @Flag(name: .customLong("private"), help: "Only the person addressed sees it, where the channel can.")
    var inPrivate = false

    func execute() async throws {
        let desk = try options.open()
        let caseKey = try desk.key(number)
        let actor = try desk.actor()
        let live = LiveDesk(store: desk.store)
        let text = try letter(desk, live, caseKey, actor)
        if draft {
            guard text.contains(where: { !$0.isWhitespace }) else { throw Refusal.emptyText }
            try desk.store.keepDraft(text, for: caseKey, of: actor.name, seen: 0, now: desk.now)
            try printDraft(text)
            return
        }
        let isInterim = try interim || template.map { try desk.roster.template(named: $0).isInterim } ?? false
        let order = ReplyOrder(
            caseKey: caseKey, text: text, isInterim: isInterim,
            notBefore: try at.map { try desk.instant($0, field: "--at") },
            closesCase: close, isPrivate: inPrivate)
        let submission = try live.reply(order, as: actor, now: desk.now)
        guard let key = submission.replies.first, let row = try desk.store.reply(key) else { return }
        if options.json {
            Output.json(CaseJSON.json(row, desk.roster))
        } else {
            Output.line("\(row.reply.key)  \(row.reply.state.rawValue)  \(desk.local(row.reply.notBefore))")
        }
    }

    private func letter(_ desk: OpenDesk, _ live: LiveDesk, _ key: Int64, _ actor: Actor) throws -> String {
        switch (template, text, source) {
        case (let name?, nil, nil):
            var own: [String: String] = [:]
            for pair in values {
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { throw Failure(.usage, "--set: “\(Safe.line(pair))” is not NAME=VALUE") }
                own[parts[0]] = parts[1]
            }
            return try live.letter(name, for: key, values: own, as: actor, now: desk.now)
        case (nil, let text?, nil): return text
        case (nil, nil, "-"?): return try StandardInput.text()
        default: throw Failure(.usage, "reply: give one of --template NAME, --text TEXT or -")
        }
    }

    private func printDraft(_ text: String) throws {
        if options.json {
            Output.json(["state": "draft", "text": .string(text), "case": .string(number)])
        } else {
            Output.line("draft")
        }
    }
}

struct OutboxCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "What waits, was sent, is uncertain or failed.",
        subcommands: [
            ListOutbox.self, CancelReply.self, RetryReply.self, ApproveReply.self, DeclineReply.self, LookedReply.self,
        ], defaultSubcommand: ListOutbox.self)
    @OptionGroup var options: GlobalOptions

    func execute() async throws {}

    struct ListOutbox: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One reply a line.")
        @OptionGroup var options: GlobalOptions

        func execute() async throws {
            let desk = try options.open()
            for row in try desk.store.outbox(limit: 10_000) {
                if options.json {
                    Output.json(CaseJSON.json(row, desk.roster))
                } else {
                    Output.line(
                        [
                            "\(row.reply.key)", row.reply.state.rawValue, desk.roster.text(of: row.caseNumber),
                            row.channel.rawValue,
                            row.reply.remoteID ?? "–", row.reply.reason ?? "", String(row.text.prefix(60)),
                        ]
                        .map(Safe.line).joined(separator: "  "))
                }
            }
        }
    }

    struct CancelReply: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel", abstract: "Takes a reply back that has not left.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: Int64

        func execute() async throws {
            let desk = try options.open()
            try desk.store.cancel(reply: id, as: try desk.actor(), now: desk.now)
        }
    }

    struct RetryReply: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "retry", abstract: "Tries a failed reply again.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: Int64

        func execute() async throws {
            let desk = try options.open()
            try desk.store.retry(reply: id, as: try desk.actor(), now: desk.now)
        }
    }

    struct ApproveReply: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "approve", abstract: "A second person agrees to a reply that waits for one.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: Int64
        @Option(help: "Version of the case that was seen; a later one is refused.") var version: Int64?

        func execute() async throws {
            let desk = try options.open()
            try desk.store.approve(reply: id, seenVersion: version, as: try desk.actor(), now: desk.now)
        }
    }

    struct DeclineReply: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "decline", abstract: "A second person refuses it; its text goes back to its writer.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: Int64
        @Option(help: "Why not.") var note: String

        func execute() async throws {
            let desk = try options.open()
            try desk.store.decline(reply: id, reason: note, as: try desk.actor(), now: desk.now)
        }
    }

    struct LookedReply: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "looked", abstract: "You have looked at the channel for one of unknown fate.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Its id.") var id: Int64
        @Flag(help: "It is there.") var arrived = false
        @Flag(help: "It is not there and may be sent again.") var missing = false

        func validate() throws {
            guard arrived != missing else { throw ValidationError("give one of --arrived and --missing") }
        }

        func execute() async throws {
            let desk = try options.open()
            try desk.store.settle(reply: id, hasArrived: arrived, as: try desk.actor(), now: desk.now)
        }
    }
}
