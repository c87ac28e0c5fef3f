import Desk
import Foundation
import GRDB
import Testing

@testable import Store

/// Files that are not what they should be: named, and left untouched.
struct FileFaultTests {
    private func closed(_ fill: Int = 5) throws -> Stand {
        let stand = try Stand()
        for index in 0..<fill { _ = try stand.opened("a\(index)", by: "L\(index)") }
        try stand.store.checkpoint()
        try stand.store.close()
        return stand
    }

    private func bytes(_ path: String) -> [UInt8] { Array(FileManager.default.contents(atPath: path) ?? Data()) }

    /// The fault that opening and reading a file of these bytes ends with; the bytes stay what they were.
    private func fault(_ stand: Stand, _ content: [UInt8]) throws -> StoreFault? {
        let path = stand.folder + "/broken.lotse"
        for part in ["-wal", "-shm", "-lock", "-turn"] { try? FileManager.default.removeItem(atPath: path + part) }
        try Data(content).write(to: URL(fileURLWithPath: path))
        defer { #expect(bytes(path) == content) }
        do {
            let store = try DeskStore(path)
            defer { try? store.close() }
            _ = try store.journal(limit: 10_000)
            guard try store.health().isWhole else { return .damaged(path: path, reason: "health") }
            return nil
        } catch let fault as StoreFault { return fault }
    }

    @Test("missing, empty, folder, text, another program's database, newer schema")
    func strangers() throws {
        let stand = try closed()
        #expect(throws: StoreFault.missing(path: stand.folder + "/nix")) { _ = try DeskStore(stand.folder + "/nix") }
        #expect(throws: StoreFault.notADesk(path: stand.folder, reason: "a folder")) { _ = try DeskStore(stand.folder) }
        let path = stand.folder + "/broken.lotse"
        #expect(try fault(stand, []) == .notADesk(path: path, reason: "empty file"))
        #expect(
            try fault(stand, Array(repeating: 0x61, count: 5000)) == .notADesk(path: path, reason: "no SQLite header"))
        var other = bytes(stand.path)
        other[68] ^= 1
        #expect(try fault(stand, other) == .notADesk(path: path, reason: "another program's file"))
        var newer = bytes(stand.path)
        newer[63] = 99
        #expect(try fault(stand, newer) == .newer(path: path, found: 99, known: Schema.version))
        #expect(throws: StoreFault.exists(path: stand.path)) { _ = try DeskStore.create(at: stand.path) }
    }

    @Test("a truncated file is refused at each length")
    func truncated() throws {
        let stand = try closed()
        let whole = bytes(stand.path)
        for length in [50, 99, 100, 1000, 4096, 8192, whole.count / 2, whole.count - 4096, whole.count - 1] {
            #expect(try fault(stand, Array(whole.prefix(length))) != nil, "\(length) of \(whole.count)")
        }
        #expect(try fault(stand, whole) == nil)
    }

    @Test("flipped bytes in the file's header and at the head of each page never pass for a whole desk")
    func flipped() throws {
        let stand = try closed()
        let whole = bytes(stand.path)
        for offset in [0, 5, 16, 18, 21, 28, 47] {
            var broken = whole
            broken[offset] ^= 0xFF
            #expect(try fault(stand, broken) != nil, "header byte \(offset)")
        }
        for page in stride(from: 4096, to: whole.count, by: 4096) where [2, 5, 10, 13].contains(whole[page]) {
            var broken = whole
            broken[page] ^= 0xFF
            #expect(try fault(stand, broken) != nil, "page at \(page)")
        }
    }

    @Test("a missing -wal after a copy and a stale -shm: the last checkpoint's state, whole")
    func lostCompanions() throws {
        let stand = try Stand()
        _ = try stand.opened("a1")
        try stand.store.checkpoint()
        let copy = stand.folder + "/copy.lotse"
        _ = try stand.opened("a2", by: "Bodo")
        try FileManager.default.copyItem(atPath: stand.path, toPath: copy)
        let alone = try DeskStore(copy)
        #expect(try alone.verify().differences == [])
        #expect(try alone.count(.all([]), asker: try stand.asker()) == 1)
        try alone.close()
        try Data(repeating: 0xAB, count: 32_768).write(to: URL(fileURLWithPath: copy + "-shm"))
        let stale = try DeskStore(copy)
        #expect(try stale.verify().differences == [])
        try stale.close()
    }

    @Test("opened for reading only: everything can be read and every decision is refused the same way")
    func readOnly() throws {
        let stand = try closed()
        let store = try DeskStore(stand.path, readOnly: true)
        let asker = Asker(try store.roster(), clerk: "petersen", now: stand.now)
        let rows = try store.page(PageRequest(), asker: asker)
        #expect(rows.count == 5 && !store.isWritable)
        let key = rows[0].record.key
        #expect(throws: Refusal.readOnlyDesk) {
            _ = try store.submit(Claim(), to: [key], as: Stand.petersen, now: stand.now)
        }
        #expect(throws: Refusal.readOnlyDesk) {
            try store.keepDraft("x", for: key, of: "petersen", seen: 0, now: stand.now)
        }
        #expect(throws: Refusal.readOnlyDesk) {
            _ = try store.take(
                InboundBatch(account: "x", items: [stand.item("z")]), actor: "sync", now: stand.now, isDurable: true)
        }
        #expect(try store.verify().differences == [])
        try store.close()
    }

    @Test("a full disk stops between transactions: a clear fault, a committed prefix, and on with space")
    func full() throws {
        let stand = try Stand()
        let pages = try stand.sql { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
        try stand.store.write { db, _ in try db.execute(sql: "PRAGMA max_page_count = \(pages + 40)") }
        var taken = 0
        var thrown: (any Error)?
        for batch in 0..<60 {
            let items = (0..<20).map {
                stand.item("b\(batch)-\($0)", String(repeating: "Wort ", count: 80), by: "L\($0)")
            }
            do {
                taken += try stand.store.take(
                    InboundBatch(account: "mastodon/stadt", items: items), actor: "sync", now: stand.now,
                    isDurable: false
                ).new
            } catch {
                thrown = error
                break
            }
        }
        #expect(thrown as? StoreFault == .full(path: stand.path))
        #expect(try stand.store.count(.all([]), asker: try stand.asker()) == taken && taken % 20 == 0)
        #expect(try stand.store.verify().differences == [])
        try stand.store.write { db, _ in try db.execute(sql: "PRAGMA max_page_count = 1000000") }
        #expect(try stand.opened("danach", by: "D") > 0)
    }

    @Test("an unknown kind of event and a bad sequence do not stop verify")
    func verifyGoesOn() throws {
        let stand = try Stand()
        _ = try stand.opened("a1")
        try stand.sql { try $0.execute(sql: "UPDATE journal SET kind = 'zukunft' WHERE seq = 3") }
        let report = try stand.store.verify()
        #expect(report.differences.contains("journal 3: unknown kind of event") && report.entries > 20)
    }
}
