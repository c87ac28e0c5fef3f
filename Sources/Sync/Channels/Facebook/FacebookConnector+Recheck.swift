internal import Desk
internal import StrictJSON

extension FacebookConnector {
    /// Edits show by the text alone: comments carry no time of change. Recommendations cannot be asked for one by one.
    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        let asked = ids.filter { $0.contains("_") }
        var lookup = GraphLookup(door)
        try await lookup.look(for: asked.filter { $0.hasPrefix(settings.page + "_") }, FacebookSource.postFields)
        try await lookup.look(for: asked.filter { !$0.hasPrefix(settings.page + "_") }, FacebookSource.commentFields)
        let (items, rejected) = FacebookMapper(settings, post: nil).map(lookup.found)
        let isDoubtful = lookup.isDoubtful(of: asked.count)
        return PullPage(
            items: items.sorted { ($0.created, $0.id) < ($1.created, $1.id) },
            vanished: isDoubtful ? [] : lookup.gone, doubtful: isDoubtful ? lookup.gone : [], rejected: rejected,
            isLast: true)
    }
}
