internal import Desk
internal import GRDB
internal import StrictJSON

/// The full-text index over messages, by message key. It holds folded words, so that `strasse` finds `Straße`, and no
/// text of its own: to take a message out one must know what was put in, which the content rows still tell.
final class SearchIndex {
    private let insert: Prepared
    private let remove: Prepared
    private let current: Prepared
    private let content: Prepared

    init(_ db: Database) throws {
        insert = try Prepared(db, "INSERT INTO search(rowid, subject, text, author) VALUES (?,?,?,?)")
        remove = try Prepared(db, "INSERT INTO search(search, rowid, subject, text, author) VALUES ('delete',?,?,?,?)")
        current = try Prepared(
            db,
            """
            SELECT t.subject, t.text, t.author FROM message m JOIN content t ON t.key = m.content WHERE m.key = ?
            """)
        content = try Prepared(db, "SELECT subject, text, author FROM content WHERE key = ?")
    }

    /// What an event means for the index. Called before the event is projected.
    func follow(_ draft: EventDraft, at sequence: Int64) throws {
        switch draft.kind {
        case .opened, .joined, .noted:
            if let text = draft.content { try add(sequence, text) }
        case .edited:
            guard let text = draft.content, let message = draft.detail("message")?.int else { return }
            try replace(message, with: text)
        case .replySent:
            guard let reply = draft.detail("reply")?.int, let text = try read(content, reply) else { return }
            try add(sequence, text)
        default: return
        }
    }

    private func add(_ key: Int64, _ text: Content) throws { try bind(insert.start().bind(key), text).run() }

    private func replace(_ key: Int64, with text: Content) throws {
        if let old = try read(current, key) { try bind(remove.start().bind(key), old).run() }
        try add(key, text)
    }

    private func bind(_ statement: Prepared, _ text: Content) -> Prepared {
        statement.bind(text.subject.map { Fold.fold($0) }).bind(Fold.fold(text.text)).bind(
            text.author.map { Fold.fold($0) })
    }

    private func read(_ statement: Prepared, _ key: Int64) throws -> Content? {
        statement.start().bind(key)
        defer { statement.finish() }
        guard try statement.step() else { return nil }
        return Content(subject: statement.text(0), text: statement.text(1) ?? "", author: statement.text(2))
    }
}
