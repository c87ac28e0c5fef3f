internal import Desk
internal import StrictJSON

extension WordPressConnector {
    /// From this many on, a loss of everything looks like a moved or restored site rather than deletions.
    static let suspicious = 5

    /// WordPress dates no change of a comment, so known ones are asked for by id.
    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        let asked = ids.filter { WordPressID.comment($0) != nil }
        var found: [JSON] = []
        let size = Int(WordPressCursor.Walk.pageSize)
        for start in stride(from: 0, to: asked.count, by: size) {
            found += try await several(Array(asked[start..<min(start + size, asked.count)]))
        }
        var entries: [String: JSON] = [:]
        for entry in found { if let id = entry["id"]?.int { entries[String(id)] = entry } }
        for id in asked where entries[id] == nil {
            // Only the answer for this one comment proves that it is gone.
            entries[id] = try await comment(id)
        }
        let gone = asked.filter { id in entries[id].map { !WordPressMapper.isShown($0, settings.withSpam) } ?? true }
        let mapped = try await map(asked.compactMap { entries[$0] }.reversed())
        let isDoubtful = gone.count >= Self.suspicious && gone.count == asked.count
        return PullPage(
            items: mapped.items, vanished: isDoubtful ? [] : gone, doubtful: isDoubtful ? gone : [],
            rejected: mapped.rejected, isLast: true)
    }

    private func several(_ ids: [String]) async throws(ChannelFault) -> [JSON] {
        try await list([
            .init("include", ids.joined(separator: ",")), .init("status", "any"), .init("orderby", "include"),
            .init("per_page", String(WordPressCursor.Walk.pageSize)),
        ]).entries
    }
}
