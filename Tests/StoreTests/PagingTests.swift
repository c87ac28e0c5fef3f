import Desk
import GRDB
import Store
import Testing

/// Pages by key: each case exactly once, however the pages are cut and whatever arrives meanwhile.
struct PagingTests {
    private func desk() async throws -> Stand {
        let stand = try Stand()
        var session = RandomSession(stand, seed: 21)
        try await session.run(160)
        return stand
    }

    private func walk(
        _ stand: Stand, _ request: PageRequest, between: (Int) throws -> Void = { _ in }
    ) throws -> [Int64] {
        var request = request
        var keys: [Int64] = []
        var pages = 0
        while pages < 500 {
            let page = try stand.store.page(request, asker: try stand.asker())
            guard let edge = request.backwards ? page.first : page.last else { return keys }
            keys = request.backwards ? page.map(\.record.key) + keys : keys + page.map(\.record.key)
            request.cursor = edge.cursor
            pages += 1
            try between(pages)
        }
        return keys
    }

    @Test("forwards and backwards, every order, every page size", arguments: CaseOrder.allCases)
    func orders(_ order: CaseOrder) async throws {
        let stand = try await desk()
        let isDue = order == .due
        let all = try stand.sql { db in
            try Set(
                Int64.fetchAll(
                    db, sql: "SELECT key FROM cases WHERE state <> 'merged' AND (open = 1 OR NOT \(isDue ? 1 : 0))"))
        }
        for limit in [1, 7, 50] {
            let forwards = try walk(stand, PageRequest(order: order, limit: limit))
            let backwards = try walk(stand, PageRequest(order: order, limit: limit, backwards: true))
            #expect(forwards.count == all.count && Set(forwards) == all)
            #expect(backwards == forwards)
        }
        let rows = try stand.store.page(PageRequest(order: order, limit: 1000), asker: try stand.asker()).map(\.record)
        switch order {
        case .newest: #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.activity >= $1.activity })
        case .oldest: #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.activity <= $1.activity })
        case .due:
            let due = rows.map { $0.due?.milliseconds ?? .max }
            #expect(due == due.sorted())
        }
    }

    @Test("new cases that arrive between the pages shift nothing", arguments: CaseOrder.allCases)
    func arriving(_ order: CaseOrder) async throws {
        let stand = try await desk()
        let before = Set(try walk(stand, PageRequest(order: order, limit: 1000)))
        let seen = try walk(stand, PageRequest(order: order, limit: 5)) { page in
            if page < 20 { try stand.take(stand.item("neu\(page)", by: "N\(page)", ago: Int64(page) * 7000)) }
        }
        #expect(Set(seen).count == seen.count)
        #expect(before.isSubset(of: Set(seen)))
    }

    @Test("words in several messages of a case give it once, across pages, in both directions")
    func words() async throws {
        let stand = try Stand()
        for index in 0..<30 {
            try stand.take(stand.item("k\(index)", "Ampel aus \(index)", by: "L\(index)"))
            if index % 2 == 0 {
                try stand.take(stand.item("z\(index)", "Die Ampel blinkt", by: "X", parent: "k\(index)"))
            }
            if index % 3 == 0 { try stand.submit(AddNote(text: "Ampel gemeldet"), try stand.key(of: "k\(index)")) }
            if index % 5 == 0 { try stand.take(stand.item("y\(index)", "Straße frei", by: "Y", parent: "k\(index)")) }
        }
        for order in [CaseOrder.newest, .oldest] {
            for backwards in [false, true] {
                let request = PageRequest(.word("ampel", prefix: true), order: order, limit: 4, backwards: backwards)
                let keys = try walk(stand, request)
                #expect(keys.count == 30 && Set(keys).count == 30)
            }
        }
        #expect(try stand.store.count(.word("ampel", prefix: false), asker: try stand.asker()) == 30)
        #expect(try walk(stand, PageRequest(.word("STRASSE", prefix: false), limit: 3)).count == 6)
    }
}
