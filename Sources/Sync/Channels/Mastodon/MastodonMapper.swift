internal import Desk
internal import StrictJSON

/// One notification, one status or one report to the moderators.
struct MastodonMapper: JSONMapper {
    let account: String
    /// Tells our own posts from those of others; empty when it is not known.
    let ownID: String

    func items(of entry: JSON) throws(MappingFault) -> [InboundItem] {
        guard entry.members != nil else { throw MappingFault("entry", "no JSON") }
        if MastodonReport.isReport(entry) { return [try MastodonReport.item(entry, account: account)] }
        let isNotification = entry["type"]?.string != nil && entry["content"] == nil
        guard isNotification else { return [try item(entry)] }
        _ = try entry.required("id")
        // A notification whose post is gone has no status.
        guard let status = entry["status"], !status.isNull else { return [] }
        return [try item(status)]
    }

    func item(_ status: JSON) throws(MappingFault) -> InboundItem {
        _ = try status.required("id")
        _ = try status.instant(required: "created_at")
        guard status["content"]?.string != nil else { throw MappingFault("content", "a text is expected") }
        for name in ["in_reply_to_id", "edited_at", "visibility"] {
            guard let value = status[name], !value.isNull else { continue }
            guard value.string != nil else { throw MappingFault(name, "a text is expected, not \(value.kind)") }
        }
        if let edited = status["edited_at"], !edited.isNull { _ = try status.instant(required: "edited_at") }
        guard let item = MastodonMapping.item(status: status, account: account, ownID: ownID) else {
            throw MappingFault("account", "id and acct are expected")
        }
        return item
    }

    /// The entries of a page; of a notification the post's id stands in the list of rejected ones.
    func page(_ entries: [JSON]) -> MastodonEntries {
        let mapped = map(entries) { $0["status"]?["id"]?.string ?? $0["id"]?.string }
        return MastodonEntries(items: mapped.items, rejected: mapped.rejected)
    }
}

/// What some entries of the server became.
struct MastodonEntries: Equatable {
    var items: [InboundItem] = []
    var rejected: [QuarantinedItem] = []

    static func += (all: inout MastodonEntries, more: MastodonEntries) {
        all.items += more.items
        all.rejected += more.rejected
    }

    /// Without what we wrote ourselves.
    var incoming: MastodonEntries {
        MastodonEntries(items: items.filter { $0.direction == .incoming }, rejected: rejected)
    }
}
