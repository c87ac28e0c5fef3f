internal import Desk
internal import Import
internal import StrictJSON

/// Puts answers into a folder for the website to fetch: one file an action, named after the idempotency key.
///
/// 1. The line is written to `NAME.tmp` and synced; then a mark `.written/NAME` is made and synced; then the file is
///    renamed to its name and the folder synced. Whoever reads `*.ndjson` sees whole files only.
/// 2. Mark without `.tmp` means: the rename was done. So an answer that the website has fetched and removed is known
///    to have been put, and is not put again. Nothing here ever removes a `.tmp` or a mark.
/// 3. Until the rename, failing means surely not delivered; from it on, that nobody knows.
struct DropAnswers {
    let folder: String
    let storage: any DropStorage

    func deliver(_ item: OutboxItem, now: Instant) -> DeliveryAnswer {
        guard let target = item.inReplyTo, !target.isEmpty else { return .refused("no entry is named to act on") }
        let name = DropAnswers.name(of: item)
        do throws(DropFault) {
            if try wasPut(name) { return accepted(item, name) }
            try prepare(DropAnswers.line(item, name, target, now), name)
            try storage.rename(place(name, ".tmp"), to: place(name))
        } catch { return .notNow(after: nil, reason: error.reason) }
        do throws(DropFault) { try storage.syncFolder(folder) } catch { return .unknown(error.reason) }
        return accepted(item, name)
    }

    /// What an earlier try put there.
    func find(_ item: OutboxItem) throws(DropFault) -> FoundPost? {
        let name = DropAnswers.name(of: item)
        guard try wasPut(name) else { return nil }
        try storage.syncFolder(folder)
        return FoundPost(id: receipt(item, name), url: nil)
    }

    private func prepare(_ line: [UInt8], _ name: String) throws(DropFault) {
        try storage.write(line, to: place(name, ".tmp"))
        try storage.makeFolder(marks)
        try storage.syncFolder(folder)
        try storage.write([], to: marks + "/" + name)
        try storage.syncFolder(marks)
    }

    /// Invariant 2.
    private func wasPut(_ name: String) throws(DropFault) -> Bool {
        if try storage.exists(place(name)) { return true }
        guard try storage.exists(marks), try storage.exists(marks + "/" + name) else { return false }
        return try !storage.exists(place(name, ".tmp"))
    }

    private var marks: String { folder + "/.written" }

    private func place(_ name: String, _ ending: String = ".ndjson") -> String { folder + "/" + name + ending }

    private func accepted(_ item: OutboxItem, _ name: String) -> DeliveryAnswer {
        .accepted(id: receipt(item, name), url: nil)
    }

    /// An answer is a message of its own and named by its file; other actions make no message.
    private func receipt(_ item: OutboxItem, _ name: String) -> String {
        item.action.makesPost ? name : item.inReplyTo ?? name
    }

    /// `reply-KEY`, of letters, digits, `.`, `_` and `-` alone.
    static func name(of item: OutboxItem) -> String {
        let isPlain = item.key.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
        }
        let key = isPlain && !item.key.isEmpty && item.key.utf8.count <= 100 ? item.key : ContentHash.hex(item.key)
        return "\(item.action.rawValue)-\(key)"
    }

    private static func line(_ item: OutboxItem, _ name: String, _ target: String, _ now: Instant) -> [UInt8] {
        var members: [JSON.Member] = [
            .init("id", .string(name)), .init("key", .string(item.key)), .init("op", .string(item.action.rawValue)),
            .init("to", .string(target)), .init("created", .string(now.iso)),
        ]
        if item.action.makesPost {
            members.append(.init("text", .string(item.text)))
            members.append(.init("public", .bool(item.isPublic)))
            if let recipient = item.recipient { members.append(.init("recipient", .string(recipient))) }
            if let subject = item.subject, !subject.isEmpty { members.append(.init("subject", .string(subject))) }
        }
        return JSON.object(members).bytes() + [0x0A]
    }
}
