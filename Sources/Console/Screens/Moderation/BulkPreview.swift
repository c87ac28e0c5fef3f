internal import Desk
internal import Terminal

/// What one decision about all marked messages would do: how many, where, and what is refused and why.
struct BulkPreview {
    private(set) var orders: [ModerationOrder] = []
    private(set) var channels: [(channel: Channel, count: Int)] = []
    private(set) var notices = 0
    private(set) var waiting = 0
    private(set) var byHand = 0
    private(set) var refused: [(why: String, count: Int)] = []
    /// Marked messages that are not read yet.
    private(set) var unknown = 0

    var count: Int { orders.count }

    init(_ app: AppState, closesCase: Bool) {
        var cases: Set<Int64> = []
        for item in app.moderation.list.markedItems {
            guard let subject = app.moderation.marked[item.message] else {
                unknown += 1
                continue
            }
            guard var order = app.moderation.bulk.order(for: item.message, closesCase: closesCase) else { continue }
            order.notice = nil
            // Each decision is a new version of its case: only the first of a case can name the one that was seen.
            order.seenVersion = cases.insert(item.caseKey).inserted ? item.caseVersion : nil
            order.seenText = item.content
            take(order, DecisionPreview(order, subject, app.decisionContext).result, item.channel, app.language)
        }
    }

    private mutating func take(
        _ order: ModerationOrder, _ result: Result<ModerationPreview, Refusal>, _ channel: Channel, _ language: Language
    ) {
        switch result {
        case .success(let preview):
            orders.append(order)
            if let place = channels.firstIndex(where: { $0.channel == channel }) {
                channels[place].count += 1
            } else {
                channels.append((channel, 1))
            }
            if preview.way != .none { notices += 1 }
            if preview.approval == .before { waiting += 1 }
            if preview.carrying == .byHand { byHand += 1 }
        case .failure(let refusal):
            let why = refusal.message(language)
            if let place = refused.firstIndex(where: { $0.why == why }) {
                refused[place].count += 1
            } else {
                refused.append((why, 1))
            }
        }
    }

    /// The same in sentences.
    func lines(_ words: Words) -> [Reading.Line] {
        var lines: [Reading.Line] = []
        let places = channels.map { "\(words.channel($0.channel)) \(words.grouped($0.count))" }
        if !places.isEmpty { lines.append(.init(text: places.joined(separator: ", "))) }
        if notices > 0 { lines.append(.init(text: words.noticesLeave(notices))) }
        if waiting > 0 { lines.append(.init(text: words.waitForSecond(waiting), role: .moderation)) }
        if byHand > 0 { lines.append(.init(text: words.doneByHand(byHand), role: .warning)) }
        lines += refused.map { .init(text: words.refused($0.count, $0.why), role: .warning) }
        if unknown > 0 { lines.append(.init(text: words.loading, role: .hint)) }
        return lines
    }
}

extension AppState {
    /// Decides about all marked messages after a question that says what will happen.
    mutating func decideMarked(_ argument: String) -> [Effect] {
        let marks = Set(argument.split(separator: " "))
        guard let measure = moderation.bulk.measure, !moderation.bulk.isSending else {
            say(words.chooseFirst, .warning)
            return []
        }
        let preview = BulkPreview(self, closesCase: marks.contains("close"))
        guard preview.unknown == 0 else {
            say(words.loading)
            return ModerationScreen.askMarked(&self)
        }
        guard preview.count > 0 else {
            say(preview.refused.first?.why ?? words.messageGone, .warning)
            return []
        }
        guard marks.contains("yes") else {
            overlay = .confirm(
                Confirm(
                    question: words.askBulk(measure, preview.count, of: moderation.list.marked.count),
                    command: "decide",
                    argument: argument + " yes", details: preview.lines(words)))
            return []
        }
        moderation.bulk.isSending = true
        return [.moderate(.decide(preview.orders))]
    }
}
