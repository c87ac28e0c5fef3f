internal import Desk

extension Words {
    /// How many came, how many are usual, and since when.
    func flood(_ alarm: FloodAlarm, _ app: AppState, width: Int) -> String {
        let place = alarm.caseNumber.map { app.roster.text(of: $0) } ?? "\(channel(alarm.channel)) \(alarm.account)"
        let usual = grouped(Int(alarm.usual.rounded()))
        let since = app.times.clock(alarm.since)
        let count = grouped(alarm.count)
        guard width >= 70 else {
            return pick("\(place): \(count) (\(alarm.factor)×)", "\(place): \(count) (\(alarm.factor)×)")
        }
        return pick(
            "\(level(alarm.level)) \(place): \(count) in 15 min, sonst \(usual) (\(alarm.factor)×), seit \(since)",
            "\(level(alarm.level)) \(place): \(count) in 15 min, usually \(usual) (\(alarm.factor)×), since \(since)")
    }

    private func level(_ level: FloodAlarm.Level) -> String {
        level == .flood ? pick("Flut", "Flood") : pick("Andrang", "Rising")
    }

    func floodKey(_ key: String) -> String { pick("\(key) was tun?", "\(key) what now?") }

    func step(_ step: FloodAlarm.Step) -> String {
        switch step {
        case .slowDown: pick("langsamer schalten: Kommentare begrenzen", "slow down: limit comments")
        case .hold: pick("neue Beiträge zurückhalten", "hold new messages back")
        case .template: pick("mit einem Textbaustein antworten", "answer with a template")
        case .bulk: pick("gemeinsam entscheiden", "decide about them together")
        case .informPress: pick("Pressestelle informieren", "inform the press office")
        }
    }

    /// What to do and where, since the program does none of it.
    func advice(_ step: FloodAlarm.Step) -> String {
        switch step {
        case .slowDown:
            pick(
                "Im Kanal einstellen: langsamer Modus oder nur Follower",
                "set it in the channel: slow mode, or followers only")
        case .hold:
            pick("Im Kanal einstellen: Kommentare erst nach Freigabe", "set it in the channel: comments after approval")
        case .template: pick("r antwortet, ^T setzt einen Textbaustein ein", "r replies, ^T puts a template in")
        case .bulk: pick("* markiert alle, dann Regel und Maßnahme", "* marks all, then rule and measure")
        case .informPress: pick("Pressestelle jetzt anrufen", "call the press office now")
        }
    }

    var noFlood: String { pick("zurzeit keine Flut", "no flood at present") }
    var labelFlood: String { pick("Flut", "flood") }
    var helpFlood: String { pick("was gegen die Flut getan werden kann", "what can be done about the flood") }
    var labelFloodList: String { pick("Beiträge zeigen", "show them") }
    var helpFloodList: String { pick("die Beiträge der Flut zeigen", "show the flood's messages") }
    var labelFloodBulk: String { pick("gemeinsam", "together") }
    var helpFloodBulk: String {
        pick("Wartende der Flut markieren, gemeinsam entscheiden", "mark what waits of the flood, decide together")
    }
    var labelFloodAway: String { pick("ausblenden", "put away") }
    var helpFloodAway: String { pick("diese Flut nicht mehr anzeigen", "show this flood no more") }
    var labelFloodStep: String { pick("Schritt", "step") }
    var helpFloodStep: String { pick("einen vorgeschlagenen Schritt erklären", "explain a suggested step") }
}
