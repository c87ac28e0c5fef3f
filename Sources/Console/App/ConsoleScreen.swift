internal import Desk
internal import Terminal

/// One screen: what it loads, which keys it takes, and how it is drawn. All pure; the state lies in `AppState`.
protocol ConsoleScreen {
    /// The commands that only this screen has.
    static var commands: [ConsoleCommand] { get }
    /// Its standard keys: context, names of keys parted by blanks, command with argument.
    static var bindings: [(KeyContext, String, String)] { get }
    /// What has to be asked when the screen comes up or is come back to.
    static func appear(_ app: inout AppState) -> [Effect]
    /// Where bindings are looked up, the most particular first. While text is typed, only contexts of text.
    static func contexts(_ app: AppState) -> [KeyContext]
    /// A key no command is bound to, such as a typed letter or the mouse.
    static func key(_ key: Key, _ app: inout AppState) -> [Effect]
    /// Enter and Esc in the screen's own line of text, such as its filter.
    static func acceptFilter(_ app: inout AppState) -> [Effect]
    static func cancelFilter(_ app: inout AppState) -> [Effect]
    /// An answer; nil unless the id is one the screen waits for.
    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]?
    /// A question failed; nil when it was none of the screen's.
    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]?
    /// A second has passed.
    static func tick(_ app: inout AppState) -> [Effect]
    /// Somebody wrote: what the screen shows may be old.
    static func deskChanged(_ app: inout AppState) -> [Effect]
    /// What became of a decision taken on this screen, after the app has said it.
    static func submitted(_ deed: Deed, _ outcome: Outcome, _ app: inout AppState) -> [Effect]
    /// The text came back from the editor.
    static func edited(_ id: RequestID, _ text: String?, _ app: inout AppState) -> [Effect]
    /// Cases the next command acts on.
    static func targets(_ app: AppState) -> Targets
    static func title(_ app: AppState) -> TitleText
    /// Names of the commands for the hint line, the most useful first.
    static func hints(_ app: AppState) -> [String]
    /// Draws the body into its area and sets `frame.cursor` to the focused row or field.
    static func draw(_ app: AppState, in area: Area, on frame: inout Frame)
}

extension ConsoleScreen {
    static var commands: [ConsoleCommand] { [] }
    static var bindings: [(KeyContext, String, String)] { [] }
    static func key(_ key: Key, _ app: inout AppState) -> [Effect] { [] }
    static func acceptFilter(_ app: inout AppState) -> [Effect] { [] }
    static func cancelFilter(_ app: inout AppState) -> [Effect] { [] }
    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? { nil }
    static func tick(_ app: inout AppState) -> [Effect] { [] }
    static func deskChanged(_ app: inout AppState) -> [Effect] { [] }
    static func submitted(_ deed: Deed, _ outcome: Outcome, _ app: inout AppState) -> [Effect] { [] }
    static func edited(_ id: RequestID, _ text: String?, _ app: inout AppState) -> [Effect] { [] }
    static func targets(_ app: AppState) -> Targets { Targets() }
}

/// Cases a command acts on.
struct Targets: Sendable {
    var keys: [Int64] = []
    /// The record of the only case, where the screen has it.
    var record: CaseRecord?
    /// Its row, where the screen has it.
    var row: CaseRow?
}

/// The title line: where am I, what is filtered, how many.
struct TitleText: Equatable, Sendable {
    var place: String
    /// Foreign words within it pass the gate like everything else.
    var scope: String = ""
    var count: String = ""
}

/// A rectangle of the frame.
struct Area: Equatable, Sendable {
    var row: Int
    var column: Int
    var width: Int
    var height: Int

    var rows: Range<Int> { row..<row + max(0, height) }
    var columns: Range<Int> { column..<column + max(0, width) }
    var isEmpty: Bool { width <= 0 || height <= 0 }

    /// The first `height` rows, and what is below.
    func split(top height: Int) -> (Area, Area) {
        let first = min(max(0, height), self.height)
        return (
            Area(row: row, column: column, width: width, height: first),
            Area(row: row + first, column: column, width: width, height: self.height - first)
        )
    }

    /// The first `width` columns, and what is right of them.
    func split(left width: Int) -> (Area, Area) {
        let first = min(max(0, width), self.width)
        return (
            Area(row: row, column: column, width: first, height: height),
            Area(row: row, column: column + first, width: self.width - first, height: height)
        )
    }
}

extension ScreenKind {
    /// The screen's rules.
    var screen: any ConsoleScreen.Type {
        switch self {
        case .inbox: InboxScreen.self
        case .board: BoardScreen.self
        case .units: UnitsScreen.self
        case .outbox: OutboxScreen.self
        case .accounts: AccountsScreen.self
        case .moderation: ModerationScreen.self
        case .case: CaseScreen.self
        case .decision: DecisionScreen.self
        case .publication: PublicationScreen.self
        }
    }
}
