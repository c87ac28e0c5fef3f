internal import Desk
internal import StrictJSON

extension Open311Connector {
    /// Ids that one call asks for.
    static let lookupSize = 50
    /// From this many on, a loss of everything looks like a fault of the server rather than deletions.
    static let suspicious = 5

    /// Changes of old requests show in no window; they are looked at by their ids.
    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        // Updates have no call of their own.
        let ids = ids.filter { !$0.contains("#") && !$0.contains(",") }
        var page = PullPage(isLast: true)
        var gone: [String] = []
        for start in stride(from: 0, to: ids.count, by: Self.lookupSize) {
            let asked = Array(ids[start..<min(start + Self.lookupSize, ids.count)])
            let records = try await several(asked)
            let (items, rejected) = entryMapper.map(records) { Open311Answer.text($0, "service_request_id") }
            page.items += items
            page.rejected += rejected
            let found = Set(records.compactMap { Open311Answer.text($0, "service_request_id") })
            for id in asked where !found.contains(id) {
                // Only the answer for this one request proves that it is gone.
                guard let record = try await single(id) else {
                    gone.append(id)
                    continue
                }
                page.items += entryMapper.map([record]) { _ in id }.items
            }
        }
        page.items.sort { ($0.created, $0.id) < ($1.created, $1.id) }
        let isDoubtful = gone.count >= Self.suspicious && gone.count == ids.count
        (page.vanished, page.doubtful) = isDoubtful ? ([], gone) : (gone, [])
        return page
    }

    private func several(_ ids: [String]) async throws(ChannelFault) -> [JSON] {
        do throws(ChannelFault) {
            let query = HTTPRequest.Field("service_request_id", ids.joined(separator: ","))
            return try await list("/requests", [query], named: Open311Answer.requests)
        } catch {
            guard case .refused = error else { throw error }
            return []
        }
    }

    /// Nil when the server does not know it any more.
    func single(_ id: String) async throws(ChannelFault) -> JSON? {
        do throws(ChannelFault) {
            let path = "/requests/\(HTTPRequest.percentEncoded(id))"
            let records = try await list(path, named: Open311Answer.requests)
            return records.first { Open311Answer.text($0, "service_request_id") == id }
        } catch {
            switch error {
            case .refused(404, _), .refused(410, _): return nil
            default: throw error
            }
        }
    }
}
