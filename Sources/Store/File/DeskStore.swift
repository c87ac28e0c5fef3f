internal import Desk
internal import Foundation
internal import GRDB
internal import StrictJSON

/// The local file of a desk. Many readers, one writer at a time across all processes.
///
/// Two connections: `reads` sees committed snapshots and never waits; `writes` is opened with the first decision.
public final class DeskStore: Sendable {
    public let path: String
    /// False where file or folder cannot be written: every decision is refused, everything can be read.
    public let isWritable: Bool
    let reads: DatabaseQueue
    private let writing: WriteSide
    private let identity: FileIdentity?

    /// Makes the file of a new desk and opens it. The registers are filled by `register`.
    public static func create(at path: String) throws -> DeskStore {
        try DeskFile.create(path)
        let store = try DeskStore(path)
        try store.writing.perform { db, _ in
            try db.execute(
                sql: "INSERT INTO device(key, uid) VALUES (1, randomblob(16))")
        }
        return store
    }

    /// Opens a desk. A file of a newer schema, of another program or damaged is refused and left untouched.
    public init(_ path: String, readOnly: Bool = false) throws {
        self.path = path
        let found = try DeskFile.inspect(path)
        isWritable =
            !readOnly && FileManager.default.isWritableFile(atPath: path)
            && FileManager.default.isWritableFile(atPath: DeskStore.folder(of: path))
        identity = FileIdentity(path)
        writing = WriteSide(path: path, identity: identity, isWritable: isWritable)
        if found < Schema.version {
            guard isWritable else { throw StoreFault.readOnly(path: path) }
            try writing.migrate(from: found)
        }
        reads = try translating(path) { [isWritable] in try DeskStore.openReading(path, isWritable: isWritable) }
    }

    /// Where neither file nor folder can be written, SQLite cannot make its shared memory: the file is then read as one
    /// that nobody changes.
    private static func openReading(_ path: String, isWritable: Bool) throws -> DatabaseQueue {
        let configuration = DeskFile.configuration(readOnly: true)
        let queue = try? DatabaseQueue(path: path, configuration: configuration)
        if let queue, (try? queue.read({ try Int.fetchOne($0, sql: "SELECT count(*) FROM device") })) != nil {
            return queue
        }
        if !isWritable, let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) {
            return try DatabaseQueue(path: "file:\(name)?immutable=1", configuration: configuration)
        }
        let again = try DatabaseQueue(path: path, configuration: configuration)
        _ = try again.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM device") }
        return again
    }

    private static func folder(of path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    /// Reads on the reading connection.
    func read<T>(_ body: (Database) throws -> T) throws -> T { try translating(path) { try reads.read(body) } }

    /// One write transaction under the lock. `isDurable` waits for the disk before it returns (decisions, outbox).
    func write<T>(isDurable: Bool = true, _ body: (Database, Journalist) throws -> T) throws -> T {
        guard isWritable else { throw Refusal.readOnlyDesk }
        return try writing.perform(isDurable: isDurable, body)
    }

    /// Changes when another connection, also of another process, has committed. Throws `replaced` when another file has
    /// taken the desk's place.
    public func dataVersion() throws -> Int64 {
        try identity?.check(path)
        return try readVersion()
    }

    private func readVersion() throws -> Int64 {
        try translating(path) { try reads.inDatabase { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 } }
    }

    /// Copies the WAL into the file and empties it, under the lock.
    public func checkpoint() throws {
        guard isWritable else { return }
        try writing.checkpoint()
    }

    public func close() throws {
        try writing.close()
        try reads.close()
    }
}
