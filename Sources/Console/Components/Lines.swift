internal import Desk
internal import Terminal

/// The first row: where am I, what is filtered, how many.
enum TitleLine {
    static func draw(_ title: TitleText, on frame: inout Frame) {
        let width = frame.size.width
        frame.fill(row: 0, style: Style(.title))
        let place = width >= 60 ? " Lotse  \(title.place)" : " \(title.place)"
        let count = UntrustedText(title.count)
        // Where one is goes before how many: the count takes what the place leaves.
        let left = max(0, width - frame.gate.columns(UntrustedText(place)) - 1)
        let room = title.count.isEmpty || left < 4 ? 0 : min(left, frame.gate.columns(count) + 1)
        let end = frame.put(UntrustedText(place), row: 0, column: 0, width: width - room, style: Style(.title, .bold))
        if width - room - end > 6 {
            frame.put(
                UntrustedText(title.scope), row: 0, column: end + 3, width: width - room - end - 4, style: Style(.title)
            )
        }
        if room > 0, room < width {
            frame.put(count, row: 0, column: width - room, width: room - 1, style: Style(.title), align: .trailing)
        }
    }
}

/// The row of keys that work here and now, read from the keymap.
enum HintLine {
    static func draw(_ app: AppState, row: Int, on frame: inout Frame) {
        if let flash = app.flash { return draw(flash, row: row, on: &frame) }
        let contexts = app.overlay == nil ? app.contexts : [.dialog]
        let names = app.overlay.map { $0.hints } ?? app.top.screen.hints(app)
        let hints = hinted(names, app).compactMap { hint($0, contexts, app, frame.gate) }
        // Help and the way back keep their places when others do not fit.
        var kept = hints.filter { Self.lasting.contains($0.name) }
        var column = 1
        for hint in hints {
            kept.removeAll { $0.name == hint.name }
            let room = frame.size.width - 1 - kept.reduce(0) { $0 + $1.columns + 2 }
            guard column + hint.columns <= room + 1 else { continue }
            column = frame.put(hint.key, row: row, column: column, style: Style(.key)) + 1
            column = frame.put(hint.label, row: row, column: column, style: Style(.keyLabel)) + 2
        }
    }

    private static let lasting: Set = ["help", "keep-draft", "publish-keep", "cancel"]

    private struct Hint {
        var name: String
        var key: String
        var label: String
        var columns: Int
    }

    private static func hint(_ name: String, _ contexts: [KeyContext], _ app: AppState, _ gate: Gate) -> Hint? {
        guard let command = CommandList.named(name), let key = app.keymap.keys(for: name, in: contexts).first else {
            return nil
        }
        // Only what can never be done here is left out: a line that changed with every row would flicker.
        let writing = ConsoleCommand.writing(app)
        if writing != .yes, command.availability(app) == writing { return nil }
        let (shown, label) = (shown(key, app.marks), command.label(app.words))
        return Hint(name: name, key: shown, label: label, columns: gate.columns(shown) + 1 + gate.columns(label))
    }

    /// While a reply can be called back, that comes first.
    private static func hinted(_ names: [String], _ app: AppState) -> [String] {
        guard app.undoHint != nil, app.overlay == nil else { return names }
        return ["undo"] + names.filter { $0 != "undo" }
    }

    /// `^S` for `Ctrl-s`, as terminals' users read it; arrows as arrows.
    static func shown(_ key: String, _ marks: Marks) -> String {
        if key.hasPrefix("Ctrl-"), key.count == 6, let letter = key.last { return "^" + letter.uppercased() }
        guard marks.isUnicode, let arrow = ["Down": "↓", "Up": "↑", "Left": "←", "Right": "→"][key] else {
            return key == "Escape" ? "Esc" : key
        }
        return arrow
    }

    private static func draw(_ flash: Flash, row: Int, on frame: inout Frame) {
        let role: Terminal.Role =
            switch flash.kind {
            case .info: .ok
            case .warning: .warning
            case .error: .error
            }
        frame.put(UntrustedText(flash.text), row: row, column: 1, width: frame.size.width - 2, style: Style(role))
    }
}

/// The last row: how the channels fare, what waits in the outbox, the clock, and who sits here.
enum StatusLine {
    static func draw(_ app: AppState, row: Int, on frame: inout Frame) {
        let width = frame.size.width
        frame.fill(row: row, style: Style(.status))
        let right =
            width >= 60
            ? "\(app.times.clock(app.now)) \(app.times.weekday(app.now))  \(app.clerk.name) "
            : "\(app.times.clock(app.now)) "
        let end = UntrustedText(right)
        let room = min(width, frame.gate.columns(end))
        frame.put(end, row: row, column: width - room, width: room, style: Style(.status))
        frame.put(
            UntrustedText(parts(app).joined(separator: " \(app.marks.dot) ")), row: row, column: 1,
            width: max(0, width - room - 2), style: Style(.status))
    }

    /// The urgent first, as the end is cut on narrow screens.
    static func parts(_ app: AppState) -> [String] {
        let words = app.words
        var parts: [String] = []
        if app.isReadOnly { parts.append(words.readOnlyShort) }
        if app.clerk.role < .clerk { parts.append(words.readerShort) }
        let counts = app.outboxCounts
        if counts.failed > 0 { parts.append(words.failedReplies(counts.failed)) }
        if counts.uncertain > 0 { parts.append(words.uncertainReplies(counts.uncertain)) }
        if counts.waiting > 0 { parts.append(words.waitingReplies(counts.waiting)) }
        // Accounts in trouble before the others; minutes, not seconds, so that an idle screen writes nothing.
        let troubled = app.sync.filter { $0.state != .fine && $0.state != .busy }
        parts += troubled.map { account($0, app) }
        if let last = app.sync.compactMap(\.lastSuccess).max() {
            parts.append(words.synced(app.now - last < 60 ? nil : app.times.age(last, now: app.now)))
        }
        return parts + app.sync.filter { !troubled.contains($0) }.map { account($0, app) }
    }

    private static func account(_ status: AccountStatus, _ app: AppState) -> String {
        let name = app.words.channelShort(status.channel)
        switch status.state {
        case .fine: return name + " ok"
        case .busy: return name + " " + app.words.syncBusy
        case .paused(let until, let reason):
            let why = reason.isEmpty ? "" : " (\(short(reason, app.marks)))"
            return name + " " + app.words.syncPaused(app.times.clock(until)) + why
        case .stopped(let reason): return name + " " + app.words.syncStopped(short(reason, app.marks))
        }
    }

    /// Letters of a reason on this line; all of it stands with the accounts.
    private static let longest = 32

    private static func short(_ reason: String, _ marks: Marks) -> String {
        let line = reason.prefix(longest + 1).map { $0.isNewline ? " " : String($0) }.joined()
        return reason.count > longest ? line.prefix(longest - 1) + (marks.isUnicode ? "…" : "~") : line
    }
}

extension Overlay {
    /// Names of the commands for the hint line.
    var hints: [String] {
        switch self {
        case .commandLine: ["accept", "complete", "previous", "cancel"]
        case .confirm: ["cancel"]
        case .reading: ["next", "previous", "cancel"]
        case .prompt: ["accept", "cancel"]
        case .help, .palette, .picker, .menu: ["accept", "next", "previous", "cancel"]
        }
    }
}
