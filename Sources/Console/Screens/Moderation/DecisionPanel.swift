internal import Desk
internal import Terminal

/// The decision about a message: what others decided, rule and measure, who must agree, and the notice as it will be
/// sent.
struct DecisionPanel {
    let app: AppState
    let gate: Gate
    let width: Int
    /// Rules and measures have rows of their own.
    let isRoomy: Bool

    /// So many marked messages are judged with every picture; more only when they are decided.
    private static let previewed = 50

    private var words: Words { app.words }
    private var form: DecisionForm { app.form }

    func lines(_ review: Review) -> [[Cell]] {
        var column = TextColumn(gate: gate, width: width)
        guard let subject = review.subject else {
            column.add(review.isMissing ? words.messageGone : words.loading, .hint)
            return column.lines
        }
        if let since = review.staleSince { addChanges(since, subject, to: &column) }
        switch review.task {
        case .decide: addDecision(subject, to: &column)
        case .second(let view): JudgingText(app: app).second(view, to: &column)
        case .reply(let row): JudgingText(app: app).reply(row, to: &column)
        case .appeal(let view): JudgingText(app: app).appeal(view, to: &column)
        }
        return column.lines
    }

    /// One decision about all marked messages.
    var bulk: [[Cell]] {
        var column = TextColumn(gate: gate, width: width)
        column.head(words.bulkHead(app.moderation.list.marked.count))
        addRules(to: &column)
        addMeasures(to: &column)
        addReason(to: &column)
        guard form.measure != nil else { return column.lines }
        column.gap()
        guard app.moderation.list.marked.count <= Self.previewed else {
            column.add(words.enterTells, .hint)
            return column.lines
        }
        let preview = BulkPreview(app, closesCase: false)
        column.add(words.bulkDoes(preview.count), .text, .bold)
        for line in preview.lines(words) { column.add(line.text, line.role, indent: 1) }
        return column.lines
    }

    private func addDecision(_ subject: ModerationSubject, to column: inout TextColumn) {
        if let hold = form.hold { add(hold, to: &column) }
        addChoice(to: &column)
        // What was decided before is the news until something is chosen, and then in the way.
        if form.measure == nil { addEarlier(subject, to: &column) }
        let bans = subject.target.decisions.filter { $0.message != subject.message }
        for record in bans { column.add("\(app.marks(.moderation)) " + words.inForce(record, app.times), .moderation) }
        column.gap()
        addRules(to: &column)
        addMeasures(to: &column)
        addReason(to: &column)
        addOutcome(subject, to: &column)
        if !isRoomy, form.measure != nil {
            column.gap()
            addUnable(to: &column)
        }
        guard form.measure != nil, !subject.decisions.isEmpty else { return }
        column.gap()
        addEarlier(subject, to: &column)
    }

    private func addEarlier(_ subject: ModerationSubject, to column: inout TextColumn) {
        for view in subject.decisions.suffix(3) { DecisionFate(view, app).add(to: &column) }
    }

    /// What Enter would do stands on the first line, whatever the rest of the panel leaves room for.
    private func addChoice(to column: inout TextColumn) {
        guard let measure = form.measure else { return }
        let rule = app.rule(of: form).map { "\(words.rule($0.rule.number)) \(app.marks.dot) " } ?? ""
        column.add("\(sign(true)) \(rule)\(words.title(measure))", .selected, .bold, limit: 1)
    }

    // MARK: What changed

    private func addChanges(_ since: Int64, _ subject: ModerationSubject, to column: inout TextColumn) {
        let changes = subject.detail.history.filter { $0.sequence > since && $0.kind.isNews }
        column.add("\(app.marks(.overdue)) " + words.changedMeanwhile, .warning, .bold)
        add(changes, to: &column)
    }

    private func add(_ hold: DecisionForm.Hold, to column: inout TextColumn) {
        column.add("\(app.marks(.overdue)) " + words.changedMeanwhile, .warning, .bold)
        if hold.isTextChanged { column.add(words.textIsNew, .warning, indent: 2) }
        add(hold.changes, to: &column)
        column.add(hold.isSeen ? words.holdSeen : words.holdAsksEnter, .warning, indent: 2)
    }

    private func add(_ changes: [JournalEntry], to column: inout TextColumn) {
        for entry in changes.suffix(5) {
            let time = app.times.clock(entry.time.instant)
            column.add(
                "\(time) \(entry.actor.prefix(30)): \(words.history(entry, times: app.times))", .warning, indent: 2)
        }
    }

    // MARK: Rule and measure

    private func addRules(to column: inout TextColumn) {
        let chosen = app.rule(of: form)
        column.head(words.ruleHead(isChosen: chosen != nil))
        if let chosen, !isRoomy {
            let law = chosen.version.legalGround.map { " \(app.marks.dot) \($0)" } ?? ""
            column.add(
                "\(sign(true)) \(chosen.rule.number) \(title(chosen.version))" + law, .selected, .bold, indent: 1)
            return
        }
        let rules = app.roster.rules(on: app.now)
        if isRoomy {
            for entry in rules {
                let isChosen = entry.rule.name == chosen?.rule.name
                let number = entry.rule.number < 10 ? " \(entry.rule.number)" : "\(entry.rule.number)"
                column.add(
                    "\(sign(isChosen)) \(number)  \(title(entry.version))", isChosen ? .selected : .text,
                    isChosen ? .bold : [], indent: 1)
            }
        } else {
            column.pairs(rules.map { [.init(text: "\($0.rule.number) ", role: .key), .init(text: title($0.version))] })
        }
    }

    private func title(_ version: RuleVersion) -> String { words.pick(version.title.de, version.title.en) }
    private func sign(_ isChosen: Bool) -> String { isChosen ? (gate.isUnicode ? "›" : ">") : " " }

    private func addMeasures(to column: inout TextColumn) {
        column.gap()
        column.head(words.measureHead)
        let rule = app.rule(of: form)
        let able = Measure.allCases.filter { app.obstacle(to: $0, rule: rule) == nil }
        if isRoomy {
            able.forEach { column.flow([part($0)]) }
        } else if let chosen = form.measure {
            // With little room the notice is worth more than the names of what was not chosen.
            column.flow([part(chosen)])
            let keys = able.filter { $0 != chosen }.map(key).joined(separator: " ")
            column.add(words.otherMeasures(keys), .dim, indent: 1)
            return
        } else {
            column.flow(able.map(part))
        }
        addUnable(to: &column)
    }

    /// What cannot be done, with the reasons.
    private func addUnable(to column: inout TextColumn) {
        let rule = app.rule(of: form)
        var unable: [(why: String, names: [String])] = []
        for measure in Measure.allCases {
            guard let obstacle = app.obstacle(to: measure, rule: rule) else { continue }
            let why = words.pick(obstacle.words.de, obstacle.words.en)
            if let place = unable.firstIndex(where: { $0.why == why }) {
                unable[place].names.append(words.title(measure))
            } else {
                unable.append((why, [words.title(measure)]))
            }
        }
        for entry in unable {
            column.add("(\(entry.names.joined(separator: ", ")): \(entry.why))", .dim, indent: 1)
        }
    }

    private func key(_ measure: Measure) -> String {
        app.keymap.keys(for: DecidingCommands.name(of: measure), in: [.deciding]).first ?? "?"
    }

    private func part(_ measure: Measure) -> [TextColumn.Part] {
        let isChosen = form.measure == measure
        var title = words.title(measure)
        if isChosen, measure == .temporaryBan, let until = form.until { title += words.untilDay(app.times.full(until)) }
        return [
            .init(text: sign(isChosen) + key(measure) + " ", role: .key),
            .init(text: title, role: isChosen ? .selected : .text, attributes: isChosen ? .bold : []),
        ]
    }

    // MARK: Reason, second person, notice

    private func addReason(to column: inout TextColumn) {
        guard !form.note.isEmpty else { return }
        column.gap()
        column.add(words.reasonHead + " " + form.note, .note)
    }

    private func addOutcome(_ subject: ModerationSubject, to column: inout TextColumn) {
        guard let order = form.order(for: subject.message) else { return }
        column.gap()
        switch DecisionPreview(order, subject, app.decisionContext).result {
        case .failure(let refusal): column.add("\(app.marks(.overdue)) " + words.told(refusal), .warning)
        case .success(let preview):
            column.add(words.second(preview.approval), preview.approval == .none ? .dim : .moderation)
            column.add(words.carrying(preview.carrying), preview.carrying == .byHand ? .warning : .dim)
            if form.noticeIsAstray { column.add("\(app.marks(.overdue)) " + words.noticeAstray, .warning) }
            column.gap()
            column.head(words.noticeHead(preview.way, isChanged: form.notice != nil))
            column.add(
                preview.notice.isEmpty ? words.noNoticeLeaves : preview.notice, preview.notice.isEmpty ? .dim : .text,
                indent: 1)
        }
    }
}
