import Desk
import Foundation
import GRDB
import StrictJSON
import Synchronization

@testable import Store

/// A desk of Bremerhaven in a folder of its own, on a Monday at ten, with four people and two accounts.
final class Stand {
    let folder: String
    let path: String
    var store: DeskStore
    /// 2026-03-02 10:00 in Berlin.
    static let monday = Instant(milliseconds: 1_772_442_000_000)
    var now = Stand.monday

    static let chef = Actor.clerk(Clerk(name: "chef", fullName: "C. Hefe", role: .admin, unit: "MAG"))
    static let petersen = Actor.clerk(Clerk(name: "petersen", fullName: "K. Petersen", unit: "SBA"))
    static let lange = Actor.clerk(Clerk(name: "lange", fullName: "L. Lange", unit: "EBB"))
    static let leser = Actor.clerk(Clerk(name: "leser", fullName: "L. Eser", role: .reader))

    init(profile: String = "bremerhaven") throws {
        folder = NSTemporaryDirectory() + "stand-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/desk.lotse"
        store = try DeskStore.create(at: path)
        guard let profile = Profile(named: profile) else { throw Refusal.unknownRecord(.desk, profile) }
        try store.enter(profile.entries, as: Stand.chef, now: now)
        var people: [any Registered] = []
        for actor in [Stand.chef, Stand.petersen, Stand.lange, Stand.leser] {
            if case .clerk(let clerk) = actor { people.append(clerk) }
        }
        people.append(ChannelAccount(channel: .mastodon, name: "stadt", standing: .live, textLimit: 500))
        people.append(ChannelAccount(channel: .mail, name: "post", standing: .live))
        people.append(ChannelAccount(channel: .guestbook, name: "alt", standing: .dormant))
        try store.register(people, as: Stand.chef, now: now)
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Lets the store go as a killed process does, and opens the desk again.
    func reopen() throws {
        store = try DeskStore(path)
    }

    // MARK: Coming in

    func item(
        _ id: String, _ text: String = "Die Laterne ist dunkel.", by author: String = "Uschi", parent: String? = nil,
        ago seconds: Int64 = 600, channel: Channel = .mastodon, account: String = "stadt", kind: MessageKind = .comment,
        direction: Direction = .incoming, subject: String? = nil
    ) -> InboundItem {
        InboundItem(
            channel: channel, account: account, id: id, created: now + -seconds, text: text,
            author: InboundAuthor(
                id: author.lowercased(), name: author, handle: author.lowercased() + "@social.example"),
            parent: parent, kind: kind, direction: direction, subject: subject)
    }

    @discardableResult
    func take(_ items: InboundItem..., vanished: [String] = [], cursor: String? = nil) throws -> IntakeReport {
        try store.take(
            InboundBatch(account: "mastodon/stadt", items: items, vanished: vanished, cursor: cursor), actor: "sync",
            now: now,
            isDurable: true)
    }

    /// A new case with one message of this id.
    func opened(_ id: String, _ text: String = "Die Laterne ist dunkel.", by author: String = "Uschi") throws -> Int64 {
        try take(item(id, text, by: author))
        return try key(of: id)
    }

    // MARK: Looking

    /// Key of the case that holds the message with the channel's id.
    func key(of remote: String) throws -> Int64 {
        try sql {
            try Int64.fetchOne($0, sql: "SELECT case_key FROM message WHERE remote = ?", arguments: [remote]) ?? 0
        }
    }

    func record(_ key: Int64) throws -> CaseRecord {
        guard let detail = try store.detail(key, clerk: "petersen") else { throw Refusal.unknownCase("#\(key)") }
        return detail.row.record
    }

    func detail(_ key: Int64, clerk: String = "petersen") throws -> CaseDetail {
        guard let detail = try store.detail(key, clerk: clerk) else { throw Refusal.unknownCase("#\(key)") }
        return detail
    }

    func clock(_ kind: ClockKind, of key: Int64) throws -> ClockRecord? {
        try record(key).clocks.last { $0.kind == kind }
    }

    func asker(_ clerk: String = "petersen") throws -> Asker { Asker(try store.roster(), clerk: clerk, now: now) }

    /// A look, or a blow, at the file itself, past the store.
    @discardableResult
    func sql<T>(_ body: (Database) throws -> T) throws -> T {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.inDatabase(body)
    }

    /// The questions that the store puts to SQLite meanwhile, as it writes them; those of the full-text index to itself
    /// are left out.
    func statements(_ reading: () throws -> Void) throws -> [String] {
        let seen = Statements()
        store.reads.inDatabase { db in
            db.trace { event in if case .statement(let statement) = event { seen.add(statement.sql) } }
        }
        try reading()
        store.reads.inDatabase { $0.trace(options: []) }
        return seen.all.filter { ($0.hasPrefix("SELECT") || $0.hasPrefix("WITH")) && !$0.contains("'search_") }
    }

    private final class Statements: Sendable {
        private let texts = Mutex<[String]>([])
        func add(_ text: String) { texts.withLock { $0.append(text) } }
        var all: [String] { texts.withLock { $0 } }
    }

    // MARK: Deciding

    @discardableResult
    func submit(_ command: any CaseCommand, _ keys: Int64..., by actor: Actor = Stand.petersen) throws -> Submission {
        try store.submit(command, to: keys, as: actor, now: now)
    }

    /// Queues a reply and returns its key.
    func reply(
        _ key: Int64, _ text: String = "Wir kümmern uns.", by actor: Actor = Stand.petersen, isInterim: Bool = false,
        notBefore: Instant? = nil, seen: Int64? = nil, closes: Bool = false, message: Int64? = nil
    ) throws -> Int64 {
        let submission = try store.reply(
            to: key, text: text, length: text.count, isInterim: isInterim, notBefore: notBefore, message: message,
            seenVersion: seen, closesCase: closes, key: UUID().uuidString, as: actor, now: now)
        return submission.replies.first ?? 0
    }

    /// Publishes on the accounts and returns the keys, which are those of the cases too.
    @discardableResult
    func publish(
        _ text: String, title: String? = nil, at notBefore: Instant? = nil, on names: [String] = ["mastodon/stadt"],
        by actor: Actor = Stand.petersen
    ) throws -> [Int64] {
        let roster = try store.roster()
        let order = PublicationOrder(
            accounts: try names.map { try roster.account(named: $0).key }, text: text, title: title,
            notBefore: notBefore)
        let publications = try order.publications(
            roster, key: { UUID().uuidString.lowercased() }, length: { text, _ in text.count })
        return try store.publish(publications, as: actor, now: now).replies
    }

    func outbox() -> StoreOutbox {
        let instant = now
        return StoreOutbox(store) { instant }
    }

    func state(ofReply key: Int64) throws -> ReplyState? {
        try store.outbox(limit: 1000).first { $0.reply.key == key }?.reply.state
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
