internal import Desk
internal import Terminal

/// The Fristen: which office has how much time left, and what is due next.
enum BoardScreen: ConsoleScreen {
    static let commands = BoardCommands.all
    static let bindings = BoardCommands.bindings

    static func appear(_ app: inout AppState) -> [Effect] { ask(&app) }
    static func deskChanged(_ app: inout AppState) -> [Effect] { ask(&app) }

    private static func ask(_ app: inout AppState) -> [Effect] {
        let id = app.nextRequest()
        app.board.request = id
        app.board.minute = app.now.seconds / 60
        return [.loadBoard(limit: BoardState.limit, id)]
    }

    /// The numbers move on with the time, also when nobody writes.
    static func tick(_ app: inout AppState) -> [Effect] {
        app.now.seconds / 60 == app.board.minute ? [] : ask(&app)
    }

    static func contexts(_ app: AppState) -> [KeyContext] { [.board, .everywhere] }

    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? {
        guard id == app.board.request, case .board(let lines, let rows, let fulfilment, let today) = answer else {
            return nil
        }
        app.board.request = nil
        app.board.take(lines: lines, rows: rows, fulfilment: fulfilment, today: today)
        app.board.keepInSight(BoardLayout(app).list.height)
        return []
    }

    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? {
        guard id == app.board.request else { return nil }
        app.board.request = nil
        return []
    }

    static func targets(_ app: AppState) -> Targets {
        guard app.board.part == .list, let line = app.board.selectedLine else { return Targets() }
        let row = app.inbox.window.rows.first { $0.record.key == line.caseKey }
        return Targets(keys: [line.caseKey], record: row?.record, row: row)
    }

    static func title(_ app: AppState) -> TitleText {
        let name = app.roster.profile.calendar
        let office = app.roster.calendars[name].map { OfficeHours($0, at: app.now) }
        let scope = app.times.full(app.now) + (office.map { " \(app.marks.dot) " + $0.words(app) } ?? "")
        let count = app.board.today.map { app.words.metToday($0.met, $0.ended) } ?? ""
        return TitleText(place: app.words.screen(.board), scope: scope, count: count)
    }

    static func hints(_ app: AppState) -> [String] {
        app.board.part == .table
            ? ["board-open", "board-part", "board-left", "board-right", "help", "palette", "leave"]
            : ["board-open", "board-part", "assign", "claim", "reply", "snooze", "help", "leave"]
    }

    static func key(_ key: Key, _ app: inout AppState) -> [Effect] {
        guard case .mouse(let mouse) = key, mouse.action == .press else { return [] }
        let layout = BoardLayout(app)
        switch mouse.button {
        case .wheelDown: app.board.move(3, height: layout.list.height)
        case .wheelUp: app.board.move(-3, height: layout.list.height)
        case .left where layout.list.rows.contains(mouse.row):
            app.board.part = .list
            app.board.cursor = min(app.board.top + mouse.row - layout.list.row, max(0, app.board.lines.count - 1))
        case .left where layout.cells.rows.contains(mouse.row):
            app.board.part = .table
            app.board.row = min(mouse.row - layout.cells.row, max(0, app.board.rows.count - 1))
        default: break
        }
        return []
    }

    /// What Enter does: the cell's cases in the inbox, or the line's case.
    static func enter(_ app: inout AppState) -> [Effect] {
        switch app.board.part {
        case .table:
            guard let row = app.board.selectedRow else { return [] }
            let query = row.query(app.board.column, today: app.asker.today)
            return InboxScreen.show(query: query.description, &app)
        case .list:
            guard let line = app.board.selectedLine else { return [] }
            return CaseScreen.open(line.caseKey, row: targets(app).row, composing: false, &app)
        }
    }
}

/// Whether an office is open, and until when.
struct OfficeHours: Equatable {
    let isOpen: Bool
    /// When it closes, or opens again; nil when that is further than a year away.
    let until: Instant?

    init(_ calendar: OfficeCalendar, at now: Instant) {
        isOpen = calendar.isOpen(at: now)
        if isOpen {
            let day = try? calendar.intervals(from: now, to: now + 2 * 86_400)
            until = day?.first?.closing
        } else {
            until = calendar.nextOpening(after: now)
        }
    }

    /// `Dienst bis 16:00`, `geschlossen bis Mo 08:00`.
    func words(_ app: AppState) -> String {
        guard let until else { return isOpen ? app.words.officeOpen : app.words.officeClosed }
        let zone = app.roster.zone
        let isToday = zone.date(at: until) == zone.date(at: app.now)
        let isNear = until - app.now < 6 * 86_400
        let day = isToday ? "" : isNear ? app.times.weekday(until) + " " : app.times.day(until) + " "
        let time = day + app.times.clock(until)
        return isOpen ? app.words.officeOpenUntil(time) : app.words.officeClosedUntil(time)
    }
}
