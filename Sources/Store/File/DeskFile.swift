internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Opens the SQLite file of a desk and says what is wrong with it. Touches nothing of a file it does not know.
enum DeskFile {
    /// `PRAGMA application_id` of a desk: the letters `LOTS`.
    static let applicationID = 0x4C4F_5453

    static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(5)
        configuration.label = readOnly ? "desk.read" : "desk.write"
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -6000;
                    PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0;
                    """)
            if !readOnly { try db.execute(sql: "PRAGMA secure_delete = FAST; PRAGMA journal_size_limit = 67108864") }
        }
        return configuration
    }

    static func create(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw StoreFault.exists(path: path) }
        let folder = (path as NSString).deletingLastPathComponent
        do {
            if !folder.isEmpty {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch { throw StoreFault.cannotCreate(path: path, reason: "folder \(folder)") }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw StoreFault.cannotCreate(path: path, reason: "no right to write there")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: false))
        try queue.inDatabase { db in
            try db.execute(
                sql: "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA application_id = \(applicationID)")
            try db.inTransaction(.immediate) {
                try Schema.migrate(db, from: 0)
                return .commit
            }
        }
        try queue.close()
    }

    /// Looks at the header before SQLite does: whether it is a desk, and of which schema.
    static func inspect(_ path: String) throws -> Int {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw StoreFault.missing(path: path)
        }
        guard !isFolder.boolValue else { throw StoreFault.notADesk(path: path, reason: "a folder") }
        var status = stat()
        guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
            throw StoreFault.notADesk(path: path, reason: "no plain file")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StoreFault.io(path: path, reason: "cannot be opened for reading")
        }
        defer { try? handle.close() }
        let header = Array((try? handle.read(upToCount: 100)) ?? Data())
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw StoreFault.notADesk(path: path, reason: header.isEmpty ? "empty file" : "no SQLite header")
        }
        guard number(header, at: 68) == applicationID else {
            throw StoreFault.notADesk(path: path, reason: "another program's file")
        }
        let found = number(header, at: 60)
        guard found <= Schema.version else { throw StoreFault.newer(path: path, found: found, known: Schema.version) }
        if let reason = headerFault(header) ?? lengthFault(header, path) {
            throw StoreFault.damaged(path: path, reason: reason)
        }
        return found
    }

    /// The fields of SQLite's header (https://sqlite.org/fileformat2.html) that have few values.
    private static func headerFault(_ header: [UInt8]) -> String? {
        let page = pageSize(header)
        let versions: ClosedRange<UInt8> = 1...2
        let fractions: [UInt8] = [64, 32, 32]
        guard page >= 512, page & (page - 1) == 0, versions.contains(header[18]), versions.contains(header[19]),
            Array(header[21...23]) == fractions, (1...4).contains(number(header, at: 44))
        else { return "the header is not sound" }
        return nil
    }

    /// A file without WAL is as long as its header says; one with a WAL may grow at the next checkpoint.
    private static func lengthFault(_ header: [UInt8], _ path: String) -> String? {
        func size(_ path: String) -> Int {
            (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        }
        guard size(path + "-wal") == 0 else { return nil }
        let wanted = number(header, at: 28) * pageSize(header)
        return size(path) >= wanted ? nil : "cut off: \(size(path)) bytes of \(wanted)"
    }

    private static func pageSize(_ header: [UInt8]) -> Int {
        let size = Int(header[16]) << 8 | Int(header[17])
        return size == 1 ? 65_536 : size
    }

    private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}

/// SQLite's errors in the store's own words.
func translating<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreFault.busy(path: path, seconds: 5)
        case .SQLITE_READONLY, .SQLITE_PERM: throw StoreFault.readOnly(path: path)
        case .SQLITE_FULL: throw StoreFault.full(path: path)
        case .SQLITE_CORRUPT: throw StoreFault.damaged(path: path, reason: error.message ?? "malformed")
        case .SQLITE_NOTADB: throw StoreFault.notADesk(path: path, reason: "no SQLite file")
        case .SQLITE_IOERR: throw StoreFault.io(path: path, reason: error.message ?? "disk I/O error")
        case .SQLITE_CANTOPEN: throw StoreFault.io(path: path, reason: "cannot be opened")
        default: throw error
        }
    }
}
