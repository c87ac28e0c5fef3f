internal import Foundation
internal import GRDB

extension DeskStore {
    /// An online copy: a consistent snapshot while others go on writing; checked before it gets its name, so that a
    /// file under the asked name is always a whole one.
    public func backup(to target: String) throws {
        guard !FileManager.default.fileExists(atPath: target) else { throw StoreFault.exists(path: target) }
        let partial = target + ".part"
        try? FileManager.default.removeItem(atPath: partial)
        guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw StoreFault.cannotCreate(path: target, reason: "no right to write there")
        }
        do {
            let copy = try DatabaseQueue(path: partial)
            try translating(target) { try reads.backup(to: copy) }
            try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try DeskStore.quickCheck(copy, partial)
            try copy.close()
            try FileManager.default.moveItem(atPath: partial, toPath: target)
        } catch {
            for leftover in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: partial + leftover) }
            throw error
        }
    }

    /// Puts a backup in the place of the desk at `path`. The backup is opened and checked first; a desk that stands
    /// there is moved aside to `PATH.before-restore`, never deleted. Returns where it went.
    public static func restore(_ source: String, to path: String) throws -> String? {
        _ = try DeskFile.inspect(source)
        let queue = try translating(source) {
            try DatabaseQueue(path: source, configuration: DeskFile.configuration(readOnly: true))
        }
        try quickCheck(queue, source)
        try queue.close()
        let files = FileManager.default
        let partial = path + ".part"
        try? files.removeItem(atPath: partial)
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty { try? files.createDirectory(atPath: folder, withIntermediateDirectories: true) }
        do { try files.copyItem(atPath: source, toPath: partial) } catch {
            throw StoreFault.cannotCreate(path: path, reason: "copying the backup failed")
        }
        return try WriterLock(besides: path).hold {
            let aside = files.fileExists(atPath: path) ? try moveAside(path) : nil
            try files.moveItem(atPath: partial, toPath: path)
            return aside
        }
    }

    private static func moveAside(_ path: String) throws -> String {
        let files = FileManager.default
        var aside = path + ".before-restore"
        var number = 1
        while files.fileExists(atPath: aside) {
            number += 1
            aside = path + ".before-restore-\(number)"
        }
        for part in ["", "-wal", "-shm"] where files.fileExists(atPath: path + part) {
            try files.moveItem(atPath: path + part, toPath: aside + part)
        }
        return aside
    }

    private static func quickCheck(_ queue: DatabaseQueue, _ path: String) throws {
        let answer = try translating(path) {
            try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") ?? "no answer" }
        }
        guard answer == "ok" else { throw StoreFault.damaged(path: path, reason: answer) }
    }
}
