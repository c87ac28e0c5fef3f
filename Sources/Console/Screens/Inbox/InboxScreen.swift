internal import Desk
internal import Terminal

/// The Posteingang: opens on what must be done first, keeps the place by case, never jumps while one reads.
enum InboxScreen: ConsoleScreen {
    static let commands = InboxCommands.all
    static let bindings = InboxCommands.bindings

    static func appear(_ app: inout AppState) -> [Effect] {
        app.inbox.window.isKnown ? deskChanged(&app) : restart(&app)
    }

    static func contexts(_ app: AppState) -> [KeyContext] {
        app.inbox.filter == nil ? [.inbox, .everywhere] : [.input]
    }

    static func targets(_ app: AppState) -> Targets {
        let inbox = app.inbox
        guard inbox.marked.isEmpty else {
            // Listed order first, so that reports name cases as the eye sees them.
            let listed = inbox.window.rows.map(\.record.key).filter { inbox.marked.contains($0) }
            let others = inbox.marked.subtracting(listed).sorted()
            let row = inbox.marked.count == 1 ? inbox.window.rows.first { inbox.marked.contains($0.record.key) } : nil
            return Targets(keys: listed + others, record: row?.record, row: row)
        }
        guard let row = inbox.window.selected else { return Targets() }
        return Targets(keys: [row.record.key], record: row.record, row: row)
    }

    // MARK: Asking

    /// What the list is of.
    static func request(_ app: AppState) -> PageRequest {
        let inbox = app.inbox
        let openOnly = !inbox.showsClosed && !inbox.query.namesState
        // Urgency exists for open cases only, and what was searched by words comes with the newest hit first.
        let hasUrgency = openOnly && !inbox.query.hasWords
        let order: CaseOrder = hasUrgency || inbox.order != .due ? inbox.order : .newest
        return PageRequest(inbox.query, order: order, openOnly: openOnly)
    }

    /// Begins the list anew.
    static func restart(_ app: inout AppState) -> [Effect] {
        app.inbox.window.resize(InboxLayout(app).list.height)
        app.inbox.matching = nil
        return ask(.fresh, &app) + count(&app)
    }

    static func ask(_ kind: ListWindow.Pending.Kind, _ app: inout AppState) -> [Effect] {
        let id = app.nextRequest()
        let page = app.inbox.window.ask(kind, id, of: request(app))
        app.inbox.pageLimit = page.limit
        return [.loadPage(page, id)]
    }

    private static func count(_ app: inout AppState) -> [Effect] {
        let id = app.nextRequest()
        app.inbox.countRequest = id
        let request = request(app)
        return [.loadCount(request.query, openOnly: request.openOnly, cap: InboxState.countCap, id)]
    }

    /// The next page, if the cursor nears an edge of what is held.
    static func prefetch(_ app: inout AppState) -> [Effect] {
        guard let kind = app.inbox.window.wanted() else { return [] }
        return ask(kind, &app)
    }

    static func deskChanged(_ app: inout AppState) -> [Effect] {
        guard app.inbox.window.pending == nil, app.inbox.window.isKnown else {
            app.inbox.isStale = true
            return []
        }
        app.inbox.isStale = false
        return ask(.refresh, &app) + count(&app)
    }

    static func resized(_ app: inout AppState) -> [Effect] {
        app.inbox.window.resize(InboxLayout(app).list.height)
        return prefetch(&app)
    }

    // MARK: Answers

    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? {
        switch answer {
        case .page(let rows):
            guard app.inbox.window.take(id, rows, limit: app.inbox.pageLimit, total: app.inbox.exactMatching) else {
                return nil
            }
            return app.inbox.isStale ? deskChanged(&app) : prefetch(&app)
        case .count(let count):
            guard id == app.inbox.countRequest else { return nil }
            (app.inbox.countRequest, app.inbox.matching) = (nil, count)
            return []
        case .keys(let keys):
            guard id == app.inbox.keysRequest else { return nil }
            app.inbox.keysRequest = nil
            app.inbox.marked = Set(keys)
            if keys.count == InboxState.markCap { app.say(app.words.markedCap(keys.count), .warning) }
            return []
        default: return nil
        }
    }

    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? {
        guard app.inbox.window.pending?.id == id else { return nil }
        app.inbox.window.giveUp(id)
        return []
    }

    static func submitted(_ deed: Deed, _ outcome: Outcome, _ app: inout AppState) -> [Effect] {
        if case .command = deed, case .done(let report) = outcome, report.refused.isEmpty { app.inbox.unmark() }
        return []
    }

    // MARK: Lines

    static func title(_ app: AppState) -> TitleText {
        let words = app.words
        let inbox = app.inbox
        var scope = [words.scope(inbox, request(app))]
        if !inbox.queryText.isEmpty { scope.append("/" + inbox.queryText) }
        scope.append(words.order(request(app).order))
        let matching = inbox.matching.map { words.grouped($0) + ($0 >= InboxState.countCap ? "+" : "") }
        let count = matching.map { shown in app.total.map { words.of(shown, words.grouped($0)) } ?? shown } ?? ""
        return TitleText(
            place: words.screen(.inbox), scope: scope.joined(separator: " \(app.marks.dot) "), count: count)
    }

    static func hints(_ app: AppState) -> [String] {
        if app.inbox.filter != nil { return ["accept", "cancel"] }
        if !app.inbox.marked.isEmpty {
            return ["assign", "close", "snooze", "tag", "spam", "mark-all", "back", "undo", "help"]
        }
        return [
            "open", "assign", "reply", "close", "filter", "why", "help", "moderate", "snooze", "order", "palette",
            "next-screen",
            "leave",
        ]
    }

    // MARK: Keys without a command

    static func key(_ key: Key, _ app: inout AppState) -> [Effect] {
        if app.inbox.filter != nil { return typeFilter(key, &app) }
        guard case .mouse(let mouse) = key else { return [] }
        return InboxMouse.act(mouse, &app)
    }
}

extension Query {
    /// Whether a state is asked for: then closed cases are not left out.
    var namesState: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains { $0.namesState }
        case .not(let part): part.namesState
        case .state: true
        default: false
        }
    }

    /// Whether text or authors are searched, which the index answers by its newest hits.
    var hasWords: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains { $0.hasWords }
        case .not(let part): part.hasWords
        case .word, .phrase, .author: true
        default: false
        }
    }

    /// Every word finds what begins with it.
    var asPrefixes: Query {
        switch self {
        case .all(let parts): .all(parts.map(\.asPrefixes))
        case .any(let parts): .any(parts.map(\.asPrefixes))
        case .not(let part): .not(part.asPrefixes)
        case .word(let word, _): .word(word, prefix: true)
        default: self
        }
    }
}
