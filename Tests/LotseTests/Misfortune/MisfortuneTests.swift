internal import ChannelSimulator
internal import Desk
internal import Foundation
internal import StrictJSON
internal import Testing

/// The disk fails, or the process dies, at one write after the other of a real run. Afterwards the desk opens and
/// verifies, what was reported is there, and nothing is there twice.
@Suite("A write that fails or is the last", .serialized)
struct MisfortuneTests {
    @Test("a note: reported means stored, and never twice", arguments: Misfortune.allCases)
    func note(_ misfortune: Misfortune) async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["In der Hafenstraße ist ein Schlagloch."]).first)
        let arguments = ["note", number, "Vermerk im Unglück"]
        let count = try await Misfortune.count(TestDesk(copying: desk), arguments)
        #expect(count > 10)
        for point in misfortune.points(count) {
            let copy = try TestDesk(copying: desk)
            let outcome = try await copy.suffer(misfortune, at: point, arguments)
            #expect(outcome.isHonest(misfortune), "\(point) of \(count): \(outcome)")
            let notes = try await copy.notes(number)
            #expect(notes.count <= 1, "\(point) of \(count)")
            if !outcome.out.isEmpty || outcome.status == 0 {
                #expect(notes == ["Vermerk im Unglück"], "\(point) of \(count): reported, so stored")
            }
            try await copy.goesOn(number, "\(misfortune) at \(point) of \(count)")
        }
    }

    @Test("assign with a note, close and undo: each all or nothing", arguments: Misfortune.allCases)
    func decisions(_ misfortune: Misfortune) async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["Der Gully läuft über."]).first)
        for arguments in [["assign", number, "EBB", "--note", "eilt"], ["close", number], ["undo"]] {
            let count = try await Misfortune.count(TestDesk(copying: desk), arguments)
            let before = try await desk.standing(number)
            let whole = try TestDesk(copying: desk)
            try #require(try await whole.run(arguments, input: Data()).status == 0)
            let after = try await whole.standing(number)
            for point in misfortune.points(count, most: 2) {
                let copy = try TestDesk(copying: desk)
                let outcome = try await copy.suffer(misfortune, at: point, arguments)
                #expect(outcome.isHonest(misfortune), "\(arguments[0]), \(point) of \(count): \(outcome)")
                let found = try await copy.standing(number)
                let isDone = !outcome.out.isEmpty || outcome.status == 0
                #expect(found == after || (!isDone && found == before), "\(arguments[0]), \(point) of \(count)")
                #expect(try await copy.json("verify")["ok"]?.bool == true)
            }
            try #require(try await desk.run(arguments, input: Data()).status == 0)
        }
    }

    @Test("an import: what it had stored stays, and repeating it makes it whole", arguments: Misfortune.allCases)
    func imported(_ misfortune: Misfortune) async throws {
        let rows = Rows.many(60)
        let desk = try await TestDesk(profile: "empty")
        let count = try await Misfortune.count(TestDesk(copying: desk), ["import", "-"], input: rows)
        for point in misfortune.points(count) {
            let copy = try TestDesk(copying: desk)
            let outcome = try await copy.suffer(misfortune, at: point, ["import", "-"], input: rows)
            #expect(outcome.isHonest(misfortune), "\(point) of \(count): \(outcome)")
            let stored = try await copy.json("import", "-", input: rows)
            if outcome.status == 0 { #expect(stored["new"]?.int == 0, "\(point) of \(count): reported, so stored") }
            #expect((stored["new"]?.int ?? 0) + (stored["duplicate"]?.int ?? 0) == 60)
            #expect(try await copy.json("import", "-", input: rows)["duplicate"]?.int == 60)
            #expect(try await copy.json("verify")["ok"]?.bool == true, "\(point) of \(count)")
        }
    }

    @Test("a reply: queued once, or not at all and still in the writer's hands", arguments: Misfortune.allCases)
    func reply(_ misfortune: Misfortune) async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        _ = try await desk.json("reply", number, "--text", "Wir kümmern uns.", "--draft")
        let arguments = ["reply", number, "--text", "Wir kümmern uns."]
        let count = try await Misfortune.count(TestDesk(copying: desk), arguments)
        for point in misfortune.points(count) {
            let copy = try TestDesk(copying: desk)
            let outcome = try await copy.suffer(misfortune, at: point, arguments)
            #expect(outcome.isHonest(misfortune), "\(point) of \(count): \(outcome)")
            let replies = try await copy.lines("outbox")
            let draft = try await copy.json("show", number)["draft"]?.string
            #expect(replies.count <= 1)
            #expect(
                (draft == nil) == (replies.count == 1), "\(point) of \(count): a text is queued or a draft, never both")
            if outcome.status == 0 { #expect(replies.count == 1, "\(point) of \(count): reported, so queued") }
            #expect(try await copy.json("verify")["ok"]?.bool == true, "\(point) of \(count)")
        }
    }

    @Test("pulling and delivering: every question once, every reply posted once", arguments: Misfortune.allCases)
    func delivery(_ misfortune: Misfortune) async throws {
        let clock = TestClock(Instant(seconds: 1_772_438_400))
        let simulator = try await Simulator.start(seed: 3, now: { clock.now })
        do { try await deliver(misfortune, clock, simulator) } catch {
            await simulator.stop()
            throw error
        }
        await simulator.stop()
    }

    private func deliver(_ misfortune: Misfortune, _ clock: TestClock, _ simulator: Simulator) async throws {
        let desk = try await TestDesk.live(at: simulator, clock, questions: 1)
        let number = try #require(try await desk.pull(clock, questions: 1).first)
        var sent = 0
        func ask(_ name: String) async throws {
            await simulator.mastodon.comment("Frage \(name)?", by: "Imke Petersen")
            _ = try await desk.json("reply", number, "--text", "Antwort \(name)", with: clock.environment)
            sent += 1
        }
        try await ask("vorweg")
        clock.advance(by: 120)
        let count = try await Misfortune.count(desk, ["sync", "--once"], with: clock.environment)
        try await settle(desk, clock)
        for point in misfortune.points(count) {
            try await ask("vor \(point)")
            clock.advance(by: 120)
            let outcome = try await desk.suffer(misfortune, at: point, ["sync", "--once"], with: clock.environment)
            #expect(outcome.status != 132 && outcome.status != 134, "\(point): \(outcome)")
            try await settle(desk, clock)
            let posts = await simulator.mastodon.cityPosts().map(\.text)
            #expect(posts.count == sent, "\(misfortune) at \(point): one post a reply")
            #expect(posts.filter { $0.contains("Antwort vor \(point)") }.count == 1, "\(misfortune) at \(point)")
            let found = try await desk.json("count", "\"Frage vor \(point)\"", with: clock.environment)["total"]
            #expect(found?.int == 1, "\(misfortune) at \(point): each question makes one case")
        }
        let items = try await desk.lines("outbox", with: clock.environment)
        #expect(items.count == sent && items.allSatisfy { $0["state"] == "sent" })
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    /// Runs without misfortune until nothing waits any more.
    private func settle(_ desk: TestDesk, _ clock: TestClock) async throws {
        for _ in 0..<12 {
            clock.advance(by: 120)
            _ = try await desk.run("sync", "--once", with: clock.environment)
            let items = try await desk.lines("outbox", with: clock.environment)
            if items.allSatisfy({ $0["state"] == "sent" }) { return }
        }
    }
}

extension TestDesk {
    /// A run on which the misfortune comes at its `point`-th write.
    fileprivate func suffer(
        _ misfortune: Misfortune, at point: Int, _ arguments: [String], input: String = "",
        with extra: [String: String] = [:]
    ) async throws -> Outcome {
        let environment = try misfortune.environment(at: point, under: folder).merging(extra) { $1 }
        return try await run(arguments, input: Data(input.utf8), with: environment)
    }

    fileprivate func notes(_ number: String) async throws -> [String] {
        let messages = try await json("show", number)["messages"]?.array ?? []
        return messages.filter { $0["direction"] == "note" }.compactMap { $0["text"]?.string }
    }

    /// What a decision changes, as one text.
    fileprivate func standing(_ number: String) async throws -> String {
        let detail = try await json("show", number)
        let notes = (detail["messages"]?.array ?? []).filter { $0["direction"] == "note" }
            .map { "\($0["text"]?.string ?? "") \($0["state"]?.string ?? "")" }
        let fields = ["state", "unit", "clerk"].map { detail[$0]?.string ?? "-" }
        return (fields + notes).joined(separator: " ")
    }

    /// It verifies and takes the next decision.
    fileprivate func goesOn(_ number: String, _ place: String) async throws {
        #expect(try await json("verify")["ok"]?.bool == true, "\(place)")
        #expect(try await run("claim", number).status == 0, "\(place)")
    }
}
