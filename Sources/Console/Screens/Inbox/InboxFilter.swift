internal import Desk
internal import Terminal

/// Filtering while one types: every letter asks anew; what cannot be read leaves the last good list.
extension InboxScreen {
    static func beginFilter(_ text: String, _ app: inout AppState) -> [Effect] {
        guard text.isEmpty else { return filter(text, &app) }
        app.inbox.filterBefore = app.inbox.queryText
        app.inbox.filter = LineEditor(app.inbox.queryText)
        return []
    }

    static func typeFilter(_ key: Key, _ app: inout AppState) -> [Effect] {
        guard var editor = app.inbox.filter else { return [] }
        // The list can be walked without leaving the field.
        if key == .down || key == .up {
            app.inbox.window.move(key == .down ? 1 : -1)
            return prefetch(&app)
        }
        let before = editor.text
        guard editor.take(key) else { return [] }
        app.inbox.filter = editor
        return editor.text == before ? [] : filter(editor.text, &app)
    }

    /// Takes a filter; the list follows when it can be read.
    static func filter(_ text: String, _ app: inout AppState) -> [Effect] {
        do {
            let query = try Query(parsing: text).asPrefixes
            app.inbox.fault = nil
            app.inbox.queryText = text.trimmed
            guard query != app.inbox.query else { return [] }
            app.inbox.query = query
            app.inbox.unmark()
            return restart(&app)
        } catch {
            app.inbox.fault = error
            return []
        }
    }

    static func acceptFilter(_ app: inout AppState) -> [Effect] {
        guard app.inbox.fault == nil else { return [] }
        app.inbox.filter = nil
        return []
    }

    static func cancelFilter(_ app: inout AppState) -> [Effect] {
        app.inbox.filter = nil
        return filter(app.inbox.filterBefore, &app)
    }

    /// Esc: marks first, then the filter.
    static func clear(_ app: inout AppState) -> [Effect] {
        guard app.inbox.marked.isEmpty, app.inbox.rangeStart == nil else {
            app.inbox.unmark()
            return []
        }
        guard !app.inbox.queryText.isEmpty else { return [] }
        return filter("", &app)
    }

    /// Shows the inbox with a filter, as other screens ask for it; going back leads to them.
    static func show(query text: String, _ app: inout AppState) -> [Effect] {
        let origin = app.screens.first?.kind == .inbox ? [] : app.screens.prefix(1)
        app.screens = origin + [.inbox]
        app.inbox.filter = nil
        let effects = filter(text, &app)
        return effects.isEmpty ? appear(&app) : effects
    }
}

/// Click selects, double click opens, the wheel scrolls.
enum InboxMouse {
    /// Two presses within this many milliseconds are a double click.
    private static let doubleClick: Int64 = 500

    static func act(_ mouse: Key.Mouse, _ app: inout AppState) -> [Effect] {
        switch (mouse.button, mouse.action) {
        case (.wheelDown, .press):
            app.inbox.window.scroll(3)
            return InboxScreen.prefetch(&app)
        case (.wheelUp, .press):
            app.inbox.window.scroll(-3)
            return InboxScreen.prefetch(&app)
        case (.left, .press): return press(mouse, &app)
        default: return []
        }
    }

    private static func press(_ mouse: Key.Mouse, _ app: inout AppState) -> [Effect] {
        let list = InboxLayout(app).list
        guard list.rows.contains(mouse.row), list.columns.contains(mouse.column) else { return [] }
        let index = app.inbox.window.top + mouse.row - list.row
        guard app.inbox.window.rows.indices.contains(index) else { return [] }
        app.inbox.window.select(index: index)
        let key = app.inbox.window.rows[index].record.key
        if app.inbox.clickedKey == key, app.now.milliseconds - app.inbox.clickedAt.milliseconds <= doubleClick {
            return app.run("open")
        }
        (app.inbox.clickedKey, app.inbox.clickedAt) = (key, app.now)
        return []
    }
}
