internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

struct PublishCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "A post of the city's own, on one or several accounts.")
    @OptionGroup var options: GlobalOptions

    @Option(help: "Account it appears on, such as mastodon/stadt; may be repeated.") var account: [String]
    @Option(help: "The text itself.") var text: String?
    @Option(help: "File with the text; - is standard input.") var file: String?
    @Option(help: "Title, where the channel shows one; for Instagram the picture's https address.") var title: String?
    @Option(help: "Publish not before.") var at: String?
    @Flag(name: .customLong("dry-run"), help: "Check everything, store nothing.") var dryRun = false

    func validate() throws {
        guard (text == nil) != (file == nil) else { throw ValidationError("give one of --text TEXT and --file FILE") }
    }

    func execute() async throws {
        let desk = try options.open()
        let actor = try desk.actor()
        let now = desk.now
        let order = PublicationOrder(
            accounts: try account.map { try desk.roster.account(named: $0).key },
            text: try text ?? file.map { try TextFile.text($0) } ?? "", title: title,
            notBefore: try at.map { try desk.instant($0, field: "--at") })
        let live = LiveDesk(store: desk.store)
        let publications = try live.publications(order)
        let context = DecisionContext(actor: actor, now: now, roster: desk.roster)
        for publication in publications { try check(publication, context) }
        guard !dryRun else {
            for publication in publications { try printPlan(publication, context, desk) }
            return
        }
        for key in try live.publish(order, as: actor, now: now).replies {
            guard let row = try desk.store.reply(key) else { continue }
            printRow(row, desk)
        }
    }

    /// Refusals of several accounts would look alike: the line names the account.
    private func check(_ publication: Publish, _ context: DecisionContext) throws {
        do { try publication.check(context) } catch {
            guard let account = context.roster.accounts[publication.account] else { throw error }
            let failure = Failure(error, options.language)
            throw Failure(failure.status, "\(account.qualifiedName): \(failure.line)")
        }
    }

    private func printPlan(_ publication: Publish, _ context: DecisionContext, _ desk: OpenDesk) throws {
        let account = try publication.check(context)
        // The number is the store's to give; nothing of it is printed.
        let year = desk.roster.zone.date(at: context.now).year
        let plan = try publication.decide(CaseNumber(year: year, serial: 1), context)
        let state = ReplyState(queuedWith: plan.payload)
        let time = plan.detail("not_before")?.instant ?? context.now
        if options.json {
            Output.json([
                "dry_run": true, "channel": .string(account.channel.rawValue), "account": .string(account.name),
                "state": .string(state.rawValue), "length": JSON(publication.length),
                "limit": JSON(account.publicationLimit), "not_before": .string(time.iso),
            ])
        } else {
            let limit = account.publicationLimit.map { "/\($0)" } ?? ""
            Output.line(
                Safe.line(
                    "\(account.qualifiedName)  \(state.rawValue)  \(publication.length)\(limit)  \(desk.local(time))"))
        }
    }

    private func printRow(_ row: OutboxRow, _ desk: OpenDesk) {
        if options.json {
            Output.json(CaseJSON.json(row, desk.roster))
        } else {
            Output.line(
                Safe.line(
                    "\(row.reply.key)  \(row.reply.state.rawValue)  \(row.channel.rawValue)/\(row.account)  "
                        + "\(desk.roster.text(of: row.caseNumber))  \(desk.local(row.reply.notBefore))"))
        }
    }
}
