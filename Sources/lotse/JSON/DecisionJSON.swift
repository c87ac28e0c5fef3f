internal import Desk
internal import StrictJSON

/// Decisions and review items as scripts see them.
enum DecisionJSON {
    static func json(_ decision: DecisionView, _ roster: Roster) -> JSON {
        let record = decision.record
        return [
            "id": .string(record.id), "key": .int(record.key), "case": .string(roster.text(of: decision.caseNumber)),
            "message": .int(record.message), "channel": .string(decision.channel.rawValue),
            "account": .string(decision.account), "measure": .string(record.measure.rawValue),
            "rule": JSON(record.rule), "rule_version": JSON(record.ruleVersion),
            "state": .string(record.state.rawValue),
            "carrying": .string(record.carrying.rawValue), "by": .string(record.by), "at": .string(record.at.iso),
            "until": JSON(record.until?.iso), "second_needed": .string(record.approval.word),
            "second": JSON(record.second), "second_at": JSON(record.secondAt?.iso),
            "second_note": JSON(decision.secondNote), "unit": JSON(record.unit), "note": .string(decision.note),
            "notice": .string(decision.notice), "notice_way": .string(decision.noticeWay),
            "appeal": .string(record.appeal.rawValue), "appeal_at": JSON(record.appealAt?.iso),
            "appeal_by": JSON(record.appealBy), "appeal_text": JSON(decision.appealText),
            "appeal_outcome": JSON(decision.appealOutcome),
            "outbox": .array(
                decision.carriedOut.map { row in
                    [
                        "id": .string(String(row.key)), "action": .string(row.action.rawValue),
                        "state": .string(row.state.rawValue), "remote_id": JSON(row.remoteID),
                        "reason": JSON(row.reason),
                    ]
                }),
        ]
    }

    static func json(_ item: ReviewItem, _ roster: Roster) -> JSON {
        [
            "queue": .string(item.queue.rawValue), "case": .string(roster.text(of: item.caseNumber)),
            "message": .int(item.message), "version": .int(item.caseVersion),
            "channel": .string(item.channel.rawValue), "account": .string(item.account),
            "author": .string(item.author), "text": .string(item.text), "created": .string(item.created.iso),
            "since": .string(item.since.iso), "state": .string(item.state.rawValue), "reports": JSON(item.reports),
            "hint": item.suspicion?.json ?? .null,
            "decision": item.decision.map { .string($0.id) } ?? .null,
            "reply": item.reply.map { .string(String($0)) } ?? .null, "cursor": .string(item.cursor.text),
        ]
    }
}

/// The same as plain lines.
enum DecisionText {
    static func line(_ decision: DecisionView, _ desk: OpenDesk) -> String {
        let record = decision.record
        let rule = record.rule.map { "\($0) \(record.ruleVersion ?? 0)" } ?? "–"
        var parts = [
            String(record.id.prefix(8)), record.state.rawValue, record.measure.rawValue, rule,
            desk.roster.text(of: decision.caseNumber), "#\(record.message)", record.by, desk.local(record.at),
        ]
        if record.awaitsSecond { parts.append("second person needed") }
        if let second = record.second { parts.append("second: \(second)") }
        if let row = decision.measureRow { parts.append("channel: \(row.state.rawValue) \(row.reason ?? "")") }
        if record.carrying == .byHand { parts.append("by hand at the channel") }
        if record.appeal != .none { parts.append("appeal: \(record.appeal.rawValue)") }
        return Safe.line(parts.joined(separator: "  "))
    }

    static func whole(_ decision: DecisionView, _ desk: OpenDesk) -> String {
        let parts = [
            ("note", decision.note), ("notice (\(decision.noticeWay))", decision.notice),
            ("second person", decision.secondNote ?? ""), ("appeal", decision.appealText ?? ""),
            ("outcome", decision.appealOutcome ?? ""),
        ]
        return
            ([line(decision, desk)]
            + parts.filter { !$0.1.isEmpty }.map { "\n\(Safe.line($0.0)):\n\(Safe.block($0.1))" })
            .joined(separator: "\n")
    }

    static func line(_ item: ReviewItem, _ desk: OpenDesk) -> String {
        let why = item.suspicion?.reasons.prefix(3).map { desk.language == .de ? $0.words.de : $0.words.en } ?? []
        let score = item.suspicion.map { String(zeroPadded: Int(($0.score * 100).rounded()), 2) + " %" } ?? "–"
        return [
            desk.roster.text(of: item.caseNumber), "#\(item.message)", item.channel.rawValue, score,
            item.decision.map { "\($0.measure.rawValue) \($0.id.prefix(8))" } ?? item.reply.map { "reply \($0)" } ?? "",
            item.author, String(item.text.prefix(80)), why.joined(separator: "; "),
        ].filter { !$0.isEmpty }.map(Safe.line).joined(separator: "  ")
    }
}
