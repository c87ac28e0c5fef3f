import Desk
import Foundation
import Store

/// A mixed day at the desk from a seed: messages, decisions, undo, replies and time, some of them refused.
struct RandomSession {
    let stand: Stand
    var dice: Dice
    private var sent = 0
    private(set) var done = 0
    private(set) var refused = 0
    private var pulled = 0

    init(_ stand: Stand, seed: UInt64) {
        self.stand = stand
        dice = Dice(seed)
    }

    mutating func run(_ steps: Int) async throws {
        for _ in 0..<steps {
            stand.now = stand.now + Int64(dice.below(3600))
            do {
                try await step()
                done += 1
            } catch is Refusal { refused += 1 }
        }
    }

    private mutating func step() async throws {
        let keys = try stand.store.page(PageRequest(limit: 60), asker: try stand.asker()).map(\.record.key)
        guard keys.count > 3, dice.below(4) > 0 else { return try pull() }
        let actor = [Stand.petersen, Stand.lange, Stand.chef][dice.below(3)]
        let key = keys[dice.below(keys.count)]
        switch dice.below(12) {
        case 0: _ = try stand.store.undo(as: actor, now: stand.now)
        case 1: _ = try stand.store.redo(as: actor, now: stand.now)
        case 2:
            _ = try stand.reply(
                key, "Antwort \(done)", by: actor, isInterim: dice.below(3) == 0, closes: dice.below(3) == 0)
        case 3, 4: try await deliver()
        case 5: _ = try stand.store.keepTime(now: stand.now)
        case 6: _ = try stand.store.submit(command(keys), to: Array(keys.prefix(5)), as: actor, now: stand.now)
        case 7: try split(key, actor)
        default: try stand.submit(command(keys), key, by: actor)
        }
    }

    private mutating func pull() throws {
        let count = dice.below(4) + 1
        var items: [InboundItem] = []
        for _ in 0..<count {
            pulled += 1
            let parent = dice.below(2) == 0 ? "m\(dice.below(pulled + 3))" : nil
            var item = stand.item(
                "m\(pulled)", "Nachricht \(pulled) \(["Ampel", "Radweg", "Gully"][dice.below(3)])",
                by: "L\(dice.below(9))",
                parent: parent, ago: Int64(dice.below(100_000)), kind: dice.below(9) == 0 ? .post : .comment,
                direction: dice.below(6) == 0 ? .outgoing : .incoming)
            if dice.below(10) == 0 { item.created = item.created + -60 * 86_400 }
            items.append(item)
        }
        if dice.below(5) == 0 { items.append(stand.item("m\(dice.below(pulled) + 1)", "Geändert \(done)")) }
        let batch = InboundBatch(
            account: "mastodon/stadt", items: items, vanished: dice.below(9) == 0 ? ["m\(dice.below(pulled))"] : [],
            cursor: "c\(pulled)")
        _ = try stand.store.take(batch, actor: "sync", now: stand.now, isDurable: false)
    }

    private mutating func deliver() async throws {
        guard let item = try await stand.outbox().next(account: "mastodon/stadt", now: stand.now) else { return }
        guard try await stand.outbox().begin(item.id, marker: "m", now: stand.now) else { return }
        sent += 1
        let outcomes: [DeliveryOutcome] = [
            .sent(remoteID: "s\(sent)", url: nil), .sent(remoteID: "s\(sent)", url: nil), .failed(reason: "410"),
            .retry(at: stand.now + 60, reason: "503"), .uncertain(lookAt: stand.now + 60, reason: "timeout"),
        ]
        try await stand.outbox().settle(item.id, outcomes[dice.below(5)], now: stand.now)
    }

    private mutating func split(_ key: Int64, _ actor: Actor) throws {
        let messages = try stand.detail(key).messages.filter { $0.direction != .note }.map(\.key)
        guard messages.count > 1 else { return }
        _ = try stand.store.split(key, messages: [messages[dice.below(messages.count)]], as: actor, now: stand.now)
    }

    private mutating func command(_ keys: [Int64]) throws -> any CaseCommand {
        switch dice.below(13) {
        case 0: Assign(unit: ["SBA", "EBB", "KSB"][dice.below(3)], note: dice.below(3) == 0 ? "Vermerk \(done)" : nil)
        case 1: Claim(force: dice.below(2) == 0)
        case 2: Release()
        case 3: CloseCase()
        case 4: Reopen()
        case 5: Snooze(until: stand.now + Int64(dice.below(400_000) + 1))
        case 6: Wait(for: [.citizen, .unit, .nobody][dice.below(3)])
        case 7: SetTags(add: ["t\(dice.below(5))"], remove: ["t\(dice.below(5))"])
        case 8: SetPriority(Priority.allCases[dice.below(4)])
        case 9: AddNote(text: "Notiz \(done)")
        case 10: Merge(into: try stand.record(keys[dice.below(keys.count)]))
        case 11: Discard()
        default: MarkRead(dice.below(2) == 0)
        }
    }
}
