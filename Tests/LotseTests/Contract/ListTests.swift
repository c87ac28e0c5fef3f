internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("lotse list, count, show, sla and why")
struct ListTests {
    @Test("pages of any size give every case once, in every order", arguments: ["newest", "oldest", "due"])
    func paging(order: String) async throws {
        let desk = try await TestDesk()
        // Many of the same minute, so that the order within it must be firm too.
        let rows = (0..<57).map { Rows.row(id: "p\($0)", minute: $0 / 9, text: "Beitrag \($0)") }
        _ = try await desk.json("import", "-", input: rows.joined(separator: "\n"))
        let all = try await desk.lines("list", "--order", order, "--limit", "1000").compactMap { $0["id"]?.string }
        #expect(Set(all).count == 57)
        var paged: [String] = []
        var cursor: [String] = []
        for _ in 0..<20 {
            let page = try await desk.run(
                ["list", "--order", order, "--limit", "10", "--json"] + cursor, input: Data())
            paged += try page.lines().compactMap { $0["id"]?.string }
            guard let next = page.err.split(separator: "\n").last(where: { $0.hasPrefix("--after ") }) else { break }
            cursor = next.split(separator: " ").map(String.init)
        }
        #expect(paged == all)
    }

    @Test("a case has the fields that scripts rely on")
    func shape() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["Der Strandweg ist nass."])
        let line = try #require(try await desk.lines("list").first)
        #expect(line["id"] == "BHV-2026-000001")
        #expect(line["state"] == "new")
        #expect(line["channel"] == "facebook")
        #expect(line["account"] == "stadt")
        #expect(line["author"]?["name"] == "Imke Petersen")
        #expect(line["unit"]?.isNull == true && line["clerk"]?.isNull == true)
        #expect(line["excerpt"] == "Der Strandweg ist nass.")
        #expect(line["received"] == "2026-02-01T00:00:00Z")
        #expect(line["messages"]?.int == 1)
        #expect(line["unread"]?.bool == true)
        #expect(line["priority"] == "normal")
        #expect(line["tags"]?.array == [])
        #expect(line["labels"]?.members?.isEmpty == true)
        #expect(line["moderation"] == "none")
        let clocks = try #require(line["clocks"]?.array)
        #expect(
            clocks.contains {
                $0["kind"] == "first_response" && $0["state"] == "running" && $0["due"]?.string?.hasSuffix("Z") == true
            })
        #expect(clocks.allSatisfy { $0["policy"]?.string?.isEmpty == false })
        let shown = try await desk.json("show", "BHV-2026-000001")
        for key in ["messages", "history", "outbox"] { #expect(shown[key]?.array != nil, "\(key)") }
        let message = try #require(shown["messages"]?.array?.first)
        #expect(message["direction"] == "in" && message["id"] == "c0" && message["text"] == "Der Strandweg ist nass.")
        #expect(message["parent"]?.isNull == true && message["attachments"]?.array == [])
    }

    @Test("a query folds case and umlauts, takes phrases, prefixes, exclusion, OR and fields")
    func queries() async throws {
        let desk = try await TestDesk()
        let rows = [
            Rows.row(id: "1", minute: 1, text: "Die Hafenstraße ist gesperrt"),
            Rows.row(channel: "x", id: "2", minute: 2, text: "Müll am Strand, wann wird geleert?"),
            Rows.row(
                channel: "website", id: "3", minute: 3, text: "Tolles Fest am Hafen",
                extra: [("rating", 5), ("language", "de")]),
        ]
        _ = try await desk.json("import", "-", input: rows.joined(separator: "\n"))
        let expected: [(query: String, ids: Set<String>)] = [
            ("hafenstrasse", ["1"]), ("MUELL OR müll", ["2"]), ("hafen*", ["1", "3"]), ("am -strand", ["3"]),
            ("\"am strand\"", ["2"]), ("channel:x", ["2"]), ("kanal:x OR kanal:website", ["2", "3"]),
            ("rating:>=4", ["3"]),
            ("autor:petersen", ["1", "2", "3"]), ("is:unassigned", ["1", "2", "3"]), ("clerk:me", []),
            ("(fest OR müll) am", ["2", "3"]),
            ("received:>2026-01-31", ["1", "2", "3"]), ("status:closed", []), ("nichtvorhanden", []),
        ]
        for (query, ids) in expected {
            let found = try await desk.lines("list", "--", query)
            var remote: Set<String> = []
            for line in found {
                guard let id = line["id"]?.string else { continue }
                remote.formUnion(
                    try await desk.json("show", id)["messages"]?.array?.compactMap { $0["id"]?.string } ?? [])
            }
            #expect(remote == ids, "\(query)")
            #expect(try await desk.json("count", "--", query)["total"]?.int == Int64(ids.count), "\(query)")
        }
    }

    @Test(
        "a bad query is 64 with the column of the fault and what was expected",
        arguments: [
            ("channel:", 9), ("hafen (müll", 12), ("is:blue", 4), ("due:soon", 5), ("\"offen", 7), ("rating:>9x", 8),
        ])
    func badQuery(query: String, column: Int) async throws {
        let desk = try await TestDesk()
        for command in ["list", "count", "sla"] {
            let outcome = try await desk.run(command, query, "--json")
            #expect(outcome.status == 64)
            #expect(outcome.out.isEmpty)
            #expect(outcome.err.split(separator: "\n").count == 1)
            #expect(outcome.err.contains("column \(column): expected"), "\(outcome.err)")
        }
    }

    @Test(
        "tallies add up to the total",
        arguments: ["channel", "account", "unit", "state", "clerk", "priority", "author", "day"])
    func tallies(key: String) async throws {
        let desk = try await TestDesk()
        let rows = (0..<40).map { index in
            Rows.row(
                channel: ["facebook", "x", "mail"][index % 3], account: "k\(index % 2)", id: "t\(index)",
                minute: index * 60, text: "T",
                extra: [("author", .string("Name \(index % 4)"))])
        }
        _ = try await desk.json("import", "-", input: rows.joined(separator: "\n"))
        let counted = try await desk.json("count", "--by", key)
        let parts = try #require(counted["by"]?.members?.compactMap { $0.value.int })
        #expect(counted["total"]?.int == 40)
        #expect(parts.reduce(0, +) == 40)
        if key == "channel" { #expect(counted["by"]?["facebook"]?.int == 14) }
        if key == "author" { #expect(parts == [10, 10, 10, 10]) }
    }

    @Test("an unknown case is 66 and named", arguments: ["BHV-2026-000999", "x", "", "BHV-2026-1e9", "-1", "0"])
    func unknownCase(number: String) async throws {
        let desk = try await TestDesk()
        for arguments in [
            ["show", "--", number], ["why", "--", number], ["claim", "--", number], ["journal", "--", number],
        ] {
            let outcome = try await desk.run(arguments + [], input: Data())
            #expect(outcome.status == 66, "\(arguments) \(outcome.err)")
            #expect(outcome.out.isEmpty)
        }
    }

    @Test("the board has open clocks only, soonest first, and tells what is overdue")
    func board() async throws {
        let desk = try await TestDesk()
        let numbers = try await desk.cases(["eins", "zwei", "drei"])
        _ = try await desk.json("close", numbers[1])
        let lines = try await desk.lines("sla")
        let dues = lines.compactMap { $0["due"]?.string }
        #expect(dues == dues.sorted())
        #expect(!lines.contains { $0["case"]?.string == numbers[1] })
        #expect(lines.contains { $0["case"]?.string == numbers[0] && $0["overdue"]?.bool == true })
    }

    @Test("why adds the counted intervals up to the deadline")
    func why() async throws {
        let desk = try await TestDesk()
        _ = try await desk.cases(["eins"])
        let clocks = try #require(try await desk.json("why", "BHV-2026-000001")["clocks"]?.array)
        #expect(!clocks.isEmpty)
        for clock in clocks {
            let counted = try #require(clock["counted"]?.array)
            let sum = counted.compactMap { $0["seconds"]?.int }.reduce(0, +)
            #expect(sum == (clock["clock"]?["minutes"]?.int ?? 0) * 60)
            #expect(counted.last?["to"] == clock["clock"]?["due"])
        }
    }
}
