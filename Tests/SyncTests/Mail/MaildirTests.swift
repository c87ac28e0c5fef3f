import Desk
import Foundation
import Testing

@testable import Sync

/// A Maildir in a folder of the test's own.
private final class TestMaildir {
    let path = NSTemporaryDirectory() + "lotse-maildir-\(UUID().uuidString.prefix(8))"

    init() throws {
        for part in ["new", "cur", "tmp"] {
            try FileManager.default.createDirectory(atPath: "\(path)/\(part)", withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func deliver(_ number: Int, part: String = "new", text: String? = nil, id: String? = nil) throws -> String {
        let name = "\(part)/1700000000.M\(number)P1.host" + (part == "cur" ? ":2," : "")
        let mail = MailStand.mail(
            "From: Lina \(number) <lina\(number)@example.org>\nMessage-ID: <\(id ?? "m\(number)@example.org")>\nSubject: S",
            text ?? "Meldung \(number)")
        try Data(mail).write(to: URL(fileURLWithPath: "\(path)/tmp/x"))
        try FileManager.default.moveItem(atPath: "\(path)/tmp/x", toPath: "\(path)/\(name)")
        return name
    }

    func move(_ name: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: "\(path)/\(name)", toPath: "\(path)/\(other)")
    }

    func tree() throws -> [String] {
        try ["new", "cur", "tmp"].flatMap { part in
            try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)").map { "\(part)/\($0)" }
        }.sorted()
    }
}

struct MaildirTests {
    private func source(_ box: TestMaildir, start: String? = "2020-01-01T00:00:00Z") -> MaildirSource {
        MaildirSource(
            folder: MaildirFolder(path: box.path), sent: nil, startDate: start.flatMap { Instant(iso: $0) })
    }

    private func runner(_ box: TestMaildir, _ intake: MemoryIntake, start: String? = "2020-01-01T00:00:00Z") throws
        -> AccountRunner
    {
        AccountRunner(
            account: "stadt", connector: try MailStand.connector(source: source(box, start: start)), intake: intake,
            outbox: MemoryOutbox(), clock: HandClock(), jitter: { 0.5 })
    }

    @Test("a thousand mails come in once each, while mail readers rename and clear out")
    func thousand() async throws {
        let (box, intake) = (try TestMaildir(), MemoryIntake())
        let runner = try runner(box, intake)
        for burst in 0..<10 {
            var names: [String] = []
            for number in 0..<100 {
                names.append(try box.deliver(burst * 100 + number, part: number % 3 == 0 ? "cur" : "new"))
            }
            // One is read meanwhile, one is flagged; those that are cleared out were seen in an earlier run.
            try box.move(names[1], to: names[1].replacing("new/", with: "cur/") + ":2,S")
            try box.move(names[3], to: names[3] + "FS")
            let before = try box.tree()
            #expect(await runner.runOnce().state == .ok)
            #expect(try box.tree() == before, "the box is as it was")
            try FileManager.default.removeItem(atPath: box.path + "/" + names[5])
        }
        let order = await intake.order
        #expect(order.count == 1000 && Set(order).count == 1000)
        #expect(await intake.vanished.isEmpty, "gone from the box is not taken back")
    }

    @Test("pages of one run go on where the last one ended, also when files are renamed in between")
    func pages() async throws {
        let box = try TestMaildir()
        let names = try (0..<120).map { try box.deliver($0) }
        let source = source(box)
        var cursor: String?
        var seen: Set<[UInt8]> = []
        var pages = 0
        while pages < 10 {
            let page = try await source.page(after: cursor)
            seen.formUnion(page.entries.map(\.mail))
            cursor = page.cursor ?? cursor
            pages += 1
            if pages == 1 { try box.move(names[70], to: names[70].replacing("new/", with: "cur/") + ":2,S") }
            if page.isLast { break }
            #expect(page.entries.count == MailPage.size)
        }
        #expect(seen.count == 120 && pages == 3)
        let place = cursor
        #expect(MaildirCursor(place ?? "")?.isWalking == false)
        for _ in 0..<10 {
            let page = try await source.page(after: cursor)
            cursor = page.cursor ?? cursor
            if page.isLast { break }
        }
        #expect(MaildirCursor(cursor ?? "")?.isWalking == false)
        #expect(MaildirCursor(cursor ?? "")?.at.name == "1700000000.M70P1.host", "the renamed one came last")
    }

    @Test("without a start date the first run takes the newest page and never what lies before it")
    func newest() async throws {
        let (box, intake) = (try TestMaildir(), MemoryIntake())
        for number in 0..<80 { try box.deliver(number) }
        let runner = try runner(box, intake, start: nil)
        for _ in 0..<3 { await runner.runOnce() }
        #expect(await intake.order.count == MailPage.size)
        try box.deliver(999)
        await runner.runOnce()
        #expect(await intake.order.last == "m999@example.org")
        #expect(await intake.order.count == MailPage.size + 1)
    }

    @Test("an empty box, a foreign cursor and a folder that is none")
    func odd() async throws {
        let box = try TestMaildir()
        #expect(try await source(box).page(after: nil) == MailPage(entries: [], cursor: nil, isLast: true))
        try box.deliver(1)
        #expect(try await source(box).page(after: "uid 1 2 2026-01-01T00:00:00Z").entries.count == 1)
        try FileManager.default.createSymbolicLink(atPath: box.path + "/new/link", withDestinationPath: "/etc/passwd")
        #expect(try await source(box).page(after: nil).entries.count == 1, "links are not followed")
        let none = MaildirSource(folder: MaildirFolder(path: box.path + "/none"), sent: nil, startDate: nil)
        await #expect(throws: ChannelFault.self) { try await none.page(after: nil) }
    }

    @Test("a mail that cannot be dated or read does not stop the others")
    func quarantine() async throws {
        let box = try TestMaildir()
        try box.deliver(1)
        try Data().write(to: URL(fileURLWithPath: box.path + "/new/empty"))
        try box.deliver(2)
        let page = try await MailStand.connector(source: source(box)).pull(after: nil)
        #expect(page.items.map(\.id).sorted() == ["m1@example.org", "m2@example.org"])
        #expect(page.rejected.count == 1 && page.rejected.first?.reason.hasPrefix("mail: ") == true)
    }

    @Test("the box of sent mails is asked by Message-ID")
    func sent() async throws {
        let box = try TestMaildir()
        try box.deliver(1, part: "cur", id: "lotse.key-1@stadt.example")
        let now = try #require(Instant(iso: "2026-01-01T00:00:00Z"))
        let source = MaildirSource(
            folder: MaildirFolder(path: box.path), sent: MaildirFolder(path: box.path), startDate: nil)
        #expect(try await source.holds("lotse.key-1@stadt.example", since: now) == true)
        #expect(try await source.holds("lotse.key-2@stadt.example", since: now) == false)
        #expect(try await self.source(box).holds("lotse.key-1@stadt.example", since: now) == nil)
    }
}
