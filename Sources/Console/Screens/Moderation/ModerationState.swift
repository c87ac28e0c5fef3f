internal import Desk
internal import Terminal

/// The queues, the message that is looked at, and everything that was typed about messages.
///
/// Invariants:
/// 1. `review` is of the list's selected item, or nil when there is none.
/// 2. A form leaves `forms` only when the desk has its decision or the moderator drops it.
struct ModerationState: Sendable {
    var list = ReviewList()
    /// How many wait in each queue, at most `countCap`.
    var counts: [ReviewQueue: Int] = [:]
    var countsRequest: RequestID?
    /// Nobody has chosen a queue yet: the first one in which something waits is shown.
    var choosesQueue = true
    var review: Review?
    /// By message.
    var forms: [Int64: DecisionForm] = [:]
    /// For all marked messages.
    var bulk = DecisionForm()
    /// The marked messages as a decision needs them, by message.
    var marked: [Int64: ModerationSubject] = [:]
    var markedRequest: RequestID?
    /// The notice that is being typed.
    var notice: NoticeText?

    static let countCap = 1000
}

/// A notice being typed.
struct NoticeText: Equatable, Sendable {
    var area: TextArea
    /// The text made from the rule.
    let made: String
    var editRequest: RequestID?
}

extension AppState {
    /// The message that is looked at, in the queues or on a page of its own.
    var review: Review? {
        get {
            if let last = screens.last, case .decision(let review) = last { return review }
            return top == .moderation ? moderation.review : nil
        }
        set {
            if top == .decision {
                guard let newValue else { return }
                screens[screens.count - 1] = .decision(newValue)
            } else if top == .moderation {
                moderation.review = newValue
            }
        }
    }

    /// Whether the next decision is about all marked messages.
    var isBulk: Bool { top == .moderation && !moderation.list.marked.isEmpty }

    /// What is chosen and typed about what is looked at; an empty form where nothing is.
    var form: DecisionForm {
        if isBulk { return moderation.bulk }
        guard let subject = review?.subject else { return DecisionForm() }
        return moderation.forms[subject.message] ?? DecisionForm(subject)
    }

    /// Changes the form; false when it is not known yet what the decision is about.
    @discardableResult
    mutating func changeForm(_ body: (inout DecisionForm) -> Void) -> Bool {
        if isBulk {
            body(&moderation.bulk)
            return true
        }
        guard let message = review?.subject?.message else {
            say(words.loading)
            return false
        }
        var form = form
        body(&form)
        moderation.forms[message] = form.isBegun ? form : nil
        return true
    }

    var decisionContext: DecisionContext { DecisionContext(actor: actor, now: now, roster: roster) }

    /// The rule of a form in the wording of today; nil when none is chosen or it is no longer in force.
    func rule(of form: DecisionForm) -> (rule: HouseRule, version: RuleVersion)? {
        form.rule.flatMap { try? roster.rule(named: $0, on: now) }
    }

    /// What can be moderated where the person is: the selected message of a case, the case of a list.
    var subjectHere: SubjectKey? {
        switch top {
        case .moderation: return moderation.list.selected?.subjectKey
        case .case:
            guard let state = openCase else { return nil }
            if case .message(let message, _) = state.selectedEntry, message.direction == .incoming {
                return SubjectKey(caseKey: state.key, message: message.key)
            }
            return SubjectKey(caseKey: state.key, message: nil)
        case .decision: return nil
        default:
            let keys = targets.keys
            return keys.count == 1 ? keys.first.map { SubjectKey(caseKey: $0, message: nil) } : nil
        }
    }
}
