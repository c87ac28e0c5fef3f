internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

struct ListCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The inbox, a case a line.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "A query; without one the open cases.")
    var query: [String] = []

    @Option(help: "Cases at most.")
    var limit = 50

    @Option(help: "Continue after the cursor that an earlier list printed on standard error.")
    var after: String?

    @Option(help: "newest, due or oldest.")
    var order = "newest"

    func execute() async throws {
        let desk = try options.open()
        guard let order = CaseOrder(rawValue: order) else {
            throw Failure(.usage, "--order: use newest, due or oldest")
        }
        guard limit > 0 else { throw Failure(.usage, "--limit: a number above 0") }
        var cursor: PageCursor?
        if let after {
            guard let place = PageCursor(after) else { throw Failure(.usage, "--after: no cursor of lotse list") }
            cursor = place
        }
        let query = try desk.query(query)
        var left = limit
        while left > 0 {
            let wanted = min(left, 500)
            let rows = try desk.store.page(
                PageRequest(query, order: order, limit: wanted, cursor: cursor, openOnly: self.query.isEmpty),
                asker: desk.asker)
            if options.json {
                Output.json(lines: rows.map { CaseJSON.json($0, desk.roster) })
            } else if !rows.isEmpty {
                Output.line(rows.map { CaseText.line($0, desk) }.joined(separator: "\n"))
            }
            cursor = rows.last?.cursor ?? cursor
            left -= rows.count
            if rows.count < wanted { return }
        }
        if let cursor { Output.note("--after \(cursor.text)") }
    }
}

struct CountCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "count", abstract: "Tallies of cases.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "A query.")
    var query: [String] = []

    @Option(help: "channel, account, unit, clerk, state, priority, tag, author, day or language.")
    var by: String?

    func execute() async throws {
        let desk = try options.open()
        let query = try desk.query(query)
        let total = try desk.store.count(query, asker: desk.asker)
        guard let by else {
            if options.json { Output.json(["total": JSON(total)]) } else { Output.line(String(total)) }
            return
        }
        guard let key = CountKey(rawValue: by) else {
            throw Failure(.usage, "--by: use \(CountKey.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let counted = try desk.store.count(query, by: key, asker: desk.asker)
        if options.json {
            let members = counted.map { JSON.Member($0.name.isEmpty ? "none" : $0.name, JSON($0.count)) }
            Output.json(["total": JSON(total), "by": .object(members)])
        } else {
            for (name, count) in counted { Output.line("\(count)\t\(Safe.line(name.isEmpty ? "–" : name))") }
        }
    }
}

struct ShowCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One case with everything.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Case number.")
    var number: String

    func execute() async throws {
        let desk = try options.open()
        guard let detail = try desk.store.detail(try desk.key(number), clerk: options.clerkName) else {
            throw Refusal.unknownCase(number)
        }
        if options.json {
            Output.json(CaseJSON.json(detail, desk.roster))
        } else {
            Output.line(CaseText.show(detail, desk))
        }
    }
}

struct BoardCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "sla", abstract: "The board: open clocks, soonest first.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "A query.")
    var query: [String] = []

    @Option(help: "Clocks at most.")
    var limit = 1000

    func execute() async throws {
        let desk = try options.open()
        let now = desk.now
        for line in try desk.store.board(try desk.query(query), limit: limit, asker: desk.asker) {
            let isOverdue = line.due.map { now > $0 } ?? false
            if options.json {
                Output.json([
                    "case": .string(desk.roster.text(of: line.number)), "kind": .string(line.kind.rawValue),
                    "due": JSON(line.due?.iso), "state": .string(line.state.rawValue), "unit": JSON(line.unit),
                    "clerk": JSON(line.clerk), "overdue": .bool(isOverdue), "channel": .string(line.channel.rawValue),
                    "title": .string(line.title),
                ])
            } else {
                let due = line.due.map(desk.local) ?? "–"
                Output.line(
                    [
                        isOverdue ? "!" : " ", due, desk.roster.text(of: line.number), line.kind.rawValue,
                        line.unit ?? "–", line.title,
                    ]
                    .map(Safe.line).joined(separator: "  "))
            }
        }
    }
}

struct WhyCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "why", abstract: "Explains every deadline of a case.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Case number.")
    var number: String

    func execute() async throws {
        let desk = try options.open()
        guard let detail = try desk.store.detail(try desk.key(number), clerk: options.clerkName) else {
            throw Refusal.unknownCase(number)
        }
        let context = DecisionContext(actor: .machine("why"), now: desk.now, roster: desk.roster)
        let reasons = try context.why(detail.row.record)
        if options.json {
            Output.json([
                "id": .string(desk.roster.text(of: detail.row.record.number)), "clocks": .array(reasons.map(\.json)),
            ])
            return
        }
        for reason in reasons {
            let clock = reason.clock
            Output.line(
                Safe.line(
                    "\(clock.kind.rawValue): \(clock.state.rawValue), \(clock.due.map(desk.local) ?? "–")  "
                        + "(\(clock.policy), \(clock.minutes) min, \(clock.calendar))"))
            for counted in reason.counted {
                Output.line(
                    "  \(desk.local(counted.interval.opening)) – \(desk.local(counted.interval.closing))  = \(counted.sum / 60) min"
                )
            }
            for day in reason.skipped { Output.line("  \(day.date)  \(day.reason.word)") }
            for pause in reason.pauses {
                Output.line(
                    "  pause \(desk.local(pause.pause.from)) – \(pause.pause.to.map(desk.local) ?? "…")  −\(pause.seconds / 60) min"
                )
            }
        }
    }
}
