internal import Desk
internal import Terminal

extension DecisionScreen {
    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        frame.cursor = Cursor(row: area.row, column: area.column, isVisible: false)
        if let bar = DecisionLayout(app).bar { frame.verticalLine(column: bar, rows: area.rows) }
        drawParts(app, on: &frame)
    }

    /// The message and the decision, beside the queues or alone.
    static func drawParts(_ app: AppState, on frame: inout Frame) {
        let layout = DecisionLayout(app)
        guard let review = app.review else { return }
        if !layout.isOneColumn {
            let text = DecisionText(app: app, review: review, gate: frame.gate, area: layout.comment)
            TextColumn.draw(text.comment, from: review.commentScroll, in: layout.comment, on: &frame)
        }
        if let notice = app.moderation.notice { return draw(notice, app, layout.panel, on: &frame) }
        let text = DecisionText(app: app, review: review, gate: frame.gate, area: layout.panel)
        TextColumn.draw(
            layout.isOneColumn ? text.all : text.panel, from: review.panelScroll, in: layout.panel, on: &frame)
    }

    private static func draw(_ notice: NoticeText, _ app: AppState, _ panel: Area, on frame: inout Frame) {
        let head = app.words.noticeEditing
        frame.put(head, row: panel.row, column: panel.column, width: panel.width - 1, style: Style(.title, .bold))
        let area = DecisionLayout.noticeArea(app)
        guard !area.isEmpty else { return }
        var text = notice.area
        text.follow(width: area.width, height: area.height)
        text.draw(on: &frame, in: area, hasFocus: app.overlay == nil)
    }
}
