internal import Desk
internal import Terminal

/// The Konten: which channel accounts the city has, how each fares, and what it can do.
enum AccountsScreen: ConsoleScreen {
    static let commands = AccountsCommands.all
    static let bindings = AccountsCommands.bindings

    static func appear(_ app: inout AppState) -> [Effect] { ask(&app) + [.loadRoster(app.nextRequest())] }
    static func deskChanged(_ app: inout AppState) -> [Effect] { ask(&app) }

    private static func ask(_ app: inout AppState) -> [Effect] {
        let id = app.nextRequest()
        app.accounts.request = id
        return [.loadQuarantine(id)]
    }

    static func contexts(_ app: AppState) -> [KeyContext] { [.accounts, .everywhere] }

    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? {
        guard case .quarantine(let counts) = answer, id == app.accounts.request else { return nil }
        app.accounts.request = nil
        app.accounts.quarantine = counts
        return []
    }

    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? {
        guard id == app.accounts.request else { return nil }
        app.accounts.request = nil
        return []
    }

    /// An account was entered or changed: the register is read again.
    static func submitted(_ deed: Deed, _ outcome: Outcome, _ app: inout AppState) -> [Effect] {
        guard case .account = deed else { return [] }
        return [.loadRoster(app.nextRequest())]
    }

    static func title(_ app: AppState) -> TitleText {
        let quarantined = app.accounts.quarantine.values.reduce(0, +)
        return TitleText(
            place: app.words.screen(.accounts), scope: quarantined > 0 ? app.words.inQuarantine(quarantined) : "",
            count: app.words.accounts(app.roster.accounts.count))
    }

    static func hints(_ app: AppState) -> [String] {
        ["account-open", "account-add", "account-standing", "account-resume", "next-screen", "help", "leave"]
    }

    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        let rows = app.accountRows
        guard !rows.isEmpty else {
            frame.put(app.words.noAccounts, row: area.row + 1, column: 3, width: area.width - 4, style: Style(.hint))
            frame.cursor = Cursor(row: area.row, column: 0, isVisible: false)
            return
        }
        let facts = area.height >= 14 ? 7 : 0
        let (list, below) = area.split(top: area.height - facts)
        AccountsDrawing.list(rows, app, in: list, on: &frame)
        if facts > 0, let selected = app.selectedAccount { AccountsDrawing.facts(selected, app, in: below, on: &frame) }
    }
}
