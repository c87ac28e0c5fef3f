internal import Desk
internal import Terminal

/// The picture of a state. Pure: the same state and gate make the same frame.
enum View {
    static func view(_ app: AppState, gate: Gate) -> Frame {
        var frame = Frame(size: app.size, gate: gate)
        guard app.size.isLargeEnough else {
            frame.put(app.words.tooSmall, row: 0, column: 0, width: app.size.width)
            return frame
        }
        let body = body(of: app.size)
        TitleLine.draw(app.top.screen.title(app), on: &frame)
        app.top.screen.draw(app, in: body, on: &frame)
        HintLine.draw(app, row: app.size.height - 2, on: &frame)
        StatusLine.draw(app, row: app.size.height - 1, on: &frame)
        if let overlay = app.overlay {
            frame.cursor = nil
            Panel.draw(overlay, app, in: body, on: &frame)
        }
        return frame
    }

    /// The room between the title and the two last rows.
    static func body(of size: Size) -> Area {
        Area(row: 1, column: 0, width: size.width, height: max(0, size.height - 3))
    }
}

extension AppState {
    /// The room of the screen on top.
    var bodyArea: Area { View.body(of: size) }
}
