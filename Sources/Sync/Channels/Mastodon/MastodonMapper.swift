internal import Desk
internal import StrictJSON

/// One notification or one status.
struct MastodonMapper: PayloadMapper {
    let account: String
    /// Tells our own posts from those of others; empty when it is not known.
    let ownID: String

    func items(from raw: [UInt8]) throws(MappingFault) -> [InboundItem] {
        guard let entry = try? JSON(parsing: raw), entry.members != nil else { throw MappingFault("entry", "no JSON") }
        let isNotification = entry["type"]?.string != nil && entry["content"] == nil
        // A notification whose post is gone has no status.
        if isNotification, entry["status"]?.isNull ?? true { return [] }
        return [try item(isNotification ? entry["status"] ?? .null : entry)]
    }

    func item(_ status: JSON) throws(MappingFault) -> InboundItem {
        _ = try status.required("id")
        _ = try status.instant(required: "created_at")
        guard let item = MastodonMapping.item(status: status, account: account, ownID: ownID) else {
            throw MappingFault("account", "id and acct are expected")
        }
        return item
    }
}
