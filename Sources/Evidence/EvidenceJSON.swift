internal import Desk
internal import StrictJSON

/// The facts for machines. Instants are ISO 8601 in UTC, hashes and salts hex.
enum EvidenceJSON {
    static func document(_ facts: EvidenceFacts, made: Instant, by: String) -> JSON {
        [
            "format": "lotse-evidence-1", "made": .string(made.iso), "made_by": .string(by),
            "city": .string(facts.city), "case": .string(facts.caseNumber),
            "channel": .string(facts.channel.rawValue), "account": .string(facts.account),
            "extent": .string(facts.extent.rawValue), "message": message(facts), "author": person(facts.author),
            "versions": .array(facts.versions.map(version)), "thread": .array(facts.thread.map(line)),
            "decisions": .array(facts.decisions.map(decision)), "rules": .array(facts.rules.map(rule)),
            "journal_head": [
                "seq": .int(facts.headSequence), "hash": .string(Hash.text(facts.headHash)),
            ],
        ]
    }

    private static func message(_ facts: EvidenceFacts) -> JSON {
        [
            "id": JSON(facts.remoteID), "url": JSON(facts.url), "state": .string(facts.state.rawValue),
            "created": .string(facts.created.iso), "received": .string(facts.received.iso),
            "text": .string(facts.message.text), "sha256": .string(Hash.hex(Array(facts.message.text.utf8))),
            "attachments": .array(facts.attachments.map(\.json)),
        ]
    }

    private static func person(_ person: EvidenceFacts.Person) -> JSON {
        [
            "id": JSON(person.id), "name": .string(person.name), "handle": JSON(person.handle),
            "url": JSON(person.url),
        ]
    }

    private static func version(_ version: EvidenceFacts.Version) -> JSON {
        [
            "journal_seq": .int(version.entry), "at": .string(version.at.iso), "subject": JSON(version.subject),
            "text": .string(version.text), "author": JSON(version.author), "extra": JSON(version.extra),
            "salt": .string(Hash.text(version.salt)), "sha256": .string(Hash.hex(Array(version.text.utf8))),
        ]
    }

    private static func line(_ message: ThreadMessage) -> JSON {
        [
            "id": JSON(message.remoteID), "direction": .string(message.direction.rawValue),
            "author": .string(message.author), "handle": JSON(message.handle),
            "created": .string(message.created.iso), "state": .string(message.state), "text": .string(message.text),
            "url": JSON(message.url),
        ]
    }

    private static func decision(_ decision: DecisionView) -> JSON {
        let record = decision.record
        return [
            "id": .string(record.id), "measure": .string(record.measure.rawValue), "rule": JSON(record.rule),
            "rule_version": JSON(record.ruleVersion), "state": .string(record.state.rawValue),
            "by": .string(record.by), "at": .string(record.at.iso), "until": JSON(record.until?.iso),
            "second": JSON(record.second), "second_at": JSON(record.secondAt?.iso), "note": .string(decision.note),
            "notice": .string(decision.notice), "appeal": .string(record.appeal.rawValue),
            "appeal_text": JSON(decision.appealText), "appeal_outcome": JSON(decision.appealOutcome),
            "carried_out": .array(
                decision.carriedOut.map { row in
                    [
                        "action": .string(row.action.rawValue), "state": .string(row.state.rawValue),
                        "channel_id": JSON(row.remoteID), "last_try": JSON(row.lastTry?.iso),
                    ]
                }),
        ]
    }

    private static func rule(_ rule: EvidenceFacts.CitedRule) -> JSON {
        ["name": .string(rule.name), "number": JSON(rule.number), "wording": rule.version.json]
    }

    /// One entry with all that its hash is made of.
    static func proof(_ proof: EvidenceFacts.ProofEntry) -> JSON {
        let entry = proof.entry
        return [
            "seq": .int(entry.sequence), "id": .string(entry.id.description), "device": .int(entry.device),
            "device_seq": .int(entry.deviceSequence), "time": .int(entry.time.value),
            "at": .string(entry.time.instant.iso), "actor": .string(entry.actor), "command": .string(entry.command),
            "kind": .string(entry.kind.rawValue), "case_key": entry.caseKey.map { .int($0) } ?? .null,
            "payload": .string(proof.payload), "previous": .string(Hash.text(proof.previous)),
            "hash": .string(Hash.text(entry.hash)),
        ]
    }
}
