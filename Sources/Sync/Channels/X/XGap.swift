internal import Desk
internal import StrictJSON

/// Something that the interface no longer shows, told where a person sees it: as an entry in quarantine.
enum XGap {
    static let member = "lotse_gap"

    /// `id` is the same for the same gap, so that it is counted once.
    static func note(_ id: String, _ words: String) -> QuarantinedItem {
        let raw = JSON.object([.init(member, .string(words))])
        return QuarantinedItem(id: id, reason: "\(member): \(words)", raw: raw.bytes())
    }
}
