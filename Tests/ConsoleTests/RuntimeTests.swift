import Desk
import Synchronization
import Terminal
import TestKit
import Testing

@testable import Console

/// What happens around the update: the first page, the news of the synchronisation.
struct RuntimeTests {
    @Test("the first page is there before the terminal is taken; the rest comes later")
    func begin() throws {
        let desk = try FakeDesk()
        let worker = DeskWorker(desk: desk, box: EventBox(waker: try Waker()), clock: { FakeDeskSeed.now })
        defer { worker.stop() }
        var app = AppState(
            size: .standard, language: .de, isUnicode: true, now: FakeDeskSeed.now, clerk: FakeDeskSeed.clerk,
            roster: try desk.roster())
        let later = Console.begin(&app, worker)
        #expect(app.inbox.window.rows.count == 28)
        #expect(
            later.map(\.summary) == [
                "loadCount", "loadTallies", "loadOutbox", "loadFloods", "setTitle Lotse Seestadt Testhafen",
            ])
    }

    @Test("a decision comes back as an event, one that cannot be taken as a failure")
    func decisions() throws {
        let desk = try FakeDesk()
        let box = EventBox(waker: try Waker())
        let worker = DeskWorker(desk: desk, box: box, clock: { FakeDeskSeed.now })
        let asker = Asker(try desk.roster(), clerk: "k.petersen", now: FakeDeskSeed.now)
        let who = DeskWorker.Who(asker: asker, actor: .clerk(FakeDeskSeed.clerk))
        #expect(worker.write(.submit(CloseCase(), keys: [1]), as: who))
        #expect(worker.write(.cancelReply(99), as: who))
        #expect(!worker.write(.quit, as: who) && !worker.read(.quit, as: who))
        worker.stop()
        let events = box.takeAll()
        guard events.count == 2, case .submitted(.command("close", keys: [1]), .done(let report)) = events[0],
            case .submitted(.cancelReply(99), .failed(let failure)) = events[1]
        else { return #expect(Bool(false), "\(events.count) events") }
        #expect(report.changed == [1])
        #expect(failure == .refused(.unknownReply("99")))
    }

    @Test("a fault of the desk's file is told in its own words, in the person's language, bounded and cleaned")
    func ownWords() {
        struct Full: WordedError {
            let words = (de: "kein Platz\u{1B}[2J", en: "no space")
        }
        let failure = DeskWorker.failure(Full())
        #expect(failure.message(Words(language: .en)) == "no space")
        let german = failure.message(Words(language: .de))
        #expect(german.hasPrefix("kein Platz") && !german.contains("\u{1B}"))
    }

    @Test("the first look that finds the desk gone says so, later ones are silent until it is back")
    func gone() {
        let version = VersionMemory()
        #expect(!version.isNew(1))
        #expect(version.isFirstFault() && !version.isFirstFault())
        #expect(!version.isNew(1) && version.isNew(2))
        #expect(version.isFirstFault())
    }

    @Test("questions of one screen never drop those of another, and no part of a decision is dropped")
    func slots() throws {
        let request = PageRequest()
        #expect(Effect.loadPage(request, 1).slot != Effect.loadOldest(request, 2).slot)
        #expect(Effect.loadTarget(1, 3).slot == nil && Effect.loadKey(CaseNumber(year: 2026, serial: 1), 4).slot == nil)
        let effects = [Effect.loadPage(request, 1), .loadOldest(request, 2), .loadDetail(1, 3), .loadTarget(1, 4)]
        #expect(effects.compactMap { DeskWorker.question($0)?.id } == [1, 2, 3, 4])
    }

    @Test("equal news of the synchronisation wake nobody")
    func syncFeed() {
        let feed = SyncFeed()
        let calls = Mutex(0)
        feed.listen { calls.withLock { $0 += 1 } }
        let news = [AccountStatus(account: "mastodon/stadt", channel: .mastodon, state: .fine)]
        feed.push(news)
        feed.push(news)
        #expect(calls.withLock { $0 } == 1)
        #expect(feed.take() == news)
        #expect(feed.take() == nil)
    }

    @Test("an inbox opened from another screen leads back to it; from there q quits")
    func backToBoard() throws {
        let stand = try Stand()
        stand.press("2")
        stand.carryOut(InboxScreen.show(query: "einheit:SBA", &stand.app))
        #expect(stand.app.top == .inbox)
        stand.press("q")
        #expect(stand.app.top == .board)
        #expect(!stand.touched.contains { $0.summary == "quit" })
    }
}
