internal import StrictJSON

/// One page of an edge.
struct GraphPage {
    let entries: [JSON]
    /// Where the next page begins; nil at the end. The number of entries says nothing about the end.
    let after: String?
    /// `summary.total_count`: a hint, it counts hidden and filtered entries too.
    let total: Int?

    /// Of the address of the next page, which holds the token, only the cursor is read.
    init(_ json: JSON) throws(ChannelFault) {
        guard let data = json["data"]?.array else { throw .garbled("a page without data") }
        entries = data
        total = json["summary"]?["total_count"]?.int.map { Int(clamping: $0) }
        let paging = json["paging"]
        guard let next = paging?["next"]?.string, !next.isEmpty else {
            after = nil
            return
        }
        guard let cursor = paging?["cursors"]?["after"]?.string ?? GraphPage.cursor(in: next), !cursor.isEmpty else {
            throw .garbled("a further page without a cursor")
        }
        after = cursor
    }

    /// The parameter `after` of an address, if it needs no decoding.
    private static func cursor(in address: String) -> String? {
        guard let query = address.split(separator: "?", maxSplits: 1).dropFirst().first else { return nil }
        let value = query.split(separator: "&").first { $0.hasPrefix("after=") }?.dropFirst("after=".count)
        return value.flatMap { $0.contains("%") ? nil : String($0) }
    }
}
