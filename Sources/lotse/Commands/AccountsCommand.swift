internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON
internal import Sync

struct AccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "Channel accounts.",
        subcommands: [All.self, Add.self, Set.self, End.self, Counters.self], defaultSubcommand: All.self)

    struct All: RegisterList {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One a line.")
        static let register = Register.account
        @OptionGroup var options: GlobalOptions
    }

    struct Counters: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "counters", abstract: "Public figures of the city's newest posts, asked of the channel.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Account: stadt or mastodon/stadt.") var name: String

        func execute() async throws {
            let desk = try options.open()
            let account = try desk.roster.account(named: name)
            guard account.capabilities.counters, account.isConnected else {
                throw Failure(
                    .notAllowed, "\(account.qualifiedName): this channel gives no figures through this account")
            }
            let connector = try await SyncWiring.connector(account)
            do {
                for reading in try await connector.counters() {
                    if options.json {
                        Output.json([
                            "post": .string(reading.post), "name": .string(reading.name), "value": JSON(reading.value),
                        ])
                    } else {
                        Output.line(Safe.line("\(reading.post)  \(reading.name)  \(reading.value)"))
                    }
                }
            } catch {
                throw Failure(.unavailable, "\(account.qualifiedName): \(error.reason)")
            }
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enters an account; without a name, question by question.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Channel.") var channel: String?
        @Argument(help: "Name.") var name: String?
        @Option(help: "Address of the server, https.") var address: String?
        @Option(help: "file:PATH, env:NAME or command:PROGRAM ARGUMENTS; never the secret itself.") var secret: String?
        @Option(help: "live, read-only, dormant or ended.") var standing = "live"
        @Option(help: "Owning unit.") var owner: String?
        @Option(help: "What it is for.") var purpose: String?
        @Option(help: "Characters a reply may have.") var textLimit: Int?
        @Option(help: "How people call it.") var title: String?
        @Option(help: "A clerk who stands in for the owner; may be repeated.") var deputy: [String] = []
        @Option(help: "What stands behind its lawful use, with its date.") var legalState: String?
        @Option(help: "First day of its use, YYYY-MM-DD.") var from: String?
        @Option(help: "Last day of its use, YYYY-MM-DD.") var to: String?
        @Option(help: "Seconds between two looks.") var interval: Int64?
        @Option(name: .customLong("set"), help: "NAME=VALUE for what only this channel asks for; may be repeated.")
        var settings: [String] = []

        func execute() async throws {
            let desk = try options.open()
            let channel = try self.channel.map { text in
                guard let channel = Channel(rawValue: text) else {
                    throw Failure(.usage, "channel: use \(Channel.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                return channel
            }
            guard let channel, let name else {
                return try desk.enter(try AccountDialogue(desk: desk, language: options.language).ask(channel))
            }
            guard let standing = ChannelAccount.Standing(rawValue: standing) else {
                throw Failure(.usage, "--standing: use live, read-only, dormant or ended")
            }
            if let owner { _ = try desk.roster.unit(named: owner, on: desk.now) }
            for name in deputy where desk.roster.clerks[name] == nil { throw Refusal.unknownClerk(name) }
            var account = ChannelAccount(
                channel: channel, name: name, title: title, owner: owner, purpose: purpose, standing: standing,
                address: address, secret: try place(of: secret),
                textLimit: textLimit ?? channel.capabilities.textLimit)
            account.deputies = deputy
            account.legalState = legalState
            account.start = try CivilDate.option("--from", from)
            account.end = try CivilDate.option("--to", to)
            guard interval.map({ (1...86_400).contains($0) }) ?? true else {
                throw Failure(.usage, "--interval: 1 to 86400 seconds")
            }
            guard textLimit.map({ $0 > 0 }) ?? true else { throw Failure(.usage, "--text-limit: a number above 0") }
            account.interval = interval
            account.settings = try pairs(settings)
            // An account that a file brought along is only a name yet; this gives it the rest.
            let known = desk.roster.accounts.values.first { $0.qualifiedName == account.qualifiedName }
            if let known, !known.isConnected, known.standing == .readOnly {
                try desk.enter(account)
            } else {
                try desk.enter(new: account)
            }
        }

        /// A secret itself is refused, so that none ends in the desk.
        private func place(of secret: String?) throws -> String? {
            try secret.map { try ChannelAccount.checkedPlace($0, "--secret") }
        }

        private func pairs(_ texts: [String]) throws -> [String: String] {
            var pairs: [String: String] = [:]
            for text in texts {
                let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2, !parts[0].isEmpty else {
                    throw Failure(.usage, "--set: “\(Safe.line(text))” is not NAME=VALUE")
                }
                if parts[0].hasSuffix("_secret") { _ = try ChannelAccount.checkedPlace(parts[1], parts[0]) }
                pairs[parts[0]] = parts[1]
            }
            return pairs
        }
    }

    struct Set: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Changes fields, or settings that the channel knows.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "CHANNEL/NAME.") var name: String
        @Argument(help: "FIELD=VALUE.") var fields: [String]

        private static let own: Swift.Set = [
            "title", "owner", "purpose", "standing", "address", "secret", "text_limit", "deputies", "legal_state",
            "start",
            "end", "interval",
        ]

        func execute() async throws {
            let desk = try options.open()
            let isSetting: (String) -> Bool = { pair in !Self.own.contains(String(pair.prefix { $0 != "=" })) }
            let settings = fields.filter(isSetting)
            if let secret = fields.first(where: { $0.hasPrefix("secret=") }) {
                let place = String(secret.dropFirst("secret=".count))
                if !place.isEmpty { _ = try ChannelAccount.checkedPlace(place, "secret") }
            }
            if !settings.isEmpty { try change(settings, desk) }
            let others = fields.filter { !isSetting($0) }
            if !others.isEmpty {
                try (settings.isEmpty ? desk : try options.open()).change(ChannelAccount.self, name, others)
            }
        }

        private func change(_ pairs: [String], _ desk: OpenDesk) throws {
            var account = try desk.roster.account(named: name)
            let known = account.channel.accountSettings.map(\.name)
            for pair in pairs {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2 else { throw Failure(.usage, "“\(Safe.line(pair))” is not FIELD=VALUE") }
                guard known.contains(parts[0]) else {
                    let all = (Self.own.sorted() + known).joined(separator: ", ")
                    throw Failure(.usage, "\(Safe.line(parts[0])): \(account.channel.rawValue) accounts have \(all)")
                }
                if parts[0].hasSuffix("_secret"), !parts[1].isEmpty {
                    _ = try ChannelAccount.checkedPlace(parts[1], parts[0])
                }
                account.settings[parts[0]] = parts[1].isEmpty ? nil : parts[1]
            }
            try desk.enter(account)
        }
    }

    struct End: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Ends an account; its history stays.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "CHANNEL/NAME.") var name: String

        func execute() async throws { try options.open().change(ChannelAccount.self, name, ["standing=ended"]) }
    }
}
