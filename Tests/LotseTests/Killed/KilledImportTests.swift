internal import ChannelSimulator
internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("An import that dies")
struct KilledImportTests {
    @Test("killed at twenty random moments and run again, it ends with every message once and a whole journal")
    func killedAndRepeated() async throws {
        let count = 20_000
        let rows = Rows.many(count)
        let reference = try await TestDesk(profile: "empty")
        let begin = DispatchTime.now().uptimeNanoseconds
        #expect(try await reference.json("import", try reference.file("m.ndjson", rows))["new"]?.int == Int64(count))
        let whole = Int((DispatchTime.now().uptimeNanoseconds - begin) / 1_000_000)
        let cases = try await reference.json("count")["total"]

        let desk = try await TestDesk(profile: "empty")
        let file = try desk.file("m.ndjson", rows)
        var dice = SeededDice(seed: 20)
        var kills = 0
        var stored: Int64 = 0
        for _ in 0..<20 {
            let moment = 20 + dice.number(below: max(100, whole / 4))
            let environment = desk.environment
            let isKilled = try await blocking {
                let run = try Run(["import", file], environment: environment)
                defer { _ = try? run.end(within: 60) }
                return run.kill(after: moment)
            }
            kills += isKilled ? 1 : 0
            let messages = try await Self.messages(desk)
            #expect(messages >= stored, "what was stored stays")
            stored = messages
        }
        #expect(kills > 0, "at least one run was killed in its work")
        let last = try await desk.json("import", file)
        #expect(last["new"]?.int == Int64(count) - stored)
        #expect(last["duplicate"]?.int == stored)
        #expect(try await Self.messages(desk) == Int64(count))
        #expect(try await desk.json("count")["total"] == cases)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    /// Messages in all cases.
    private static func messages(_ desk: TestDesk) async throws -> Int64 {
        try await desk.lines("list", "--limit", "1000000").compactMap { $0["messages"]?.int }.reduce(0, +)
    }
}
