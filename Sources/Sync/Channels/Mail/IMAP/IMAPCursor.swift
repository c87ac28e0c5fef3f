internal import Desk

/// How far a folder has been read, as the text that is stored with each page. UIDs mean something only together with
/// the folder's UIDVALIDITY (RFC 3501, 2.3.1.1).
struct IMAPCursor: Equatable {
    var validity: UInt32
    /// Everything up to this UID is stored.
    var last: UInt32
    /// Mails that came before are not read, also when the folder must be listed anew.
    var start: Instant

    init(validity: UInt32, last: UInt32, start: Instant) {
        self.validity = validity
        self.last = last
        self.start = start
    }

    init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 4, parts[0] == "uid", let validity = UInt32(parts[1]), let last = UInt32(parts[2]),
            let start = Instant(iso: parts[3])
        else { return nil }
        self.init(validity: validity, last: last, start: start)
    }

    var text: String { "uid \(validity) \(last) \(start.iso)" }
}
