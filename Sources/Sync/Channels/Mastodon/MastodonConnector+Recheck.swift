internal import Desk
internal import StrictJSON

extension MastodonConnector {
    /// Posts that one call asks for (servers from 4.3).
    static let lookupSize = 20
    /// From this many on, a loss of everything looks like a moved or blocked server rather than deletions.
    static let suspicious = 5

    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        // A report is no post and keeps its words.
        let ids = ids.filter { !MastodonReport.isID($0) }
        let own = try await ownID()
        var statuses: [JSON] = []
        var gone: [String] = []
        for start in stride(from: 0, to: ids.count, by: Self.lookupSize) {
            let asked = Array(ids[start..<min(start + Self.lookupSize, ids.count)])
            let found = try await several(asked)
            for id in asked {
                // Only the answer for this one post proves that it is gone.
                if let status = found[id] {
                    statuses.append(status)
                } else if let status = try await single(id) {
                    statuses.append(status)
                } else {
                    gone.append(id)
                }
            }
        }
        let entries = MastodonMapper(account: settings.account, ownID: own).page(statuses)
        let isDoubtful = gone.count >= Self.suspicious && gone.count == ids.count
        return PullPage(
            items: entries.items.sorted { ($0.created, $0.id) < ($1.created, $1.id) },
            vanished: isDoubtful ? [] : gone, doubtful: isDoubtful ? gone : [], rejected: entries.rejected, isLast: true
        )
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
