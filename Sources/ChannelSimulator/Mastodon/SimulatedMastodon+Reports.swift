internal import Desk
internal import StrictJSON

/// What a citizen told the moderators.
struct SimulatedReport: Equatable, Sendable {
    var id: String
    var post: String
    var words: String
    var by: SimulatedAccount
    var created: Instant
}

/// Reports, for tokens that may read them.
extension SimulatedMastodon {
    func openReports(_ call: SimulatedCall) -> SimulatedAnswer {
        guard isModerator else { return .error(403, "This action is outside the authorized scopes") }
        let page = SimulatedPage(of: reports.compactMap { Int($0.id) }, call, most: 200, usual: 100)
        let entries = page.ids.map { json(reports[$0 - 1]) }
        var headers: [(name: String, value: String)] = []
        if let oldest = page.ids.last, oldest > 1 {
            headers.append(("Link", "<\(base)/api/v1/admin/reports?max_id=\(oldest)>; rel=\"next\""))
        }
        return SimulatedAnswer(200, .array(entries), headers: headers)
    }

    private func json(_ report: SimulatedReport) -> JSON {
        let post = posts[report.post]
        return [
            "id": .string(report.id), "action_taken": false, "category": "other", "comment": .string(report.words),
            "created_at": .string(report.created.iso), "account": admin(report.by),
            "target_account": post.map { admin($0.author) } ?? .null,
            "statuses": .array(post.map { [json($0)] } ?? []),
        ]
    }

    /// An account as moderators see it.
    private func admin(_ account: SimulatedAccount) -> JSON {
        [
            "id": .string(account.id), "email": .string("\(account.handle)@post.example"), "ip": "192.0.2.7",
            "account": account.json(base: base),
        ]
    }
}
