internal import Foundation
internal import GRDB

extension DeskStore {
    /// An online copy: a consistent snapshot while others go on writing; checked before it gets its name, so that a
    /// file under the asked name is always a whole one.
    public func backup(to target: String) throws {
        guard !FileManager.default.fileExists(atPath: target) else { throw StoreFault.exists(path: target) }
        let partial = try DeskStore.copy(reads, for: target)
        try DeskStore.name(partial, target)
    }

    /// Puts a backup in the place of the desk at `path`. The backup is copied and the copy checked first; a desk that
    /// stands there is moved aside to `PATH.before-restore`, never deleted. Returns where it went.
    public static func restore(_ source: String, to path: String) throws -> String? {
        _ = try DeskFile.inspect(source)
        let queue = try translating(source) {
            try DatabaseQueue(path: source, configuration: DeskFile.configuration(readOnly: true))
        }
        try quickCheck(queue, source)
        let files = FileManager.default
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty { try? files.createDirectory(atPath: folder, withIntermediateDirectories: true) }
        let partial = try copy(queue, for: path)
        try queue.close()
        return try WriterLock(besides: path).hold {
            let aside = files.fileExists(atPath: path) ? try moveAside(path) : nil
            try name(partial, path)
            return aside
        }
    }

    /// A whole, checked copy beside `target`, also of what still waits in the source's WAL. Returns its path; where
    /// something fails nothing is left of it.
    private static func copy(_ source: DatabaseQueue, for target: String) throws -> String {
        let partial = target + ".part"
        removeParts(partial)
        guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw StoreFault.cannotCreate(path: target, reason: "no right to write there")
        }
        do {
            try translating(target) {
                let copy = try DatabaseQueue(path: partial)
                try source.backup(to: copy)
                try copy.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try quickCheck(copy, partial)
                try copy.close()
            }
            return partial
        } catch {
            removeParts(partial)
            throw error
        }
    }

    private static func name(_ partial: String, _ target: String) throws {
        do { try FileManager.default.moveItem(atPath: partial, toPath: target) } catch {
            removeParts(partial)
            throw StoreFault.cannotCreate(path: target, reason: "the finished copy cannot get its name")
        }
    }

    private static func removeParts(_ path: String) {
        for part in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + part) }
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
