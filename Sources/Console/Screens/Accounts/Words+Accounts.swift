internal import Desk

extension Words {
    // MARK: Accounts
    func accounts(_ count: Int) -> String {
        plural(count, (one: "# Konto", many: "# Konten"), (one: "# account", many: "# accounts"))
    }
    func inQuarantine(_ count: Int) -> String {
        pick("\(grouped(count)) in Quarantäne", "\(grouped(count)) in quarantine")
    }
    var noAccounts: String {
        pick(
            "Noch keine Konten. + trägt eines ein, Frage für Frage.",
            "No accounts yet. + enters one, question by question.")
    }
    var noAccountHere: String { pick("hier ist kein Konto ausgewählt", "no account is selected here") }
    var onlyAdmins: String { pick("Konten ändert nur die Rolle „admin“", "only the role “admin” changes accounts") }
    var askChannel: String { pick("Welcher Kanal?", "Which channel?") }
    func askStanding(_ name: String) -> String { pick("Wie läuft \(name)?", "How does \(name) run?") }
    var nothingToResume: String { pick("dieses Konto läuft", "this account is running") }
    func resuming(_ name: String) -> String { pick("\(name) wird neu versucht", "\(name) is tried again") }
    func because(_ reason: String) -> String { pick("Grund: \(reason)", "Reason: \(reason)") }
    func ownedBy(_ unit: String?) -> String {
        unit.map { pick("verantwortlich \($0)", "owned by \($0)") } ?? pick("niemand verantwortlich", "owned by nobody")
    }
    func deputies(_ names: [String]) -> String {
        names.isEmpty ? "" : pick("Vertretung ", "stands in ") + names.joined(separator: ", ")
    }
    func legal(_ state: String?) -> String {
        state.map { pick("Rechtsstand: \($0)", "legal state: \($0)") }
            ?? pick("Rechtsstand fehlt", "legal state missing")
    }
    func days(_ start: String?, _ end: String?) -> String? {
        switch (start, end) {
        case (nil, nil): nil
        case (let start?, nil): pick("seit \(start)", "since \(start)")
        case (nil, let end?): pick("bis \(end)", "until \(end)")
        case (let start?, let end?): "\(start) – \(end)"
        }
    }

    func standing(_ standing: ChannelAccount.Standing) -> String {
        switch standing {
        case .live: pick("läuft: lesen und antworten", "live: read and answer")
        case .readOnly: pick("nur lesen", "read only")
        case .dormant: pick("ruht: lesen, nichts senden", "rests: read, send nothing")
        case .ended: pick("beendet", "ended")
        }
    }

    /// What a channel can do, in words.
    func canDo(_ capabilities: ChannelCapabilities) -> String {
        let all: [(OutboundAction, String)] = [
            (.reply, pick("antworten", "answer")), (.privateReply, pick("privat antworten", "answer in private")),
            (.publish, pick("veröffentlichen", "publish")), (.approve, pick("freigeben", "approve")),
            (.hide, pick("verbergen", "hide")), (.delete, pick("löschen", "delete")), (.ban, pick("sperren", "ban")),
        ]
        let able = all.filter { capabilities.can($0.0) }.map(\.1)
        return able.isEmpty
            ? pick("kann: nur lesen", "can: read only") : pick("kann: ", "can: ") + able.joined(separator: ", ")
    }

    /// How an account fares, the urgent first.
    func fate(_ row: AccountRow, _ times: Times, _ now: Instant) -> [String] {
        var parts: [String] = []
        switch row.status?.state {
        case .fine:
            parts.append(row.status?.lastSuccess.map { synced(now - $0 < 60 ? nil : times.age($0, now: now)) } ?? "ok")
        case .busy: parts.append(syncBusy)
        case .paused(let until, let reason): parts.append(syncPaused(times.clock(until)) + ": " + reason)
        case .stopped(let reason): parts.append(syncStopped(reason))
        case nil: parts.append(standing(row.account.standing))
        }
        if row.quarantined > 0 { parts.append(inQuarantine(row.quarantined)) }
        return parts
    }

    var labelAccountOpen: String { pick("Vorgänge", "cases") }
    var helpAccountOpen: String {
        pick("Vorgänge dieses Kontos im Posteingang zeigen", "show this account's cases in the inbox")
    }
    var labelAccountAdd: String { pick("neues Konto", "new account") }
    var helpAccountAdd: String {
        pick("ein Konto eintragen, Frage für Frage", "enter an account, question by question")
    }
    var labelStanding: String { pick("Stand", "standing") }
    var helpStanding: String {
        pick("laufen, nur lesen, ruhen oder beenden lassen", "let it run, read only, rest or end")
    }
    var labelResume: String { pick("neu versuchen", "try again") }
    var helpResume: String {
        pick("ein gestopptes oder pausiertes Konto neu versuchen", "try a stopped or paused account again")
    }
}
