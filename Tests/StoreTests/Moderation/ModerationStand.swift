import Desk
import Foundation
import Store
import Testing

/// A stand with a Facebook page that can be written to, and two people who may agree as second person.
final class ModerationStand {
    let stand: Stand
    static let harms = Actor.clerk(Clerk(name: "harms", fullName: "B. Harms", role: .approver, unit: "PRE"))
    static let account = "facebook/seite"

    init() throws {
        stand = try Stand()
        guard case .clerk(let harms) = Self.harms else { return }
        let page = ChannelAccount(
            channel: .facebook, name: "seite", owner: "PRE", standing: .live, address: "https://graph.example",
            textLimit: 8000)
        try stand.store.register([harms, page], as: Stand.chef, now: stand.now)
    }

    /// A comment on the page; its key.
    func comment(
        _ id: String, _ text: String = "Du Vollidiot!", by author: String = "Kalle", isHeld: Bool = false
    ) throws -> Int64 {
        var item = stand.item(id, text, by: author, channel: .facebook, account: "seite")
        item.isHeld = isHeld
        try stand.take(item)
        return try message(id)
    }

    func message(_ id: String) throws -> Int64 {
        let found = try stand.detail(try stand.key(of: id)).messages.first { $0.remoteID == id }
        return try #require(found).key
    }

    @discardableResult
    func moderate(
        _ message: Int64, _ measure: Measure, rule: String? = "insult", by actor: Actor = Stand.petersen,
        until: Instant? = nil, seen: Int64? = nil, text: Int64? = nil, silent: Bool = false, closes: Bool = false
    ) throws -> DecisionView {
        let order = ModerationOrder(
            message: message, measure: measure, rule: rule, note: "Akte", until: until, isSilent: silent,
            seenVersion: seen, seenText: text, closesCase: closes)
        _ = try stand.store.moderate([order], as: actor, now: stand.now)
        return try #require(try stand.store.decisions(limit: 1).first)
    }

    func queue(_ queue: ReviewQueue, as clerk: String = "petersen") throws -> [ReviewItem] {
        try stand.store.review(ReviewRequest(queue), asker: try stand.asker(clerk))
    }

    func state(_ id: String) throws -> String {
        let found = try stand.detail(try stand.key(of: id)).messages.first { $0.remoteID == id }
        return try #require(found).state
    }

    /// What is in the outbox, not cancelled, in the order in which it will leave.
    func leaving() throws -> [OutboundAction] {
        try stand.store.outbox().filter { $0.reply.state != .cancelled }.sorted { $0.reply.key < $1.reply.key }
            .map { $0.reply.isNotice ? .privateReply : $0.reply.action }
    }

    /// Works the page's outbox to its end; every item gets an id of the channel's.
    @discardableResult
    func deliver() async throws -> [OutboundAction] {
        var done: [OutboundAction] = []
        stand.now = stand.now + 10
        while let item = try await stand.outbox().next(account: Self.account, now: stand.now) {
            #expect(try await stand.outbox().begin(item.id, marker: nil, now: stand.now))
            try await stand.outbox().settle(item.id, .sent(remoteID: "r\(item.id)", url: nil), now: stand.now)
            done.append(item.action)
        }
        return done
    }

    func verify() throws { #expect(try stand.store.verify().differences == []) }
}
