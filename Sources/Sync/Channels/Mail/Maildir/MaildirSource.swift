internal import Desk

/// A Maildir that the city's own mail server, `mbsync` or `getmail` fills.
struct MaildirSource: MailSource {
    let folder: MaildirFolder
    /// Where copies of our own mails arrive.
    let sent: MaildirFolder?
    /// Mails that came earlier are not read; nil begins with the newest page.
    let startDate: Instant?

    func check() async throws(ChannelFault) -> String? {
        _ = try folder.files()
        return "Maildir"
    }

    func page(after cursor: String?) async throws(ChannelFault) -> MailPage {
        let files = try folder.files().filter { file in startDate.map { file.received >= $0 } ?? true }
        guard let known = cursor.flatMap({ MaildirCursor($0) }) else {
            let start = startDate == nil ? files.suffix(MailPage.size) : files[...]
            return try step(start, floor: start.first?.place.changed, from: nil)
        }
        return try step(files.filter { known.covers($0.place) }[...], floor: known.floor, from: known)
    }

    private func step(
        _ files: ArraySlice<MaildirFolder.File>, floor: Int64?, from known: MaildirCursor?
    ) throws(ChannelFault) -> MailPage {
        var entries: [MailEntry] = []
        var weight = 0
        var last: MaildirFolder.File?
        for file in files {
            if entries.count >= MailPage.size || weight >= MailPage.weight { break }
            if let mail = try MaildirFolder.bytes(of: file, limit: MailEntry.longest) {
                entries.append(MailEntry(received: file.received, mail: mail))
                weight += mail.count
            }
            last = file
        }
        let isLast = last?.place == files.last?.place
        // A run that looked back and found nothing new must not move the place back.
        let at = [last?.place, isLast || known?.isWalking == true ? known?.at : nil].compactMap { $0 }.max()
        guard let at, let floor else { return MailPage(entries: entries, cursor: nil, isLast: true) }
        let next = MaildirCursor(floor: floor, at: at, isWalking: !isLast)
        return MailPage(entries: entries, cursor: next == known ? nil : next.text, isLast: isLast)
    }

    func holds(_ id: String, since: Instant) async throws(ChannelFault) -> Bool? {
        guard let sent else { return nil }
        let earliest = since.milliseconds * 1_000_000 - MaildirCursor.overlap * 1_000_000_000
        for file in try sent.files().reversed() where file.place.changed >= earliest {
            if let head = try MaildirFolder.bytes(of: file, limit: 64 * 1024), MailHead.id(head) == id { return true }
        }
        return false
    }
}
