internal import Desk
internal import GRDB
internal import StrictJSON

/// Rows of `register` and, for accounts, of `account`, whose keys the cases name.
final class RegisterTable {
    private var channels: [Int64: Channel] = [:]
    private let put: Prepared
    private let remove: Prepared
    private let addAccount: Prepared
    private let allAccounts: Prepared

    init(_ db: Database) throws {
        put = try Prepared(
            db,
            """
            INSERT INTO register(kind, name, value, seq) VALUES (?,?,?,?)
            ON CONFLICT DO UPDATE SET value = excluded.value, seq = excluded.seq
            """)
        remove = try Prepared(db, "DELETE FROM register WHERE kind = ? AND name = ?")
        addAccount = try Prepared(db, "INSERT OR IGNORE INTO account(key, channel, name) VALUES (?,?,?)")
        allAccounts = try Prepared(db, "SELECT key, channel FROM account")
        try reload()
    }

    func channel(of account: Int64) -> Channel? {
        if let channel = channels[account] { return channel }
        try? reload()
        return channels[account]
    }

    func apply(_ step: Projector.Step) throws {
        guard let kind = step.payload["register"]?.string, let name = step.payload["name"]?.string else {
            throw ProjectionFault(sequence: step.sequence, reason: "names no register")
        }
        if step.kind == .unregistered {
            try remove.start().bind(kind).bind(name).run()
            return
        }
        let value = step.payload["value"] ?? .null
        try put.start().bind(kind).bind(name).bind(value.text(canonical: true)).bind(step.sequence).run()
        if kind == Register.account.rawValue, let account = ChannelAccount(json: value) {
            try addAccount.start().bind(step.sequence).bind(account.channel.rawValue).bind(account.name).run()
            try reload()
        }
    }

    /// After a rollback, or after another process wrote, what was remembered may not be so.
    func forget() { channels.removeAll() }

    private func reload() throws {
        channels.removeAll()
        allAccounts.start()
        while try allAccounts.step() {
            channels[allAccounts.int(0)] = allAccounts.text(1).flatMap(Channel.init(rawValue:))
        }
    }
}
