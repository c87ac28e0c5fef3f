internal import Desk
internal import StrictJSON

/// Posts by their ids.
extension XConnector {
    /// Posts that one call asks for.
    static let lookupSize = 100

    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        let mapper = XMapper(account: settings.account, ownID: try await ownID())
        let found = try await posts(ids)
        let (items, rejected) = mapper.map(try await lastVersions(of: found.posts))
        let seen = Set(found.posts.flatMap(\.xHistory))
        let gone = Set(found.gone).subtracting(seen)
        // Protected and suspended accounts, and ids that the answer passes over in silence: not deleted, not seen.
        let missing = ids.filter { !seen.contains($0) && !gone.contains($0) }
        return PullPage(
            items: items.sorted { ($0.created, $0.id) < ($1.created, $1.id) }, vanished: ids.filter(gone.contains),
            doubtful: missing, rejected: rejected, isLast: true)
    }

    /// One post in its last version; nil when it is deleted or not shown to us.
    func single(_ id: String) async throws(ChannelFault) -> JSON? {
        try await lastVersions(of: posts([id]).posts).first
    }

    /// Puts the last version in the place of older ones: an old id gives the old text for ever.
    func lastVersions(of posts: [JSON]) async throws(ChannelFault) -> [JSON] {
        let wanted = posts.compactMap(\.xSuccessor)
        guard !wanted.isEmpty else { return posts }
        var last: [String: JSON] = [:]
        for post in posts + (try await self.posts(wanted)).posts where post.xSuccessor == nil {
            if let key = post.xHistory.first { last[key] = post }
        }
        var seen: Set<String> = []
        return posts.filter { seen.insert($0.xHistory.first ?? "").inserted || $0.xHistory.isEmpty }
            .map { post in post.xHistory.first.flatMap { last[$0] } ?? post }
    }

    private func posts(_ ids: [String]) async throws(ChannelFault) -> XFound {
        var found = XFound()
        let known = ids.filter { XID.number($0) != nil }
        for start in stride(from: 0, to: known.count, by: Self.lookupSize) {
            let asked = known[start..<min(start + Self.lookupSize, known.count)].joined(separator: ",")
            let entries = try XEntries(try await get("/2/tweets", [.init("ids", asked)] + Self.fields))
            found.posts += entries.posts
            found.gone += entries.gone
        }
        return found
    }
}

private struct XFound {
    var posts: [JSON] = []
    var gone: [String] = []
}
