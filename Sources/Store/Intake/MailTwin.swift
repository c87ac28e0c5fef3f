internal import Crypto
internal import Desk

/// A mail never changes: another text under a known Message-ID is another mail, by a careless program or by somebody who
/// wants to put words into a citizen's mouth. It gets an id of its own, the same each time it is read.
enum MailTwin {
    static func id(of item: InboundItem) -> String {
        var hash = SHA256()
        for part in [item.author?.key ?? "", item.subject ?? "", item.text] {
            hash.update(data: Array(part.utf8))
            hash.update(data: [0xFF])
        }
        let digits = hash.finalize().prefix(8).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        return "\(item.id)#\(digits.joined())"
    }
}
