internal import Desk
internal import StrictJSON

extension MediaWikiConnector {
    /// From this many on, a loss of everything looks like a restored or moved wiki rather than deletions.
    static let suspicious = 5

    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage {
        let numbers = ids.compactMap { WikiID.revision($0) }
        let pages = try await pages(ofRevisions: Array(Set(numbers)).sorted())
        var items: [InboundItem] = []
        var rejected: [QuarantinedItem] = []
        var gone: [String] = []
        for (page, own) in Dictionary(grouping: ids, by: { WikiID.revision($0).flatMap { pages[$0] } }) {
            guard let page, let history = try await history(of: page) else {
                gone += own
                continue
            }
            // What is older than the history read can still stand there; nothing is said about it.
            let known = own.compactMap { history.page.comments[$0] }
            gone += known.filter { !history.page.holds($0.id) }.map(\.id)
            let mapped = entryMapper.map(known.filter { history.page.holds($0.id) }.map { entry($0, history) })
            items += mapped.items
            rejected += mapped.rejected
        }
        items.sort { ($0.created, $0.id) < ($1.created, $1.id) }
        let isDoubtful = gone.count >= Self.suspicious && gone.count == ids.count
        return PullPage(
            items: items, vanished: isDoubtful ? [] : gone, doubtful: isDoubtful ? gone : [], rejected: rejected,
            isLast: true)
    }
}
