internal import Desk

/// What a server tells about one mail: `* 12 FETCH (UID 17 …)`. The number in front means nothing to us: it changes
/// with every mail that is cleared out.
struct IMAPFetch: Equatable {
    let uid: UInt32
    var size: Int?
    var received: Instant?
    var body: [UInt8]?

    init?(_ values: [IMAPValue]) {
        guard case .list(let pairs)? = values.first else { return nil }
        var uid: UInt32?
        for index in stride(from: 0, to: pairs.count - 1, by: 2) {
            guard case .atom(let name) = pairs[index] else { return nil }
            let value = pairs[index + 1]
            switch name.uppercased() {
            case "UID": uid = value.number
            case "RFC822.SIZE": size = value.number.map(Int.init)
            case "INTERNALDATE": received = value.text.flatMap(IMAPText.instant)
            case let name where name == "BODY[]" || name.hasPrefix("BODY[]<"): body = value.bytes
            default: break
            }
        }
        guard let uid, uid > 0 else { return nil }
        self.uid = uid
    }

    /// Servers may tell of one mail in two answers.
    func joined(_ other: IMAPFetch) -> IMAPFetch {
        var joined = self
        joined.size = other.size ?? size
        joined.received = other.received ?? received
        joined.body = other.body ?? body
        return joined
    }
}
