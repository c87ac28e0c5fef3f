internal import Desk
internal import StrictJSON

/// A report to the moderators of the city's own server (`GET /api/v1/admin/reports`, scope `admin:read:reports`).
enum MastodonReport {
    /// Reports have a number range of their own.
    private static let prefix = "report-"

    static func isID(_ id: String) -> Bool { id.hasPrefix(prefix) }

    static func isReport(_ entry: JSON) -> Bool { entry["target_account"] != nil && entry["category"] != nil }

    /// A private message by the person who reported: their words, then the posts that are reported. It stands below the
    /// first of these, so that it joins the case of a comment that the desk knows.
    static func item(_ report: JSON, account: String) throws(MappingFault) -> InboundItem {
        let id = try report.required("id")
        let created = try report.instant(required: "created_at")
        guard let reporter = MastodonMapping.author(report["account"]?["account"]) else {
            throw MappingFault("account.account", "id and acct are expected")
        }
        guard let target = MastodonMapping.author(report["target_account"]?["account"]) else {
            throw MappingFault("target_account.account", "id and acct are expected")
        }
        let statuses = report["statuses"]?.array ?? []
        return InboundItem(
            channel: .mastodon, account: account, id: prefix + id, created: created,
            text: MastodonMapping.bounded(text(report, statuses)), author: reporter,
            parent: statuses.first?["id"]?.string, url: statuses.first?["url"]?.string, kind: .message,
            subject: "Report: @\(target.handle ?? target.name) (\(report["category"]?.string ?? "other"))",
            isPublic: false)
    }

    private static func text(_ report: JSON, _ statuses: [JSON]) -> String {
        let quoted = statuses.map { status in
            MastodonMapping.text(of: status).split(separator: "\n", omittingEmptySubsequences: false)
                .map { "> " + $0 }.joined(separator: "\n")
        }
        return ([report["comment"]?.string ?? ""] + quoted).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Without mail addresses and network addresses of the people in it: a moderator's token sees them, the desk has
    /// no use for them.
    static func withoutContacts(_ report: JSON) -> JSON {
        guard let members = report.members else { return report }
        return .object(
            members.map { member in
                guard ["account", "target_account", "assigned_account", "action_taken_by_account"].contains(member.key)
                else { return member }
                let kept = member.value.members?.filter { !["email", "ip", "ips", "invite_request"].contains($0.key) }
                return JSON.Member(member.key, kept.map { .object($0) } ?? member.value)
            })
    }
}
