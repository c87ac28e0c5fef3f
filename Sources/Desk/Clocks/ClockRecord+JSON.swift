public import StrictJSON

extension ClockRecord {
    /// The record as an object; what is nil or empty is left out.
    public var json: JSON {
        var members: [JSON.Member] = [
            .init("kind", .string(kind.rawValue)), .init("policy", .string(policy)),
            .init("calendar", .string(calendar)), .init("minutes", .int(Int64(minutes))),
            .init("started", .string(started.iso)), .init("state", .string(state.rawValue)),
        ]
        if let unit { members.append(.init("unit", .string(unit))) }
        if stopsOnInterim { members.append(.init("stops_on_interim", true)) }
        let times = [("due", due), ("warn_at", warnAt), ("met_at", metAt), ("stopped_at", stoppedAt)]
        for (key, time) in times { if let time { members.append(.init(key, .string(time.iso))) } }
        if let end { members.append(.init("end", .string(end.rawValue))) }
        if !pauses.isEmpty { members.append(.init("pauses", .array(pauses.map(\.json)))) }
        if let pausedAt { members.append(.init("paused_at", .string(pausedAt.iso))) }
        if let remaining { members.append(.init("remaining_seconds", .int(remaining))) }
        if escalated { members.append(.init("escalated", true)) }
        return .object(members)
    }

    /// Reads what `json` wrote; nil when a field is missing or of the wrong kind. Unknown keys are passed over, so
    /// that an older desk reads a newer one's clocks.
    public init?(json: JSON) {
        guard let kind = json["kind"]?.string.flatMap(ClockKind.init(rawValue:)),
            let state = json["state"]?.string.flatMap(ClockState.init(rawValue:)),
            let policy = json["policy"]?.string, let calendar = json["calendar"]?.string,
            let minutes = json["minutes"]?.int.flatMap(Int.init(exactly:)),
            let started = json["started"]?.string.flatMap({ Instant(iso: $0) })
        else { return nil }
        self.init(kind: kind, policy: policy, calendar: calendar, minutes: minutes, started: started)
        self.state = state
        unit = json["unit"]?.string
        stopsOnInterim = json["stops_on_interim"]?.bool ?? false
        escalated = json["escalated"]?.bool ?? false
        end = json["end"]?.string.flatMap(ClockEnd.init(rawValue:))
        remaining = json["remaining_seconds"]?.int
        for (key, path) in Self.times {
            guard let value = json[key] else { continue }
            guard let time = value.string.flatMap({ Instant(iso: $0) }) else { return nil }
            self[keyPath: path] = time
        }
        for item in json["pauses"]?.array ?? [] {
            guard let pause = Pause(json: item) else { return nil }
            pauses.append(pause)
        }
    }

    private static var times: [(String, WritableKeyPath<ClockRecord, Instant?>)] {
        [("due", \.due), ("warn_at", \.warnAt), ("met_at", \.metAt), ("stopped_at", \.stoppedAt)]
    }
}

extension ClockRecord.Pause {
    var json: JSON {
        .object([.init("from", .string(from.iso))] + (to.map { [.init("to", .string($0.iso))] } ?? []))
    }

    init?(json: JSON) {
        guard let from = json["from"]?.string.flatMap({ Instant(iso: $0) }) else { return nil }
        let to = json["to"]?.string
        self.init(from: from, to: to.flatMap { Instant(iso: $0) })
        if to != nil && self.to == nil { return nil }
    }
}
