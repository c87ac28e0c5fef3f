import Desk
import Foundation
import GRDB
import Store
import Testing

/// Several stores on one file, as several processes have them.
struct SharedDeskTests {
    /// Runs the bodies on threads of their own and waits for all.
    private func together(_ bodies: [@Sendable () throws -> Void]) throws {
        let group = DispatchGroup()
        let faults = Faults()
        for body in bodies {
            group.enter()
            Thread.detachNewThread {
                do { try body() } catch { faults.add("\(error)") }
                group.leave()
            }
        }
        group.wait()
        #expect(faults.all == [])
    }

    private final class Faults: @unchecked Sendable {
        private let lock = NSLock()
        private var texts: [String] = []
        func add(_ text: String) { lock.withLock { texts.append(text) } }
        var all: [String] { lock.withLock { texts } }
    }

    @Test(
        "three writers, two of them of one store, interleave: nothing is lost, numbers and chain are whole, all verifies"
    )
    func writers() throws {
        let stand = try Stand()
        let one = stand.store
        let two = try DeskStore(stand.path)
        let keys = try (0..<6).map { try stand.opened("k\($0)", by: "K\($0)") }
        let now = stand.now
        let items = (0..<3).map { part in (0..<40).map { stand.item("w\(part)-\($0)", by: "W\(part)\($0)") } }
        let stores = [one, one, two]
        try together(
            (0..<3).map { part -> @Sendable () throws -> Void in
                { [items, keys] in
                    for index in 0..<40 {
                        let batch = InboundBatch(account: "mastodon/stadt", items: [items[part][index]])
                        _ = try stores[part].take(batch, actor: "sync", now: now, isDurable: true)
                        _ = try stores[part].submit(
                            AddNote(text: "\(part)-\(index)"), to: [keys[index % 6]], as: Stand.petersen, now: now)
                    }
                }
            })
        #expect(try two.count(.all([]), asker: try stand.asker()) == 126)
        let notes = try keys.flatMap { try stand.detail($0).messages.filter { $0.direction == .note } }
        #expect(notes.count == 120)
        #expect(try two.verify().differences == [])
        try two.close()
    }

    @Test("who writes while another process holds the lock waits for it and then goes on")
    func heldLock() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let descriptor = open(stand.path + "-lock", O_RDWR)
        #expect(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
        let store = stand.store
        let now = stand.now
        let release = DispatchTime.now() + .milliseconds(300)
        DispatchQueue.global().asyncAfter(deadline: release) { flock(descriptor, LOCK_UN) }
        #expect(try store.page(PageRequest(), asker: try stand.asker()).count == 1)
        _ = try store.submit(Claim(), to: [key], as: Stand.petersen, now: now)
        #expect(DispatchTime.now() >= release)
        close(descriptor)
    }

    @Test("what one store writes the other notices, reads and numbers on from")
    func noticed() throws {
        let stand = try Stand()
        let two = try DeskStore(stand.path)
        let before = try two.dataVersion()
        #expect(try two.dataVersion() == before)
        let key = try stand.opened("a1")
        #expect(try two.dataVersion() != before)
        #expect(try two.detail(key, clerk: "petersen") != nil)
        _ = try two.submit(Claim(), to: [key], as: Stand.lange, now: stand.now)
        #expect(throws: Refusal.claimedBy("lange")) { try stand.submit(Claim(), key) }
        _ = try two.take(
            InboundBatch(account: "mastodon/stadt", items: [stand.item("a2", by: "Bodo")]), actor: "sync",
            now: stand.now,
            isDurable: true)
        #expect(try stand.record(try stand.opened("a3", by: "Cem")).number.serial == 3)
        try two.register([OrganisationUnit(sign: "NEU", name: "Neues Amt")], as: Stand.chef, now: stand.now)
        try stand.submit(Assign(unit: "NEU"), key)
        #expect(try stand.store.verify().differences == [])
        try two.close()
    }

    @Test("a backup taken while others write is whole, and a restored desk is written to as before")
    func backup() throws {
        let stand = try Stand()
        for index in 0..<20 { _ = try stand.opened("a\(index)", by: "L\(index)") }
        let (store, now) = (stand.store, stand.now)
        let target = stand.folder + "/sicherung.lotse"
        let items = (0..<60).map { stand.item("w\($0)", by: "W\($0)") }
        let writer = try DeskStore(stand.path)
        try together([
            {
                for item in items {
                    _ = try writer.take(
                        InboundBatch(account: "mastodon/stadt", items: [item]), actor: "sync", now: now, isDurable: true
                    )
                }
            },
            { try store.backup(to: target) },
        ])
        try writer.close()
        #expect(throws: StoreFault.exists(path: target)) { try store.backup(to: target) }
        try stand.store.close()
        let aside = try DeskStore.restore(target, to: stand.path)
        #expect(aside == stand.path + ".before-restore")
        try stand.reopen()
        #expect(try stand.store.verify().differences == [])
        let restored = try stand.store.count(.all([]), asker: try stand.asker())
        #expect((20...80).contains(restored))
        #expect(try stand.opened("danach", by: "D") > 0)
        #expect(try stand.sql { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        let old = try DeskStore(aside ?? "")
        #expect(try old.count(.all([]), asker: try stand.asker()) == 80)
        try old.close()
    }

    @Test("who has the desk open while a backup is brought back writes into neither file, and may read on")
    func replaced() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let target = stand.folder + "/sicherung.lotse"
        try stand.store.backup(to: target)
        let idle = try DeskStore(stand.path)
        let aside = try #require(try DeskStore.restore(target, to: stand.path))
        let gone = StoreFault.replaced(path: stand.path)
        #expect(throws: gone) { try stand.submit(Claim(), key) }
        #expect(throws: gone) { _ = try idle.submit(Claim(), to: [key], as: Stand.petersen, now: stand.now) }
        #expect(throws: gone) { try stand.store.keepDraft("x", for: key, of: "petersen", seen: 0, now: stand.now) }
        #expect(throws: gone) { try stand.store.checkpoint() }
        #expect(throws: gone) { _ = try idle.dataVersion() }
        #expect(try stand.detail(key).row.record.clerk == nil)
        try idle.close()
        for path in [aside, stand.path] {
            let store = try DeskStore(path)
            #expect(try store.detail(key, clerk: "petersen")?.row.record.clerk == nil)
            #expect(try store.verify().differences == [])
            try store.close()
        }
        try stand.reopen()
        try stand.submit(Claim(), key)
        #expect(try stand.record(key).clerk == "petersen")
    }

    @Test("a desk that is at work can be the backup: what waits in its WAL comes along")
    func liveSource() throws {
        let (source, stand) = (try Stand(), try Stand())
        for index in 0..<5 { _ = try source.opened("q\(index)", by: "Q\(index)") }
        try stand.store.close()
        _ = try DeskStore.restore(source.path, to: stand.path)
        try stand.reopen()
        #expect(try stand.store.count(.all([]), asker: try stand.asker()) == 5)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("a bad backup is refused and the desk stays where it is")
    func badBackup() throws {
        let stand = try Stand()
        _ = try stand.opened("a1")
        let target = stand.folder + "/sicherung.lotse"
        try stand.store.backup(to: target)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: target)))
        for offset in stride(from: 4096, to: bytes.count, by: 4096) { bytes[offset] ^= 0x55 }
        let bad = stand.folder + "/schlecht.lotse"
        try Data(bytes).write(to: URL(fileURLWithPath: bad))
        #expect(throws: StoreFault.self) { _ = try DeskStore.restore(bad, to: stand.path) }
        #expect(throws: StoreFault.self) { _ = try DeskStore.restore(stand.folder + "/nix", to: stand.path) }
        #expect(try stand.store.count(.all([]), asker: try stand.asker()) == 1)
        #expect(!FileManager.default.fileExists(atPath: stand.path + ".before-restore"))
    }
}
