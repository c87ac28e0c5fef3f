internal import Desk
internal import Terminal

/// One message on a page of its own: its words, why it is looked at, and the decision about it.
enum DecisionScreen: ConsoleScreen {
    static let commands = DecisionCommands.all
    static let bindings = DecisionCommands.bindings

    /// Puts the message on the stack; from the queues with the item it came from.
    static func open(_ key: SubjectKey, _ app: inout AppState) -> [Effect] {
        guard app.top != .decision else { return [] }
        var review = Review(key, item: app.top == .moderation ? app.moderation.list.selected : nil)
        if app.top == .moderation, app.moderation.review?.key == key {
            review.subject = app.moderation.review?.subject
        }
        app.screens.append(.decision(review))
        return app.askReview()
    }

    static func appear(_ app: inout AppState) -> [Effect] { app.askReview() }
    static func deskChanged(_ app: inout AppState) -> [Effect] { app.askReview() }

    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? {
        guard app.top == .decision, var review = app.review, case .subjects(let subjects) = answer,
            id == review.request
        else { return nil }
        app.take(subjects.first, into: &review)
        app.review = review
        return []
    }

    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? {
        guard app.top == .decision, id == app.review?.request else { return nil }
        app.review?.request = nil
        return []
    }

    static func edited(_ id: RequestID, _ text: String?, _ app: inout AppState) -> [Effect] {
        NoticeWriting.edited(id, text, &app)
    }

    static func contexts(_ app: AppState) -> [KeyContext] {
        app.moderation.notice == nil ? [.decision, .deciding, .everywhere] : [.notice]
    }

    static func targets(_ app: AppState) -> Targets {
        guard let review = app.review else { return Targets() }
        let row = review.subject?.detail.row
        return Targets(keys: [review.key.caseKey], record: row?.record, row: row)
    }

    static func title(_ app: AppState) -> TitleText {
        let place = app.words.screen(.decision)
        guard let subject = app.review?.subject else { return TitleText(place: place) }
        let incoming = subject.detail.messages.filter { $0.direction == .incoming }
        let number = incoming.firstIndex { $0.key == subject.message }
        let count = number.map { app.words.messagePlace($0 + 1, incoming.count) } ?? ""
        return TitleText(
            place: place, scope: app.roster.text(of: subject.record.number), count: incoming.count > 1 ? count : "")
    }

    static func hints(_ app: AppState) -> [String] {
        if app.moderation.notice != nil { return noticeHints }
        return taskHints(app) + ["panel-down", "next-subject", "review-case", "help", "back"]
    }

    static let noticeHints = ["notice-done", "notice-editor", "notice-restore"]

    /// The keys that answer what is asked of the person.
    static func taskHints(_ app: AppState) -> [String] {
        switch app.review?.task {
        case .second(let view) where view.record.by == app.clerk.name || app.clerk.role < .approver: []
        case .second, .reply: ["second-agree", "second-decline"]
        case .appeal: ["uphold", "dismiss"]
        case .decide, nil:
            app.form.measure == nil
                ? ["rules"] + usualMeasures(app) : ["decide", "notice-edit"]
        }
    }

    /// The keys of the three measures most often taken, of those that can be taken here.
    private static func usualMeasures(_ app: AppState) -> [String] {
        let usual: [Measure] = [.approve, .hide, .keep, .hint, .movePrivate, .warn]
        let able = usual.filter { app.obstacle(to: $0, rule: nil) == nil }
        return able.prefix(3).map { DecidingCommands.name(of: $0) }
    }

    static func key(_ key: Key, _ app: inout AppState) -> [Effect] {
        if app.moderation.notice != nil { return NoticeWriting.type(key, &app) }
        guard case .mouse(let mouse) = key, mouse.action == .press else { return [] }
        if mouse.button == .wheelDown { app.scrollPanel(3) }
        if mouse.button == .wheelUp { app.scrollPanel(-3) }
        return []
    }
}

extension AppState {
    /// Whether the decision about what is selected is on the screen.
    var showsPanel: Bool { top != .moderation || ModerationLayout(self).panel != nil }

    /// Shows the panel where the list alone has room.
    mutating func showPanel() -> [Effect] {
        var effects: [Effect] = []
        if !showsPanel, !isBulk, let key = review?.key { effects = DecisionScreen.open(key, &self) }
        guard var found = review else { return effects }
        showDecision(in: &found)
        review = found
        return effects
    }

    /// Another message of the same case.
    mutating func nextSubject(_ steps: Int) -> [Effect] {
        guard top == .decision, let subject = review?.subject else { return [] }
        let keys = subject.detail.messages.filter { $0.direction == .incoming }.map(\.key)
        guard let place = keys.firstIndex(of: subject.message), keys.indices.contains(place + steps) else {
            say(words.noFurtherMessage)
            return []
        }
        review = Review(SubjectKey(caseKey: subject.record.key, message: keys[place + steps]))
        return askReview()
    }

    mutating func scrollPanel(_ steps: Int) { scroll(steps, \.panelScroll, of: .panel) }
    mutating func scrollComment(_ steps: Int) { scroll(steps, \.commentScroll, of: .comment) }

    private mutating func scroll(_ steps: Int, _ path: WritableKeyPath<Review, Int>, of part: DecisionLayout.Part) {
        guard var found = review else { return }
        let last = DecisionLayout.lastScroll(self, part)
        found[keyPath: path] = min(max(0, found[keyPath: path] + steps), last)
        review = found
    }
}
