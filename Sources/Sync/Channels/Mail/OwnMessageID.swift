/// The Message-ID of a mail of ours: `lotse.KEY@domain`, made of the outbox key before the first try, so that every
/// try of a reply carries the same one and any mail box can be asked for it.
struct OwnMessageID: Sendable {
    /// Of the city's address.
    let domain: String

    /// Without brackets. Keys that hold other signs than letters, digits, `-` and `_` are written in hexadecimal.
    func id(key: String) -> String {
        let isPlain = !key.isEmpty && key.utf8.count <= 64 && key.utf8.allSatisfy(Self.isPlain)
        let name = isPlain ? key : "x" + key.utf8.map { byte in Self.hex(byte) }.joined()
        return "lotse.\(name)@\(domain)"
    }

    func isOwn(_ id: String) -> Bool { id.hasPrefix("lotse.") && id.hasSuffix("@" + domain) }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
