internal import Desk
internal import Terminal

/// Draws the form: the accounts with how much of their room is used, the title, the time, and the text.
struct PublicationView {
    let app: AppState
    let layout: PublicationLayout

    private var form: PublicationForm { app.publication }
    private var words: Words { app.words }

    func draw(on frame: inout Frame) {
        drawAccounts(on: &frame)
        if let row = layout.title { drawTitle(row: row, on: &frame) }
        if let row = layout.head { drawHead(row: row, on: &frame) }
        drawText(on: &frame)
    }

    // MARK: Accounts

    private func drawAccounts(on frame: inout Frame) {
        let area = layout.accounts
        guard !area.isEmpty else { return }
        let isFocused = form.field == .accounts
        let offered = app.publishingAccounts
        let shown = isFocused ? offered : form.chosen(of: offered).sorted { spare($0) < spare($1) }
        guard !shown.isEmpty else {
            frame.put(
                UntrustedText(words.noAccountChosen), row: area.row, column: 1, width: area.width - 2,
                style: Style(.hint))
            return
        }
        let first = isFocused ? max(0, form.cursor - area.height + 1) : 0
        for (offset, row) in area.rows.enumerated() where shown.indices.contains(first + offset) {
            draw(shown[first + offset], row: row, on: &frame)
            guard isFocused, first + offset == form.cursor else { continue }
            frame.restyle(row: row, columns: area.columns, role: .selected)
            if app.overlay == nil { frame.cursor = Cursor(row: row, column: 1, isVisible: false) }
        }
    }

    private func draw(_ account: ChannelAccount, row: Int, on frame: inout Frame) {
        let isChosen = form.chosen.contains(account.key)
        let (count, role) = isChosen ? counter(account) : ("", .dim)
        let area = layout.accounts
        let room = isChosen ? frame.gate.columns(count) + 1 : 0
        frame.put(isChosen ? "[x]" : "[ ]", row: row, column: 1, width: 3, style: Style(isChosen ? .mine : .dim))
        let end = frame.put(
            UntrustedText(app.name(of: account)), row: row, column: 5, width: area.width - 6 - room, style: Style(.text)
        )
        let note = note(account, isChosen: isChosen)
        let left = area.width - room - end - 3
        if !note.isEmpty, left > 3 {
            frame.put(UntrustedText(note), row: row, column: end + 2, width: left, style: Style(.hint))
        }
        frame.put(count, row: row, column: 0, width: area.width - 1, style: Style(role, .bold), align: .trailing)
    }

    /// Characters left; where not all accounts can be seen, those with the least room must be.
    private func spare(_ account: ChannelAccount) -> Int {
        account.publicationLimit.map { $0 - form.count(on: account.channel) } ?? Int.max
    }

    /// What becomes of the title there, where that is not plain.
    private func note(_ account: ChannelAccount, isChosen: Bool) -> String {
        switch account.channel.publicationTitle {
        case .none: isChosen && !form.title.isEmpty ? words.titleUnused : ""
        case .optional: ""
        case .required: form.title.isEmpty ? words.titleNeeded : ""
        case .picture: form.title.text.hasPrefix("https://") ? "" : words.pictureNeeded
        }
    }

    /// `212/500`; with a mark in front when it is too long.
    private func counter(_ account: ChannelAccount) -> (String, Terminal.Role) {
        let count = form.count(on: account.channel)
        guard let limit = account.publicationLimit else { return ("\(count)", .dim) }
        let isLong = count > limit
        return ((isLong ? app.marks(.overdue) : "") + "\(count)/\(limit)", isLong ? .overdue : .dim)
    }

    // MARK: Title, time and text

    /// The label with a sign in front where the keys go.
    private func label(_ text: String, _ field: PublicationForm.Field, _ gate: Gate) -> String {
        (form.field == field ? (gate.isUnicode ? "›" : ">") : " ") + text
    }

    private func drawTitle(row: Int, on frame: inout Frame) {
        let isFocused = form.field == .title
        let column =
            frame.put(
                label(words.titleField, .title, frame.gate), row: row, column: 0, style: Style(.title, .bold)) + 1
        let width = max(2, min(frame.size.width, CaseLayout.widest) - column - 1)
        if isFocused, app.overlay == nil {
            form.title.draw(on: &frame, row: row, column: column, width: width)
        } else {
            frame.fill(row: row, columns: column..<column + width, style: Style(.input))
            frame.put(UntrustedText(form.title.text), row: row, column: column, width: width, style: Style(.input))
        }
    }

    private func drawHead(row: Int, on frame: inout Frame) {
        let dot = " \(app.marks.dot) "
        let time = form.notBefore.map { "\(app.marks(.leaving)) " + app.times.full($0, now: app.now) } ?? words.atOnce
        var column = frame.put(
            label(words.columnText, .text, frame.gate), row: row, column: 0, style: Style(.title, .bold))
        let parts = [time, form.isSending ? words.sending : ""].filter { !$0.isEmpty }
        column = frame.put(
            UntrustedText(dot + parts.joined(separator: dot)), row: row, column: column,
            width: max(0, frame.size.width - column - 1), style: Style(form.notBefore == nil ? .dim : .mine))
    }

    private func drawText(on frame: inout Frame) {
        let area = layout.text
        guard !area.isEmpty else { return }
        // The window may have changed since the last key; the cursor is in sight all the same.
        var text = form.area
        text.follow(width: area.width, height: area.height)
        text.draw(on: &frame, in: area, hasFocus: form.field == .text && app.overlay == nil)
    }
}
