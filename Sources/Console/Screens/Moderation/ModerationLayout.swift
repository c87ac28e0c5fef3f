internal import Desk
internal import Terminal

/// How the screen of the queues is parted: three columns where there is room, else the list above the message and the
/// decision, else the list alone.
struct ModerationLayout {
    /// The row of the queues.
    let tabs: Int
    let list: Area
    var comment: Area?
    var panel: Area?
    /// The rule between list and the parts below it.
    var rule: Int?
    /// Columns of the rules between parts beside each other.
    var bars: [Int] = []

    private static let wide = 120
    private static let usual = 70

    init(_ app: AppState) { self.init(app.listArea) }

    init(_ area: Area) {
        let (head, body) = area.split(top: area.height > 1 ? 1 : 0)
        tabs = head.row
        if body.width >= Self.wide, body.height >= 8 {
            let (list, rest) = body.split(left: body.width / 3)
            let (comment, panel) = rest.split(left: rest.width / 2)
            self.list = list
            self.comment = comment.inset(left: 2)
            self.panel = panel.inset(left: 2)
            bars = [comment.column, panel.column]
        } else if body.width >= Self.usual, body.height >= 15 {
            let (list, rest) = body.split(top: max(4, body.height * 3 / 10))
            let below = rest.split(top: 1).1
            let (comment, panel) = below.split(left: below.width / 2 - 1)
            self.list = list
            rule = rest.row
            self.comment = comment.inset(left: 1)
            self.panel = panel.inset(left: 2)
            bars = [panel.column]
        } else {
            list = body
        }
    }
}

/// Where the message and the decision stand, beside the queues or on a page of their own.
struct DecisionLayout {
    enum Part { case comment, panel }

    /// Empty where message and decision stand in one column.
    let comment: Area
    let panel: Area
    let bar: Int?

    /// From this width on two columns.
    private static let wide = 70

    init(_ app: AppState) {
        guard app.top == .moderation else {
            self.init(page: app.bodyArea)
            return
        }
        let layout = ModerationLayout(app)
        self.init(comment: layout.comment ?? .none, panel: layout.panel ?? .none)
    }

    private init(comment: Area, panel: Area, bar: Int? = nil) {
        (self.comment, self.panel, self.bar) = (comment, panel, bar)
    }

    init(page: Area) {
        guard page.width >= Self.wide else {
            self.init(comment: .none, panel: page.inset(left: 1))
            return
        }
        let (left, right) = page.split(left: page.width / 2 - 1)
        self.init(comment: left.inset(left: 1), panel: right.inset(left: 2), bar: right.column)
    }

    var isOneColumn: Bool { comment.isEmpty }

    /// The room in which a notice is typed: the panel under its headline.
    static func noticeArea(_ app: AppState) -> Area { DecisionLayout(app).panel.split(top: 1).1 }

    /// How far a part can be scrolled; counted with rough widths.
    static func lastScroll(_ app: AppState, _ part: Part) -> Int {
        let layout = DecisionLayout(app)
        let area = part == .panel ? layout.panel : layout.comment
        guard !area.isEmpty, let review = app.review else { return 0 }
        let text = DecisionText(app: app, review: review, gate: app.roughGate, area: area)
        let lines = part == .comment ? text.comment : layout.isOneColumn ? text.all : text.panel
        return max(0, lines.count - max(1, area.height))
    }
}

extension Area {
    static let none = Area(row: 0, column: 0, width: 0, height: 0)

    /// Without so many columns at its left.
    func inset(left columns: Int) -> Area { split(left: min(columns, width)).1 }
}
