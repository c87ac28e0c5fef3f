internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

/// `lotse moderate CASE DECISION`: a measure about a message, or one of the words about decisions (`appeal`).
struct ModerateCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "moderate", abstract: "Decides about a message by a rule.",
        discussion: """
            DECISION is one of approve keep hint private warn hide unhide delete temporary-ban ban unban report, or one \
            of flag (somebody reports the message), appeal (the author objects to the last measure), evidence (a sealed \
            bundle). Restrictions name a rule; the author is told why where the channel has a way for it.
            """)
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Case number.") var number: String
    @Argument(help: "What is decided.") var decision: String
    @Option(help: "Short name or number of the rule.") var rule: String?
    @Option(help: "Key or channel id of the message; without it the case's latest of a citizen.") var message: String?
    @Option(help: "Reasons for the file; for flag and appeal the words of who reports or objects.") var note = ""
    @Option(help: "Last instant of a temporary ban.") var until: String?
    @Option(help: "Days of a temporary ban.") var days: Int?
    @Option(help: "The notice to the author, instead of the one made from the rule; - reads it.") var notice: String?
    @Option(help: "Version of the case that was seen; a later one is refused.") var version: Int64?
    @Option(help: "Who reports, for flag.") var source: String?
    @Flag(help: "No notice to the author, where none is owed.") var silent = false
    @Flag(help: "Close the case.") var close = false
    @Flag(help: "Show the notice and whether a second person is needed; decide nothing.") var preview = false

    func execute() async throws {
        let desk = try options.open()
        let key = try desk.key(number)
        let message = try desk.message(message, of: key)
        let actor = try desk.actor()
        switch decision {
        case "flag", "report-in":
            guard !note.isEmpty else { throw Failure(.usage, "flag: give the reporter's words with --note") }
            try desk.store.report(
                message: message.key, rule: rule, source: source, text: note, as: actor, now: desk.now)
        case "appeal":
            guard let last = try desk.lastMeasure(key, message.key) else { throw Refusal.nothingToAppeal }
            try desk.store.appeal(last.record.id, text: note, message: nil, as: actor, now: desk.now)
        case "evidence":
            let made = try EvidenceFile.keep(message: message.key, store: desk.store, as: actor, now: desk.now)
            return Output.line(Safe.line(made))
        default: return try decide(desk, key, message, actor)
        }
        try desk.printModeration(key)
    }

    private func decide(_ desk: OpenDesk, _ key: Int64, _ message: ThreadMessage, _ actor: Actor) throws {
        var word = decision.lowercased()
        if word == "ban", until != nil || days != nil { word = Measure.temporaryBan.rawValue }
        guard let measure = Measure(rawValue: word) else {
            let all = Measure.allCases.map(\.rawValue).joined(separator: " ")
            throw Failure(.usage, "moderate: “\(Safe.line(decision))” is no decision; use \(all) flag appeal evidence")
        }
        var end = try until.map { try desk.instant($0, field: "--until") }
        if let days {
            guard (1...3660).contains(days) else { throw Failure(.usage, "--days: write 1 to 3660") }
            end = desk.now + Int64(days) * 86_400
        }
        let order = ModerationOrder(
            message: message.key, measure: measure, rule: rule, note: note, until: end,
            notice: notice == "-" ? try StandardInput.text() : notice, isSilent: silent, seenVersion: version,
            closesCase: close)
        if preview { return try show(desk, order, actor) }
        do {
            _ = try desk.store.moderate([order], as: actor, now: desk.now)
            if measure == .report {
                let made = try EvidenceFile.keepForReport(
                    message: message.key, store: desk.store, as: actor, now: desk.now)
                Output.note(Safe.line("evidence: \(made)"))
            }
        } catch Refusal.stale(let since) {
            try desk.tellChanges(key, since: since)
            throw Refusal.stale(since: since)
        }
        try desk.printModeration(key)
    }

    private func show(_ desk: OpenDesk, _ order: ModerationOrder, _ actor: Actor) throws {
        let preview = try desk.store.preview(order, as: actor, now: desk.now)
        if options.json {
            Output.json([
                "measure": .string(order.measure.rawValue), "notice": .string(preview.notice),
                "way": .string(preview.way.rawValue), "second": .string(preview.approval.word),
                "carrying": .string(preview.carrying.rawValue),
            ])
        } else {
            Output.line(
                "notice: \(preview.way.rawValue)  second person: \(preview.approval.word)  \(preview.carrying.rawValue)"
            )
            if !preview.notice.isEmpty { Output.line("\n" + Safe.block(preview.notice)) }
        }
    }
}

extension ApprovalNeed {
    var word: String {
        switch self {
        case .none: "none"
        case .afterwards: "afterwards"
        case .before: "before"
        }
    }
}

extension OpenDesk {
    /// The message that a script names by its key, `#4711` or the channel's id; without a name the citizen's latest.
    func message(_ text: String?, of caseKey: Int64) throws -> ThreadMessage {
        guard let detail = try store.detail(caseKey, clerk: options.clerkName) else {
            throw Refusal.unknownCase("#\(caseKey)")
        }
        let incoming = detail.messages.filter { $0.direction == .incoming }
        guard let text else {
            guard let last = incoming.last else { throw Refusal.cannotReply(.noMessage) }
            return last
        }
        let key = Int64(text.hasPrefix("#") ? String(text.dropFirst()) : text)
        guard let found = incoming.first(where: { $0.remoteID == text }) ?? incoming.first(where: { $0.key == key })
        else {
            throw Failure(.noInput, "--message: no message “\(Safe.line(text))” in this case; `lotse show` lists them")
        }
        return found
    }

    /// The newest measure about a message, or about any of the case's.
    func lastMeasure(_ caseKey: Int64, _ message: Int64) throws -> DecisionView? {
        guard let detail = try store.detail(caseKey, clerk: options.clerkName) else { return nil }
        let open = detail.decisions.filter {
            $0.record.measure.isRestriction && ($0.record.state == .inForce || $0.record.state == .lifted)
        }
        return open.last { $0.record.message == message } ?? open.last
    }

    /// What somebody else did after the version that was seen, one line each, on standard error.
    func tellChanges(_ caseKey: Int64, since: Int64) throws {
        for entry in try store.journal(of: caseKey, after: since) where entry.kind.isNews {
            Output.note(
                Safe.line(
                    "\(local(entry.time.instant))  \(entry.actor)  \(entry.kind.rawValue)  "
                        + [entry.detail("measure"), entry.detail("rule"), entry.detail("unit")].compactMap { $0 }
                        .joined(separator: " ")))
        }
    }

    /// The case with its decisions.
    func printModeration(_ key: Int64) throws {
        guard let detail = try store.detail(key, clerk: options.clerkName) else { return }
        if options.json {
            Output.json(CaseJSON.json(detail, roster))
        } else {
            Output.line(CaseText.line(detail.row, self))
            for decision in detail.decisions { Output.line(DecisionText.line(decision, self)) }
        }
    }
}
