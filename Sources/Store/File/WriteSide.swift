internal import Desk
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// The writing connection, its lock and its journalist. All access goes through the connection's queue.
final class WriteSide: @unchecked Sendable {
    private let path: String
    private let isWritable: Bool
    /// The file that the readers look at.
    private let identity: FileIdentity?
    private let opening = NSLock()
    private var opened: Opened?

    /// Pages of WAL after which a writer checkpoints: 16 MiB.
    private static let checkpointPages = 4096

    private struct Opened {
        let queue: DatabaseQueue
        let lock: WriterLock
        let state: State
    }

    /// Touched on the queue only.
    private final class State {
        var journalist: Journalist?
        var seen: Int64 = -1
        var isDurable = true
        /// Pages that the WAL held after the last commit.
        var pages = 0
    }

    init(path: String, identity: FileIdentity?, isWritable: Bool) {
        self.path = path
        self.identity = identity
        self.isWritable = isWritable
    }

    func migrate(from found: Int) throws {
        let side = try open()
        try translating(path) {
            try side.lock.hold {
                try side.queue.inDatabase { db in
                    try db.inTransaction(.immediate) {
                        try Schema.migrate(db, from: found)
                        return .commit
                    }
                }
            }
        }
    }

    func perform<T>(isDurable: Bool = true, _ body: (Database, Journalist) throws -> T) throws -> T {
        let side = try open()
        return try translating(path) {
            try side.lock.hold {
                try identity?.check(path)
                return try side.queue.inDatabase { db in
                    let result = try transaction(db, side.state, isDurable, body)
                    if side.state.pages > WriteSide.checkpointPages { _ = try? db.checkpoint(.passive) }
                    return result
                }
            }
        }
    }

    func checkpoint() throws {
        let side = try open()
        try translating(path) {
            try side.lock.hold {
                try identity?.check(path)
                try side.queue.inDatabase { _ = try $0.checkpoint(.truncate) }
            }
        }
    }

    func close() throws {
        opening.lock()
        defer { opening.unlock() }
        guard let side = opened else { return }
        side.queue.inDatabase { _ in side.state.journalist = nil }
        try side.queue.close()
        opened = nil
    }

    private func open() throws -> Opened {
        opening.lock()
        defer { opening.unlock() }
        if let opened { return opened }
        guard isWritable else { throw StoreFault.readOnly(path: path) }
        let lock = try WriterLock(besides: path)
        let queue = try translating(path) {
            try DatabaseQueue(path: path, configuration: DeskFile.configuration(readOnly: false))
        }
        let side = Opened(queue: queue, lock: lock, state: State())
        try translating(path) { try lock.hold { try queue.inDatabase { try WriteSide.prepare($0, side.state) } } }
        opened = side
        return side
    }

    /// A restored backup is no WAL file yet; and SQLite tells after each commit how long the WAL has become.
    private static func prepare(_ db: Database, _ state: State) throws {
        if try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
            _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        }
        let told = Unmanaged.passUnretained(state).toOpaque()
        _ = sqlite3_wal_hook(
            db.sqliteConnection,
            { told, _, _, pages in
                if let told { Unmanaged<State>.fromOpaque(told).takeUnretainedValue().pages = Int(pages) }
                return SQLITE_OK
            }, told)
    }

    private func transaction<T>(
        _ db: Database, _ state: State, _ isDurable: Bool, _ body: (Database, Journalist) throws -> T
    ) throws -> T {
        if state.journalist == nil || state.isDurable != isDurable {
            try db.execute(sql: "PRAGMA synchronous = \(isDurable ? "FULL" : "NORMAL")")
            state.isDurable = isDurable
        }
        var result: T?
        do {
            try db.inTransaction(.immediate) {
                let journalist = try current(db, state)
                result = try body(db, journalist)
                try journalist.projector.tally.flush()
                return .commit
            }
        } catch {
            state.seen = -1
            throw error
        }
        guard let result else { throw StoreFault.io(path: path, reason: "transaction without result") }
        return result
    }

    /// The journalist with its head read anew where another process has written since.
    private func current(_ db: Database, _ state: State) throws -> Journalist {
        let version = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
        defer { state.seen = version }
        if let journalist = state.journalist {
            if state.seen != version { try journalist.refresh() }
            return journalist
        }
        let journalist = try Journalist(db)
        state.journalist = journalist
        return journalist
    }
}
