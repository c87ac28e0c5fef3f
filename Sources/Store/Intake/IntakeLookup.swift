internal import Desk
internal import GRDB

/// What the tables know about items that come in. Prepared once for a run of batches.
final class IntakeLookup {
    struct Found {
        let key: Int64
        let caseKey: Int64
        let content: Int64
        let direction: Direction
        let kind: MessageKind
        let state: String
    }

    /// Whether any message waits for its parent; saves a look-up per message where none does.
    private(set) var mayHaveOrphans: Bool
    private var accounts: [String: Int64] = [:]
    private var authors: [String: (key: Int64, author: InboundAuthor)] = [:]
    private let findMessage: Prepared
    private let text: Prepared
    private let orphan: Prepared
    private let findAuthor: Prepared
    private let addAuthor: Prepared
    private let renameAuthor: Prepared
    private let findAccount: Prepared
    private let findNumber: Prepared
    private let findWriter: Prepared
    private let findPublications: Prepared

    /// Authors remembered between batches; more are simply looked up again.
    private static let remembered = 50_000

    /// Rows of the outbox among which a publication of unknown id is looked for, the newest.
    private static let looked = 2000

    init(_ db: Database) throws {
        findMessage = try Prepared(
            db, "SELECT key, case_key, content, direction, kind, state FROM message WHERE account = ? AND remote = ?")
        text = try Prepared(db, "SELECT text FROM content WHERE key = ?")
        orphan = try Prepared(
            db,
            """
            SELECT key, case_key FROM message
            WHERE account = ? AND parent_remote = ? AND parent_key IS NULL AND parent_remote IS NOT NULL
            """)
        findAuthor = try Prepared(db, "SELECT key, name, handle, url FROM author WHERE account = ? AND ident = ?")
        // No RETURNING: it makes a savepoint of the statement, and each savepoint empties the full-text index's cache.
        addAuthor = try Prepared(db, "INSERT INTO author(account, ident, name, handle, url) VALUES (?,?,?,?,?)")
        renameAuthor = try Prepared(db, "UPDATE author SET name = ?, handle = ?, url = ? WHERE key = ?")
        findAccount = try Prepared(db, "SELECT key FROM account WHERE channel = ? AND name = ?")
        findWriter = try Prepared(
            db,
            """
            WITH RECURSIVE family(key) AS (
              VALUES (?) UNION SELECT c.key FROM cases c JOIN family f ON c.merged_into = f.key)
            SELECT 1 FROM message m JOIN family f ON m.case_key = f.key WHERE m.author = ? LIMIT 1
            """)
        findPublications = try Prepared(
            db,
            """
            SELECT o.case_key, c.text, c.subject FROM (SELECT * FROM outbox ORDER BY key DESC LIMIT \(Self.looked)) o
            JOIN content c ON c.key = o.key
            WHERE o.account = ? AND o.action = 'publish' AND o.attempts > 0
              AND (o.remote IS NULL OR o.remote LIKE 'seen-by-%') ORDER BY o.key
            """)
        findNumber = try Prepared(db, "SELECT key FROM cases WHERE year = ? AND serial = ?")
        mayHaveOrphans =
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS(SELECT 1 FROM message WHERE parent_key IS NULL AND parent_remote IS NOT NULL)
                    """) ?? false
    }

    func find(_ account: Int64, _ remote: String) throws -> Found? {
        findMessage.start().bind(account).bind(remote)
        guard try findMessage.step() else { return nil }
        defer { findMessage.finish() }
        return Found(
            key: findMessage.int(0), caseKey: findMessage.int(1), content: findMessage.int(2),
            direction: findMessage.text(3).flatMap(Direction.init(rawValue:)) ?? .incoming,
            kind: findMessage.text(4).flatMap(MessageKind.init(rawValue:)) ?? .comment, state: findMessage.text(5) ?? ""
        )
    }

    func known(_ account: Int64, _ item: InboundItem) throws -> KnownMessage? {
        guard let found = try find(account, item.id) else { return nil }
        text.start().bind(found.content)
        let same = try text.step() && text.text(0) == item.text
        text.finish()
        return KnownMessage(
            key: found.key, caseKey: found.caseKey, isSameText: same, direction: found.direction,
            isHeld: found.state == MessageState.held.rawValue)
    }

    /// A message was stored whose parent is not here yet.
    func noteOrphan() { mayHaveOrphans = true }

    func orphans(_ account: Int64, parent remote: String) throws -> [(key: Int64, caseKey: Int64)] {
        orphan.start().bind(account).bind(remote)
        var found: [(Int64, Int64)] = []
        while try orphan.step() { found.append((orphan.int(0), orphan.int(1))) }
        return found
    }

    /// The key of an author; entered when new, changed when the channel now names them otherwise.
    func author(_ account: Int64, _ author: InboundAuthor) throws -> Int64 {
        let place = "\(account)\u{1F}\(author.key)"
        if let known = authors[place], known.author == author { return known.key }
        let key = try storedAuthor(account, author)
        if authors.count >= IntakeLookup.remembered { authors.removeAll(keepingCapacity: true) }
        authors[place] = (key, author)
        return key
    }

    private func storedAuthor(_ account: Int64, _ author: InboundAuthor) throws -> Int64 {
        findAuthor.start().bind(account).bind(author.key)
        if try findAuthor.step() {
            let key = findAuthor.int(0)
            let isSame =
                findAuthor.text(1) == author.name && findAuthor.text(2) == author.handle
                && findAuthor.text(3) == author.url
            findAuthor.finish()
            if !isSame {
                try renameAuthor.start().bind(author.name).bind(author.handle).bind(author.url).bind(key).run()
            }
            return key
        }
        try addAuthor.start().bind(account).bind(author.key).bind(author.name).bind(author.handle).bind(author.url)
            .run()
        return addAuthor.insertedKey
    }

    func account(_ channel: Channel, _ name: String) throws -> Int64? {
        let place = channel.rawValue + "/" + name
        if let key = accounts[place] { return key }
        findAccount.start().bind(channel.rawValue).bind(name)
        guard try findAccount.step() else { return nil }
        defer { findAccount.finish() }
        accounts[place] = findAccount.int(0)
        return findAccount.int(0)
    }

    func remember(_ channel: Channel, _ name: String, _ key: Int64) { accounts[channel.rawValue + "/" + name] = key }

    /// Whether an author has a message in a case or in one that was merged into it.
    func hasWritten(_ author: Int64, in caseKey: Int64) throws -> Bool {
        findWriter.start().bind(caseKey).bind(author)
        defer { findWriter.finish() }
        return try findWriter.step()
    }

    /// The case of a publication that has left or may have, whose id at the channel is not known, and which this is.
    func publication(_ account: Int64, _ item: InboundItem) throws -> Int64? {
        findPublications.start().bind(account)
        defer { findPublications.finish() }
        while try findPublications.step() {
            let title = findPublications.text(2)
            if OwnPost.isSame(item.text, title: title, text: findPublications.text(1) ?? "") {
                return findPublications.int(0)
            }
        }
        return nil
    }

    func caseKey(_ number: CaseNumber) throws -> Int64? {
        findNumber.start().bind(number.year).bind(number.serial)
        guard try findNumber.step() else { return nil }
        defer { findNumber.finish() }
        return findNumber.int(0)
    }

    /// After a rollback, or after another process wrote, what was remembered may not be so.
    func forget() {
        mayHaveOrphans = true
        accounts.removeAll()
        authors.removeAll()
    }
}
