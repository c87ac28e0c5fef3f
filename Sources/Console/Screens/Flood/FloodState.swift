internal import Desk
internal import Terminal

/// Threads and channels that are flooded, and which of them the person has put away.
struct FloodState: Sendable {
    var alarms: [FloodAlarm] = []
    /// Put away until that flood is over.
    var away: Set<String> = []
    var request: RequestID?
    /// The minute in which floods were asked for last.
    var minute: Int64 = 0

    /// The worst one that is not put away.
    var shown: FloodAlarm? { alarms.first { !away.contains($0.identity) } }

    mutating func take(_ new: [FloodAlarm]) {
        request = nil
        alarms = new
        // A flood that is over and comes again is a new one.
        away.formIntersection(new.map(\.identity))
    }
}

extension FloodAlarm {
    /// Tells a flood from others, however its numbers change.
    var identity: String { "\(channel.rawValue)/\(account) \(caseKey ?? 0)" }

    /// How many times more than usual.
    var factor: Int { Int(min(9999, Double(count) / max(0.5, usual)).rounded()) }
}

/// One line over the lists of inbox and moderation. It has a row of its own, so it covers nothing.
enum FloodBanner {
    /// Rows it takes of a body; none where the list would have hardly any left.
    static func rows(_ app: AppState) -> Int {
        app.floods.shown != nil && app.bodyArea.height >= 6 && [.inbox, .moderation].contains(app.top) ? 1 : 0
    }

    static func draw(_ app: AppState, in body: Area, on frame: inout Frame) {
        guard rows(app) > 0, let alarm = app.floods.shown else { return }
        let style = Style(.warning, [.bold, .reverse])
        frame.fill(row: body.row, columns: body.columns, style: style)
        let key = app.keymap.keys(for: "flood", in: [.everywhere]).first ?? "?"
        let text = app.marks(.overdue) + " " + app.words.flood(alarm, app, width: body.width)
        let help = app.words.floodKey(key)
        let room = frame.gate.columns(help) + 2
        frame.put(
            UntrustedText(text), row: body.row, column: body.column + 1, width: max(4, body.width - room - 1),
            style: style)
        guard body.width > room + 10 else { return }
        frame.put(
            help, row: body.row, column: body.column, width: body.width - 1, style: style, align: .trailing)
    }
}

extension AppState {
    /// The room of a list under the banner.
    var listArea: Area { bodyArea.split(top: FloodBanner.rows(self)).1 }

    mutating func askFloods() -> [Effect] {
        let id = nextRequest()
        floods.request = id
        floods.minute = now.seconds / 60
        return [.loadFloods(id)]
    }

    /// A flood ends by itself when no more comes, so it is asked for every minute while one is known.
    mutating func watchFloods() -> [Effect] {
        floods.alarms.isEmpty || now.seconds / 60 == floods.minute ? [] : askFloods()
    }
}
