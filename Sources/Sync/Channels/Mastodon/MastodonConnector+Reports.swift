internal import Desk
internal import StrictJSON

extension MastodonConnector {
    /// Pages of a hundred; more reports than that stand open on no city's server.
    private static let pagesOfReports = 10

    /// The reports that no moderator has closed yet, read anew in each run: known ones are not taken twice. None where
    /// the token may not read them.
    func reports() async throws(ChannelFault) -> MastodonEntries {
        guard settings.readsReports, !mayNotReadReports, readRate?.isScarce != true else { return MastodonEntries() }
        var found: [JSON] = []
        var below: [HTTPRequest.Field] = []
        do throws(ChannelFault) {
            for _ in 0..<Self.pagesOfReports {
                let query = [HTTPRequest.Field("limit", "100")] + below
                let answer = try await reply(HTTPRequest(.get, "/api/v1/admin/reports", query: query))
                guard let list = answer.json?.array else { throw .garbled("reports are no list") }
                found += list
                guard !list.isEmpty, let next = LinkHeader(answer.header("Link")).parameter("max_id", in: "next") else {
                    break
                }
                below = [.init("max_id", next)]
            }
        } catch {
            switch error {
            case .refused(403, _), .refused(404, _): mayNotReadReports = true
            default: throw error
            }
        }
        return MastodonMapper(account: settings.account, ownID: "").page(
            found.map { MastodonReport.withoutContacts($0) })
    }
}
