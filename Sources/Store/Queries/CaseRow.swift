internal import Desk
internal import Foundation
internal import GRDB

extension CaseRow {
    static let columns = """
        c.key, c.uid, c.year, c.serial, c.account, c.author, c.head, c.received, c.state, c.open, c.unit, c.clerk,
        c.priority, c.tags, c.activity, c.messages, c.unread, c.waiting_since, c.snoozed_until, c.wakes_to,
        c.merged_into, c.merged_number, c.clocks, c.due, c.urgency, c.version
        """

    init?(_ row: Row, channel: Channel) {
        guard let record = CaseRow.record(row, channel) else { return nil }
        self.init(
            record: record, account: row["account_name"], author: row["author_name"] ?? row["content_author"] ?? "",
            handle: row["handle"], authorID: row["ident"], subject: row["subject"], excerpt: row["excerpt"] ?? "",
            isPublic: row["public"] ?? true, hasDraft: row["has_draft"] ?? false,
            waitingReplies: row["waiting_replies"] ?? 0, uncertainReplies: row["uncertain_replies"] ?? 0,
            cursor: PageCursor(rank: row["rank"] ?? 0, key: record.key))
        moderation = (row["moderation"] as Int?).map { CaseRow.pressing[$0] }
        labels = SuspicionReading.parsed(row["hint"])?.labels ?? [:]
    }

    /// The queues by how they press, as `DeskStore.rows` numbers them.
    private static let pressing: [ReviewQueue] = [.appeals, .second, .reported, .held]

    static func record(_ row: Row, _ channel: Channel) -> CaseRecord? {
        guard let uid = UUIDv7(bytes: Array(row["uid"] as Data)), let status = CaseStatus(rawValue: row["state"]),
            let priority = Priority(rawValue: row["priority"])
        else { return nil }
        func instant(_ column: String) -> Instant? { (row[column] as Int64?).map { Instant(milliseconds: $0) } }
        return CaseRecord(
            key: row["key"], uid: uid, number: CaseNumber(year: row["year"], serial: row["serial"]),
            account: row["account"], channel: channel, author: row["author"], status: status, unit: row["unit"],
            clerk: row["clerk"], priority: priority,
            tags: (row["tags"] as String? ?? "").split(separator: " ").map(String.init),
            received: Instant(milliseconds: row["received"]), activity: Instant(milliseconds: row["activity"]),
            messages: row["messages"], isUnread: row["unread"], waitingSince: instant("waiting_since"),
            snoozedUntil: instant("snoozed_until"),
            wakesTo: (row["wakes_to"] as String?).flatMap(CaseStatus.init(rawValue:)),
            mergedInto: CaseTable.reference(key: row["merged_into"], number: row["merged_number"]),
            clocks: CaseTable.clocks(row["clocks"]), version: row["version"])
    }
}
