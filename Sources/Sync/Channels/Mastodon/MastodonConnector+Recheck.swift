public import Desk
internal import StrictJSON

extension MastodonConnector {
    /// Posts that one call asks for (servers from 4.3).
    static let lookupSize = 20
    /// From this many on, a loss of everything looks like a moved or blocked server rather than deletions.
    static let suspicious = 5

    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        let own = try await ownID()
        var items: [InboundItem] = []
        var gone: [String] = []
        for start in stride(from: 0, to: ids.count, by: Self.lookupSize) {
            let asked = Array(ids[start..<min(start + Self.lookupSize, ids.count)])
            let found = try await several(asked)
            items += found.values.compactMap { MastodonMapping.item(status: $0, account: settings.account, ownID: own) }
            for id in asked where found[id] == nil {
                // Only the answer for this one post proves that it is gone.
                if let status = try await single(id) {
                    items += [MastodonMapping.item(status: status, account: settings.account, ownID: own)].compactMap {
                        $0
                    }
                } else {
                    gone.append(id)
                }
            }
        }
        items.sort { ($0.created, $0.id) < ($1.created, $1.id) }
        let isDoubtful = gone.count >= Self.suspicious && gone.count == ids.count
        return PullPage(
            items: items, vanished: isDoubtful ? [] : gone, doubtful: isDoubtful ? gone : [], isLast: true)
    }

    private func several(_ ids: [String]) async throws(ChannelFault) -> [String: JSON] {
        do throws(ChannelFault) {
            let list = try await get("/api/v1/statuses", ids.map { .init("id[]", $0) }).array ?? []
            return Dictionary(list.compactMap { entry in entry["id"]?.string.map { ($0, entry) } }) { first, _ in first
            }
        } catch {
            guard case .refused = error else { throw error }
            return [:]
        }
    }

    /// Nil when the post is gone or hidden from us.
    func single(_ id: String) async throws(ChannelFault) -> JSON? {
        do throws(ChannelFault) {
            return try await get("/api/v1/statuses/\(HTTPRequest.percentEncoded(id))")
        } catch {
            switch error {
            case .refused(404, _), .refused(410, _): return nil
            default: throw error
            }
        }
    }
}
