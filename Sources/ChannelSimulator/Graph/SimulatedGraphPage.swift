internal import StrictJSON

/// One page of a list, newest first, with the platform's opaque cursors.
struct SimulatedGraphPage {
    let ids: [String]
    let paging: JSON

    /// Nil when the cursor's entry is gone. `ids` stand newest first; `most` is the server's own bound.
    init?(_ all: [String], _ call: SimulatedCall, most: Int, fault: SimulatedFault? = nil) {
        let limit = min(call.parameter("limit").flatMap { Int($0) } ?? 25, fault == .shortPage ? 7 : most)
        var start = 0
        if let after = call.parameter("after") {
            guard let place = all.firstIndex(where: { SimulatedGraphPage.cursor($0) == after }) else { return nil }
            start = place + 1
        }
        if fault == .doublePage { start = max(0, start - 5) }
        let part = Array(all[min(start, all.count)..<min(start + limit, all.count)])
        ids = part
        var paging: [JSON.Member] = []
        if let first = part.first, let last = part.last {
            let after = SimulatedGraphPage.cursor(last)
            paging.append(
                .init("cursors", ["before": .string(SimulatedGraphPage.cursor(first)), "after": .string(after)]))
            if start + limit < all.count {
                // As the real one does: the address of the next page carries the token.
                let token = "access_token=\(SimulatedGraph.token)"
                paging.append(.init("next", .string("https://graph.example/\(call.path)?after=\(after)&\(token)")))
            }
        }
        self.paging = .object(paging)
    }

    private static func cursor(_ id: String) -> String { "QVF" + id.reversed() }
}
