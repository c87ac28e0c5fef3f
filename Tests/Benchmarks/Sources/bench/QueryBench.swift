internal import Desk
internal import Foundation
internal import Store

/// What a clerk waits for, on the desk that the import made.
struct QueryBench {
    let folder: String

    func run() throws {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let store = try DeskStore(folder + "/desk.lotse")
        defer { try? store.close() }
        let asker = Asker(try store.roster(), clerk: "probe", now: now)
        try pages(store, asker)
        try searches(store, asker)
        try decisions(store, asker, now)
    }

    private func pages(_ store: DeskStore, _ asker: Asker) throws {
        let total = try store.count(.all([]), asker: asker)
        let places = try [0.0, 0.5, 0.99].map { try cursor(store, asker, Int(Double(total) * $0)) }
        var top = 0.0
        for (name, place) in zip(["top", "middle", "end"], places) {
            let times = try Timings(200) { _ in _ = try store.page(PageRequest(limit: 50, cursor: place), asker: asker)
            }
            if top == 0 { top = times.p50 }
            Report.line("page of 50, \(name) of \(total)", times.text + "  x top " + Report.ratio(times.p50, top))
        }
        let due = try Timings(200) { _ in _ = try store.page(PageRequest(order: .due, limit: 50), asker: asker) }
        Report.line("page of 50 by deadline", due.text)
        let tallies = try Timings(200) { _ in _ = try store.tallies() }
        Report.line("tallies", tallies.text)
    }

    /// The place of the row so many from the top, by steps of large pages.
    private func cursor(_ store: DeskStore, _ asker: Asker, _ row: Int) throws -> PageCursor? {
        var cursor: PageCursor?
        var left = row
        while left > 0 {
            let page = try store.page(PageRequest(limit: min(left, 10_000), cursor: cursor), asker: asker)
            guard let last = page.last else { break }
            cursor = last.cursor
            left -= page.count
        }
        return cursor
    }

    private func searches(_ store: DeskStore, _ asker: Asker) throws {
        for word in ["l", "li", "lie", "lief", "liefer", "lieferung", "straße", "ersatzlieferung", "quittenlikör"] {
            let query = Query.word(word, prefix: true)
            let times = try Timings(30) { _ in _ = try store.page(PageRequest(query, limit: 50), asker: asker) }
            Report.line("first page of “\(word)*”", times.text)
        }
        let count = try Timings(5) { _ in _ = try store.count(.word("lieferung", prefix: false), asker: asker) }
        Report.line("count of “lieferung”", count.text)
        let capped = try Timings(30) { _ in
            _ = try store.count(.word("lieferung", prefix: false), asker: asker, cap: 1000)
        }
        Report.line("count of “lieferung”, to 1,000", capped.text)
    }

    private func decisions(_ store: DeskStore, _ asker: Asker, _ now: Instant) throws {
        let keys = try store.page(PageRequest(limit: 200), asker: asker).map(\.record.key)
        let file = open(folder + "/floor", O_RDWR | O_CREAT, 0o600)
        defer { close(file) }
        let block = [UInt8](repeating: 7, count: 4096)
        let floor = Timings(200) { index in
            _ = pwrite(file, block, block.count, off_t(index * block.count))
            fdatasync(file)
        }
        Report.line("fdatasync of 4 KiB", floor.text)
        let decision = try Timings(keys.count) { index in
            _ = try store.submit(SetTags(add: ["probe"]), to: [keys[index]], as: OurImport.founder, now: now)
        }
        Report.line("one decision", decision.text + "  x floor " + Report.ratio(decision.p50, floor.p50))
        let bulk = try Timings(1) { _ in
            _ = try store.submit(SetTags(add: ["alle"]), to: keys, as: OurImport.founder, now: now)
        }
        Report.line("one decision on \(keys.count) cases", bulk.text)
    }
}
