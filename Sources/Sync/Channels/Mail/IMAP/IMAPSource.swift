internal import Desk

/// A folder on an IMAP server, one line per question: a line that stays open may show the UIDVALIDITY of yesterday.
struct IMAPSource: MailSource {
    let door: any MailDoor
    let server: MailServer
    let login: MailLogin
    let folder: String
    /// Where copies of our own mails arrive.
    let sent: String?
    /// Mails that came earlier are not read; nil begins with the newest page.
    let startDate: Instant?
    let now: @Sendable () -> Instant

    func check() async throws(ChannelFault) -> String? {
        try await session { (session: inout IMAPSession) async throws(ChannelFault) in
            _ = try await session.examine(folder)
            if let sent { _ = try await session.examine(sent) }
            return server.description
        }
    }

    func page(after cursor: String?) async throws(ChannelFault) -> MailPage {
        try await session { (session: inout IMAPSession) async throws(ChannelFault) in
            let state = try await session.examine(folder)
            let (uids, known) = try await waiting(&session, state, cursor.flatMap { IMAPCursor($0) })
            return try await read(&session, uids, known, cursor)
        }
    }

    /// The UIDs that are not read yet, and the cursor that they stand above.
    private func waiting(
        _ session: inout IMAPSession, _ state: IMAPSession.Folder, _ cursor: IMAPCursor?
    ) async throws(ChannelFault) -> ([UInt32], IMAPCursor) {
        guard var known = cursor else { return try await first(&session, state) }
        if known.validity != state.validity {
            // All UIDs are void. What was read before comes once more under its own Message-ID and is known.
            known = IMAPCursor(validity: state.validity, last: 0, start: known.start)
            return (try await session.search("SINCE \(IMAPText.dayBefore(known.start))"), known)
        }
        guard state.next.map({ $0 > known.last + 1 }) ?? true else { return ([], known) }
        // `n:*` gives the last mail even when n lies above it.
        let above = try await session.search("UID \(known.last &+ 1):*").filter { $0 > known.last }
        return (above, known)
    }

    private func first(
        _ session: inout IMAPSession, _ state: IMAPSession.Folder
    ) async throws(ChannelFault) -> ([UInt32], IMAPCursor) {
        let start = startDate ?? now()
        let found = try await session.search(startDate == nil ? "ALL" : "SINCE \(IMAPText.dayBefore(start))")
        let uids = startDate == nil ? Array(found.suffix(MailPage.size)) : found
        let last = uids.first.map { $0 - 1 } ?? state.next.map { $0 - 1 } ?? 0
        return (uids, IMAPCursor(validity: state.validity, last: last, start: start))
    }

    private func read(
        _ session: inout IMAPSession, _ uids: [UInt32], _ known: IMAPCursor, _ before: String?
    ) async throws(ChannelFault) -> MailPage {
        let facts = try await session.fetch(Array(uids.prefix(MailPage.size)), "UID RFC822.SIZE INTERNALDATE")
        var next = known
        var weight = 0
        var entries: [MailEntry] = []
        for uid in uids.prefix(MailPage.size) where weight < MailPage.weight {
            next.last = uid
            guard let fact = facts[uid] else { continue }
            let isLong = (fact.size ?? 0) > MailEntry.longest
            let item = isLong ? "BODY.PEEK[]<0.\(MailEntry.longest)>" : "BODY.PEEK[]"
            guard let body = try await session.fetch([uid], "UID \(item)")[uid]?.body else { continue }
            if let received = fact.received, received < next.start, before == nil { next.start = received }
            entries.append(MailEntry(received: fact.received, mail: body))
            weight += body.count
        }
        let isLast = next.last >= uids.last ?? 0
        return MailPage(entries: entries, cursor: next.text == before ? nil : next.text, isLast: isLast)
    }

    func holds(_ id: String, since: Instant) async throws(ChannelFault) -> Bool? {
        guard let sent else { return nil }
        return try await session { (session: inout IMAPSession) async throws(ChannelFault) in
            _ = try await session.examine(sent)
            let day = IMAPText.dayBefore(since)
            return try await !session.search("SINCE \(day) HEADER Message-ID \(IMAPText.quoted("<\(id)>"))").isEmpty
        }
    }

    private func session<Result>(
        _ work: (inout IMAPSession) async throws(ChannelFault) -> Result
    ) async throws(ChannelFault) -> Result {
        let stream: any MailStream
        do throws(StreamFault) { stream = try await door.open(server) } catch { throw error.channelFault }
        var session = IMAPSession(stream, server: server)
        do throws(ChannelFault) {
            try await session.begin(login)
            let result = try await work(&session)
            await session.end()
            return result
        } catch {
            await stream.close()
            throw error
        }
    }
}
