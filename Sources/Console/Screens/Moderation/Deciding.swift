internal import Desk

/// Choosing rule and measure, and deciding.
extension AppState {
    /// `3` or `insult`: picks the rule with its usual measure; picked again, the rule is dropped.
    mutating func pick(rule text: String) -> [Effect] {
        let found: (rule: HouseRule, version: RuleVersion)
        do throws(Refusal) { found = try roster.rule(named: text, on: now) } catch {
            say(error.message(language), .error)
            return []
        }
        let usual = obstacle(to: found.version.usual, rule: found) == nil ? found.version.usual : nil
        let isTaken = changeForm { form in
            guard form.rule != found.rule.name else {
                form.rule = nil
                return
            }
            form.rule = found.rule.name
            if form.isSuggested || form.measure.map(found.version.allows) != true {
                (form.measure, form.isSuggested) = (usual, true)
            }
        }
        return isTaken ? showPanel() : []
    }

    /// Takes a measure, or says why it cannot be taken.
    mutating func choose(_ measure: Measure) -> [Effect] {
        if let obstacle = obstacle(to: measure, rule: rule(of: form)) {
            say(Refusal.measureImpossible(measure, obstacle).message(language), .warning)
            return []
        }
        let isTaken = changeForm { form in
            (form.measure, form.isSuggested) = (measure, false)
        }
        guard isTaken else { return [] }
        if measure == .temporaryBan, form.until == nil { return askBanDays() }
        if measure == .keep { return askReason() }
        return showPanel()
    }

    /// Why a measure cannot be taken about the message; marked messages are looked at one by one when decided.
    func obstacle(to measure: Measure, rule: (rule: HouseRule, version: RuleVersion)?) -> MeasureObstacle? {
        guard !isBulk else {
            return rule.flatMap { $0.version.allows(measure) ? nil : .rule($0.rule.name) }
        }
        guard let target = review?.subject?.target else { return nil }
        return target.obstacle(to: measure, account: roster.accounts[target.account], rule: rule)
    }

    private mutating func askBanDays() -> [Effect] {
        let choices: [(Unicode.Scalar, Int)] = [("1", 1), ("3", 3), ("7", 7), ("0", 30)]
        let items = choices.map { key, days in
            Menu.Item(key: key, label: words.days(days), command: "ban-days", argument: String(days))
        }
        let other = Menu.Item(key: "d", label: words.otherDays, command: "ban-days", argument: "?")
        overlay = .menu(Menu(title: words.askBanDays, items: items + [other]))
        return []
    }

    /// Sets the end of a temporary ban.
    mutating func banDays(_ text: String) -> [Effect] {
        guard text != "?" else {
            overlay = .prompt(Prompt(title: words.askBanDays, command: "ban-days", hint: words.banDaysHint))
            return []
        }
        guard !text.isEmpty else { return askBanDays() }
        guard let days = Int64(text), (1...3650).contains(days) else {
            say(words.noSuchDays(text), .error)
            return []
        }
        let until = now + days * 86_400
        changeForm { form in
            form.measure = .temporaryBan
            form.until = until
        }
        return showPanel()
    }

    mutating func askReason() -> [Effect] {
        overlay = .prompt(
            Prompt(
                title: words.askReason, command: "decision-note-text", text: form.note, hint: words.reasonStaysInside,
                mayBeEmpty: true))
        return []
    }

    /// Decides, or says what is missing. `argument` holds `close` to close the case and `yes` after the question.
    mutating func decide(_ argument: String) -> [Effect] {
        if isBulk { return decideMarked(argument) }
        guard showsPanel else { return review.map { DecisionScreen.open($0.key, &self) } ?? [] }
        guard let subject = review?.subject else {
            say(review?.isMissing == true ? words.messageGone : words.loading)
            return []
        }
        let marks = Set(argument.split(separator: " "))
        if review?.item?.queue == .recent, !form.isBegun { return run("review-case") }
        guard var order = form.order(for: subject.message, closesCase: marks.contains("close")) else {
            say(words.chooseFirst, .warning)
            return []
        }
        guard !form.isSending, let preview = preview(order, subject), !isHeld() else { return [] }
        order.seenVersion = form.seenVersion
        order.seenText = form.seenText
        if order.measure.isFinal, !marks.contains("yes") {
            let question = words.askFinal(
                order.measure, author: author(of: subject), isProposal: preview.approval == .before)
            overlay = .confirm(Confirm(question: question, command: "decide", argument: argument + " yes"))
            return []
        }
        changeForm { $0.isSending = true }
        return [.moderate(.decide([order]))]
    }

    /// What the decision would do; says what the desk would refuse.
    private mutating func preview(_ order: ModerationOrder, _ subject: ModerationSubject) -> ModerationPreview? {
        switch DecisionPreview(order, subject, decisionContext).result {
        case .success(let preview): return preview
        case .failure(let refusal):
            say(words.told(refusal), .warning)
            return nil
        }
    }

    /// Whether the person must look first at what has changed; the next time it is taken as seen.
    private mutating func isHeld() -> Bool {
        guard let hold = form.hold else { return false }
        guard hold.isSeen else {
            changeForm { $0.hold?.isSeen = true }
            say(words.decisionHeld, .warning)
            return true
        }
        changeForm { $0.acceptHold() }
        return false
    }

    func author(of subject: ModerationSubject) -> String {
        String((subject.shown?.author ?? subject.detail.row.author).prefix(60))
    }
}

extension Measure {
    /// Cannot be made as if it had not been: asked before.
    var isFinal: Bool { self == .delete || self == .ban }
}

/// What a decision would do, by the very code that takes it. The versions seen are left out: they are checked when
/// it is taken.
struct DecisionPreview {
    let result: Result<ModerationPreview, Refusal>

    init(_ order: ModerationOrder, _ subject: ModerationSubject, _ context: DecisionContext) {
        var order = order
        (order.seenVersion, order.seenText) = (nil, nil)
        result = Result { () throws(Refusal) in
            try Moderate.preview(order, target: subject.target, record: subject.record, context: context)
        }
    }
}
