internal import Desk
internal import Terminal

/// The moderation: six queues, the message that is selected in its thread, and the decision about it.
enum ModerationScreen: ConsoleScreen {
    static let commands = ModerationCommands.all
    static let bindings = ModerationCommands.bindings

    static func appear(_ app: inout AppState) -> [Effect] { ask(&app) + count(&app) }
    static func deskChanged(_ app: inout AppState) -> [Effect] { ask(&app) + count(&app) + askMarked(&app) }

    // MARK: Asking

    /// Asks for the list from its beginning, as long as it is now.
    static func ask(_ app: inout AppState, limit: Int? = nil) -> [Effect] {
        let id = app.nextRequest()
        let pages = (app.moderation.list.items.count + ReviewList.page - 1) / ReviewList.page
        app.moderation.list.limit = limit ?? min(1000, max(1, pages) * ReviewList.page)
        app.moderation.list.request = id
        app.moderation.list.continues = false
        return [.loadReview(ReviewRequest(app.moderation.list.queue, limit: app.moderation.list.limit), id)]
    }

    private static func count(_ app: inout AppState) -> [Effect] {
        let id = app.nextRequest()
        app.moderation.countsRequest = id
        return [.loadReviewCounts(id)]
    }

    /// The next page, if the cursor nears the end of what is held.
    private static func more(_ app: inout AppState) -> [Effect] {
        guard app.moderation.list.wantsMore, let last = app.moderation.list.items.last else { return [] }
        let id = app.nextRequest()
        app.moderation.list.limit = ReviewList.page
        app.moderation.list.request = id
        app.moderation.list.continues = true
        return [.loadReview(ReviewRequest(app.moderation.list.queue, limit: ReviewList.page, cursor: last.cursor), id)]
    }

    /// The selected message is looked at.
    static func look(_ app: inout AppState) -> [Effect] {
        guard let item = app.moderation.list.selected else {
            app.moderation.review = nil
            return []
        }
        let isSame = app.moderation.review?.item?.identity == item.identity
        var review = isSame ? app.moderation.review ?? Review(item.subjectKey) : Review(item.subjectKey)
        let id = app.nextRequest()
        review.item = item
        review.request = id
        app.moderation.review = review
        return [.loadSubjects([review.key], id)]
    }

    /// The marked messages as a decision about them needs them.
    static func askMarked(_ app: inout AppState) -> [Effect] {
        let keys = app.moderation.list.markedItems.prefix(ReviewList.markCap).map(\.subjectKey)
        guard !keys.isEmpty else {
            app.moderation.marked = [:]
            return []
        }
        let id = app.nextRequest()
        app.moderation.markedRequest = id
        return [.loadSubjects(Array(keys), id)]
    }

    /// After the cursor moved: a range being marked follows it.
    static func moved(_ app: inout AppState) -> [Effect] {
        var effects: [Effect] = []
        if app.moderation.list.rangeStart != nil {
            app.moderation.list.markRange()
            effects += askMarked(&app)
        }
        let height = ModerationLayout(app).list.height
        app.moderation.list.keepInSight(height)
        return effects + look(&app) + more(&app)
    }

    static func unmark(_ app: inout AppState) -> [Effect] {
        app.moderation.list.unmark()
        // What was chosen for these messages must not wait for others; what was typed stays.
        (app.moderation.bulk.rule, app.moderation.bulk.measure) = (nil, nil)
        return []
    }

    /// Shows a queue from its beginning.
    static func show(_ queue: ReviewQueue, _ app: inout AppState) -> [Effect] {
        app.moderation.list.show(queue)
        app.moderation.choosesQueue = false
        app.moderation.review = nil
        return ask(&app)
    }

    /// What must be done first is shown first, as long as nobody has chosen otherwise.
    private static func chooseQueue(_ app: inout AppState) -> [Effect] {
        guard app.moderation.choosesQueue, app.top == .moderation else { return [] }
        app.moderation.choosesQueue = false
        let counts = app.moderation.counts
        guard counts[app.moderation.list.queue] ?? 0 == 0,
            let first = ReviewQueue.allCases.first(where: { counts[$0] ?? 0 > 0 })
        else { return [] }
        return show(first, &app)
    }

    // MARK: Answers

    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? {
        switch answer {
        case .review(let items) where id == app.moderation.list.request:
            let forms = app.moderation.forms
            app.moderation.list.take(items) { forms[$0] != nil }
            app.moderation.list.keepInSight(ModerationLayout(app).list.height)
            return look(&app) + (app.moderation.marked.isEmpty && !app.isBulk ? [] : askMarked(&app))
        case .reviewCounts(let counts) where id == app.moderation.countsRequest:
            app.moderation.countsRequest = nil
            app.moderation.counts = counts
            return chooseQueue(&app)
        case .subjects(let subjects) where id == app.moderation.review?.request:
            guard var review = app.moderation.review else { return [] }
            app.take(subjects.first, into: &review)
            app.moderation.review = review
            return []
        case .subjects(let subjects) where id == app.moderation.markedRequest:
            app.moderation.markedRequest = nil
            app.moderation.marked = Dictionary(subjects.map { ($0.message, $0) }) { first, _ in first }
            return []
        default: return nil
        }
    }

    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? {
        if id == app.moderation.list.request {
            app.moderation.list.request = nil
        } else if id == app.moderation.countsRequest {
            app.moderation.countsRequest = nil
        } else if id == app.moderation.review?.request {
            app.moderation.review?.request = nil
        } else if id == app.moderation.markedRequest {
            app.moderation.markedRequest = nil
        } else {
            return nil
        }
        return []
    }

    static func edited(_ id: RequestID, _ text: String?, _ app: inout AppState) -> [Effect] {
        NoticeWriting.edited(id, text, &app)
    }

    // MARK: Lines and keys

    static func contexts(_ app: AppState) -> [KeyContext] {
        app.moderation.notice == nil ? [.moderation, .deciding, .everywhere] : [.notice]
    }

    static func targets(_ app: AppState) -> Targets {
        if app.isBulk {
            var seen: Set<Int64> = []
            return Targets(keys: app.moderation.list.markedItems.map(\.caseKey).filter { seen.insert($0).inserted })
        }
        guard let item = app.moderation.list.selected else { return Targets() }
        let row = app.moderation.review?.subject?.detail.row
        return Targets(keys: [item.caseKey], record: row?.record, row: row)
    }

    static func title(_ app: AppState) -> TitleText {
        let list = app.moderation.list
        let title = app.words.title(list.queue)
        let scope = app.isBulk ? app.words.marked(list.marked.count) + " \(app.marks.dot) " + title : title
        let count = list.items.isEmpty ? "" : "\(list.cursor + 1)/\(app.words.grouped(list.items.count))"
        return TitleText(
            place: app.words.screen(.moderation), scope: scope, count: count + (list.endsList ? "" : "+"))
    }

    static func hints(_ app: AppState) -> [String] {
        if app.moderation.notice != nil { return DecisionScreen.noticeHints }
        if app.isBulk {
            return ["decide", "rules", "moderate-hide", "moderate-delete", "back", "mark-all-items", "help"]
        }
        let tail = ["next-queue", "item-mark", "panel-down", "review-case", "help", "next-screen"]
        return (ModerationLayout(app).panel == nil ? ["moderate"] : DecisionScreen.taskHints(app)) + tail
    }

    static func key(_ key: Key, _ app: inout AppState) -> [Effect] {
        if app.moderation.notice != nil { return NoticeWriting.type(key, &app) }
        guard case .mouse(let mouse) = key, mouse.action == .press else { return [] }
        let list = ModerationLayout(app).list
        switch mouse.button {
        case .wheelDown: app.moderation.list.move(3)
        case .wheelUp: app.moderation.list.move(-3)
        case .left where list.rows.contains(mouse.row) && list.columns.contains(mouse.column):
            app.moderation.list.select(index: app.moderation.list.top + mouse.row - list.row)
        default: return []
        }
        return moved(&app)
    }
}
