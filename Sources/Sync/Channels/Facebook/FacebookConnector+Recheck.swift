internal import Desk
internal import StrictJSON

extension FacebookConnector {
    /// Ids that one call may ask for.
    static let lookupSize = 50
    /// From this many on, a loss of everything looks like a lost right rather than deletions.
    static let suspicious = 5

    /// Edits show by the text alone: comments carry no time of change. Recommendations cannot be asked for one by one.
    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        let asked = ids.filter { $0.contains("_") }
        let posts = asked.filter { $0.hasPrefix(settings.page + "_") }
        let comments = asked.filter { !$0.hasPrefix(settings.page + "_") }
        var found: [JSON] = []
        var gone: [String] = []
        for (list, fields) in [(posts, FacebookSource.postFields), (comments, FacebookSource.commentFields)] {
            for start in stride(from: 0, to: list.count, by: Self.lookupSize) {
                let batch = Array(list[start..<min(start + Self.lookupSize, list.count)])
                try await look(batch, fields, &found, &gone)
            }
        }
        let (items, rejected) = FacebookMapper(settings, post: nil).map(found)
        let isDoubtful = gone.count >= Self.suspicious && gone.count == asked.count
        return PullPage(
            items: items.sorted { ($0.created, $0.id) < ($1.created, $1.id) }, vanished: isDoubtful ? [] : gone,
            doubtful: isDoubtful ? gone : [], rejected: rejected, isLast: true)
    }

    /// One lost id fails the whole call, so the list is halved until the lost one stands alone.
    private func look(
        _ ids: [String], _ fields: String, _ found: inout [JSON], _ gone: inout [String]
    ) async throws(ChannelFault) {
        guard let first = ids.first else { return }
        do throws(ChannelFault) {
            let query: [HTTPRequest.Field] = [.init("ids", ids.joined(separator: ",")), .init("fields", fields)]
            let answer = try await door.get("/", query).json
            found += ids.compactMap { answer[$0] }
            for id in ids where answer[id] == nil {
                if let entry = try await single(id, fields) { found.append(entry) } else { gone.append(id) }
            }
        } catch {
            guard case .refused(let status, _) = error, status == 400 || status == 404 else { throw error }
            guard ids.count > 1 else {
                if let entry = try await single(first, fields) { found.append(entry) } else { gone.append(first) }
                return
            }
            let middle = ids.count / 2
            try await look(Array(ids[..<middle]), fields, &found, &gone)
            try await look(Array(ids[middle...]), fields, &found, &gone)
        }
    }

    /// Nil when the object is gone or hidden from us.
    func single(_ id: String, _ fields: String) async throws(ChannelFault) -> JSON? {
        do throws(ChannelFault) {
            return try await door.get("/\(HTTPRequest.percentEncoded(id))", [.init("fields", fields)]).json
        } catch {
            guard case .refused(404, _) = error else { throw error }
            return nil
        }
    }
}
