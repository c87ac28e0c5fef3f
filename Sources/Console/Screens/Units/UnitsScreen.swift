internal import Desk
internal import Terminal

/// The Zuständigkeit: which office has what, is open now, and answers for which subjects.
enum UnitsScreen: ConsoleScreen {
    static let commands = UnitsCommands.all
    static let bindings = UnitsCommands.bindings

    static func appear(_ app: inout AppState) -> [Effect] {
        ask(&app) + (app.tallies.isEmpty ? Update.refreshCounts(&app) : [])
    }

    static func deskChanged(_ app: inout AppState) -> [Effect] { ask(&app) }

    private static func ask(_ app: inout AppState) -> [Effect] {
        let (board, page) = (app.nextRequest(), app.nextRequest())
        (app.units.boardRequest, app.units.pageRequest) = (board, page)
        let oldest = PageRequest(.all([]), order: .oldest, limit: UnitsState.looked, openOnly: true)
        return [.loadBoard(limit: 1, board), .loadOldest(oldest, page)]
    }

    static func contexts(_ app: AppState) -> [KeyContext] {
        app.units.isFiltering ? [.input] : [.units, .everywhere]
    }

    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? {
        switch answer {
        case .board(_, let rows, _, _) where id == app.units.boardRequest:
            app.units.boardRequest = nil
            app.units.overdue = [:]
            for row in rows { if let unit = row.unit { app.units.overdue[unit] = row.overdue } }
        case .page(let rows) where id == app.units.pageRequest:
            app.units.pageRequest = nil
            app.units.take(oldest: rows)
        default: return nil
        }
        return []
    }

    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? {
        if id == app.units.boardRequest {
            app.units.boardRequest = nil
        } else if id == app.units.pageRequest {
            app.units.pageRequest = nil
        } else {
            return nil
        }
        return []
    }

    static func title(_ app: AppState) -> TitleText {
        let rows = app.unitRows
        var scope: [String] = []
        if !app.units.filter.isEmpty { scope.append("/" + app.units.filter.text) }
        if app.units.showsEnded { scope.append(app.words.withEnded) }
        let chosen = app.inbox.marked.count
        if chosen > 0 { scope.append(app.words.markedToAssign(chosen)) }
        return TitleText(
            place: app.words.screen(.units), scope: scope.joined(separator: " \(app.marks.dot) "),
            count: app.words.offices(rows.count))
    }

    static func hints(_ app: AppState) -> [String] {
        if app.units.isFiltering { return ["accept", "cancel"] }
        return ["unit-open", "assign-here", "unit-filter", "units-ended", "help", "palette", "leave"]
    }

    static func key(_ key: Key, _ app: inout AppState) -> [Effect] {
        if case .mouse(let mouse) = key {
            act(mouse, &app)
            return []
        }
        guard app.units.isFiltering else { return [] }
        if key == .down || key == .up {
            app.moveUnit(key == .down ? 1 : -1)
            return []
        }
        let before = app.units.filter.text
        guard app.units.filter.take(key), app.units.filter.text != before else { return [] }
        app.units.selected = app.unitRows.first?.unit.sign
        app.units.top = 0
        return []
    }

    private static func act(_ mouse: Key.Mouse, _ app: inout AppState) {
        guard mouse.action == .press else { return }
        let list = UnitsLayout(View.body(of: app.size)).list
        switch mouse.button {
        case .wheelDown: app.moveUnit(3)
        case .wheelUp: app.moveUnit(-3)
        case .left where list.rows.contains(mouse.row):
            let rows = app.unitRows
            let index = app.units.top + mouse.row - list.row
            if rows.indices.contains(index) { app.units.selected = rows[index].unit.sign }
        default: break
        }
    }

    // MARK: The filter field

    static func acceptFilter(_ app: inout AppState) -> [Effect] {
        app.units.isFiltering = false
        return []
    }

    static func cancelFilter(_ app: inout AppState) -> [Effect] {
        app.units.isFiltering = false
        app.units.filter = LineEditor()
        app.moveUnit(0)
        return []
    }

    // MARK: Deeds

    /// The inbox with the cases of the selected office.
    static func enter(_ app: inout AppState) -> [Effect] {
        guard let row = app.selectedUnit else { return [] }
        return InboxScreen.show(query: Query.unit(.named(row.unit.sign)).description, &app)
    }

    /// Hands the cases marked in the inbox, or the one selected there, to the selected office. They are not in sight
    /// here, so a question names them first.
    static func assignHere(_ argument: String, _ app: inout AppState) -> [Effect] {
        guard let row = app.selectedUnit else { return [] }
        let targets = InboxScreen.targets(app)
        guard argument == row.unit.sign else {
            let what =
                targets.keys.count == 1
                ? targets.record.map { app.roster.text(of: $0.number) } ?? app.words.cases(1)
                : app.words.cases(targets.keys.count)
            app.overlay = .confirm(
                Confirm(
                    question: app.words.askAssignHere(what, row.unit.sign), command: "assign-here",
                    argument: row.unit.sign))
            return []
        }
        do {
            let unit = try app.roster.unit(named: row.unit.sign, on: app.now)
            app.recentUnits = Array(([unit.sign] + app.recentUnits.filter { $0 != unit.sign }).prefix(5))
            app.inbox.unmark()
            return [.submit(Assign(unit: unit.sign), keys: targets.keys)]
        } catch {
            app.say(error.message(app.language), .error)
            return []
        }
    }
}
