internal import Desk
internal import GRDB
internal import StrictJSON

/// Personal texts, apart from the journal.
final class ContentTable {
    private let insert: Prepared

    init(_ db: Database) throws {
        insert = try Prepared(db, "INSERT INTO content(key, salt, subject, text, author, extra) VALUES (?,?,?,?,?,?)")
    }

    /// Returns the salted hash by which the journal names the texts.
    func add(_ key: Int64, _ content: Content, salt: [UInt8]) throws -> String {
        let extra = content.extra?.text(canonical: true)
        try insert.start().bind(key).bind(blob: salt).bind(content.subject).bind(content.text).bind(content.author)
            .bind(extra).run()
        return Seal.hash([content.subject, content.text, content.author, extra], salt: salt)
    }
}
