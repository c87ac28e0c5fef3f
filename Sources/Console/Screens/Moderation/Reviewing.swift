internal import Desk

/// Looking at a message: asking for it, taking the answer, and what a second person says.
extension AppState {
    /// Asks for the message that is looked at, as it is now.
    mutating func askReview() -> [Effect] {
        guard let key = review?.key else { return [] }
        let id = nextRequest()
        review?.request = id
        return [.loadSubjects([key], id)]
    }

    /// The message as it is now, in a review; forms about it learn what has changed.
    mutating func take(_ subject: ModerationSubject?, into review: inout Review) {
        review.request = nil
        review.isMissing = subject == nil
        guard let subject else { return }
        review.subject = subject
        review.key = subject.key
        guard var form = moderation.forms[subject.message] else { return }
        let wasStale = form.wasStale
        let wasHeld = form.hold != nil
        form.notice(subject, writer: clerk.name)
        moderation.forms[subject.message] = form
        if form.hold != nil, !wasHeld { showDecision(in: &review) }
        if wasStale { say(form.hold == nil ? words.staleHarmless : words.decisionHeld, .warning) }
    }

    /// In one column the message stands above: the decision comes into sight.
    func showDecision(in review: inout Review) {
        let layout = DecisionLayout(self)
        guard top == .decision, layout.isOneColumn, review.subject != nil else { return }
        let text = DecisionText(app: self, review: review, gate: roughGate, area: layout.panel)
        let last = max(0, text.all.count - max(1, layout.panel.height))
        review.panelScroll = min(text.comment.count + 1, last)
    }

    // MARK: Second persons and appeals

    /// Why the person cannot judge what somebody else decided or wrote.
    func judging(_ wanted: (ReviewTask) -> Bool, otherwise: String) -> Availability {
        ConsoleCommand.writing(self) { app in
            guard let task = app.review?.task, wanted(task) else { return .no(otherwise) }
            guard app.clerk.role >= .approver else {
                return .no(Refusal.roleTooLow(needs: .approver, has: app.clerk.role).message(app.language))
            }
            return task.makers.contains(app.clerk.name)
                ? .no(Refusal.sameClerk(app.clerk.name).message(app.language)) : .yes
        }
    }

    /// A second person agrees; to what cannot be undone only after a question.
    mutating func agree(_ argument: String) -> [Effect] {
        guard let subject = review?.subject else { return [] }
        let seen = subject.record.version
        switch review?.task {
        case .reply(let row): return [.moderate(.approve(reply: row.reply.key, seen: seen))]
        case .second(let view):
            let record = view.record
            if record.measure.isFinal, record.state == .proposed, argument != "yes" {
                overlay = .confirm(
                    Confirm(
                        question: words.askFinal(record.measure, author: author(of: subject), isProposal: false),
                        command: "second-agree", argument: "yes"))
                return []
            }
            return [.moderate(.second(record.id, agrees: true, note: "", seen: seen))]
        default: return []
        }
    }

    /// A second person declines; a reason is asked for and kept until the desk has it.
    mutating func decline(_ reason: String) -> [Effect] {
        guard !reason.isEmpty else { return ask(words.askDecline, "second-decline") }
        review?.reason = reason
        switch review?.task {
        case .reply(let row): return [.moderate(.decline(reply: row.reply.key, reason: reason))]
        case .second(let view):
            let seen = review?.subject?.record.version
            return [.moderate(.second(view.record.id, agrees: false, note: reason, seen: seen))]
        default: return []
        }
    }

    /// Decides an appeal with its reasons.
    mutating func decideAppeal(_ isUpheld: Bool, _ reason: String) -> [Effect] {
        guard case .appeal(let view) = review?.task else { return [] }
        guard !reason.isEmpty else {
            return ask(isUpheld ? words.askUphold : words.askDismiss, isUpheld ? "uphold" : "dismiss")
        }
        review?.reason = reason
        return [
            .moderate(
                .decideAppeal(view.record.id, isUpheld: isUpheld, note: reason, seen: review?.subject?.record.version))
        ]
    }

    private mutating func ask(_ title: String, _ command: String) -> [Effect] {
        overlay = .prompt(Prompt(title: title, command: command, text: review?.reason ?? "", hint: words.reasonNeeded))
        return []
    }

    // MARK: Reports and appeals that come in

    mutating func report(_ text: String) -> [Effect] {
        guard let message = review?.subject?.message else { return [] }
        guard !text.isEmpty else {
            overlay = .prompt(
                Prompt(title: words.askReport, command: "report-message", hint: words.reportHint(form.rule)))
            return []
        }
        return [.moderate(.report(message: message, rule: form.rule, text: text))]
    }

    /// The decision that the person may take back: the own one, or as approver anybody's.
    var withdrawable: DecisionRecord? {
        let decisions = review?.subject?.decisions.map(\.record) ?? []
        let named = decisions.last { $0.id == review?.item?.decision?.id }
        return [named ?? decisions.last].compactMap(\.self).first { record in
            (record.state == .proposed || record.state == .inForce)
                && (record.by == clerk.name || clerk.role >= .approver)
        }
    }

    /// The decision about the message that an appeal could be about.
    var appealable: DecisionRecord? {
        review?.subject?.decisions.map(\.record).last {
            $0.measure.isRestriction && $0.appeal == .none && ($0.state == .inForce || $0.state == .lifted)
        }
    }

    mutating func fileAppeal(_ text: String) -> [Effect] {
        guard let decision = appealable else { return [] }
        guard !text.isEmpty else {
            overlay = .prompt(Prompt(title: words.askAppeal, command: "appeal-file", hint: words.appealHint))
            return []
        }
        return [.moderate(.appeal(decision.id, text: text))]
    }
}

extension ReviewTask {
    /// Who made what is to be judged, and can therefore not judge it.
    var makers: [String] {
        switch self {
        case .decide: []
        case .second(let view): [view.record.by]
        case .reply(let row): [row.reply.author.isEmpty ? row.author : row.reply.author]
        case .appeal(let view): [view.record.by, view.record.second].compactMap(\.self)
        }
    }

    var isSecond: Bool {
        switch self {
        case .second, .reply: true
        case .decide, .appeal: false
        }
    }

    var isAppeal: Bool { if case .appeal = self { true } else { false } }
}
