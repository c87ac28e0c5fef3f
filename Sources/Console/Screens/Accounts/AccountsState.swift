internal import Desk
internal import Terminal

/// The channel accounts, and the entry of a new one question by question.
struct AccountsState: Sendable {
    var cursor = 0
    /// Entries in quarantine by account; empty before it is known.
    var quarantine: [String: Int] = [:]
    var request: RequestID?
    var entry: AccountEntry?
}

/// A new account as far as it has been answered.
struct AccountEntry: Equatable, Sendable {
    var account: ChannelAccount
    var questions: [AccountQuestion]
    var place = 0

    init(_ channel: Channel) {
        account = ChannelAccount(channel: channel, name: "", textLimit: channel.capabilities.textLimit)
        questions = AccountQuestion.all(for: channel)
    }

    /// Nil when all is answered.
    var question: AccountQuestion? { questions.indices.contains(place) ? questions[place] : nil }
}

/// One account as the screen lists it.
struct AccountRow: Equatable, Sendable {
    var account: ChannelAccount
    /// Nil while no synchronisation of this console works it.
    var status: AccountStatus?
    var quarantined: Int
}

extension AppState {
    /// Accounts in trouble first, then by channel and name.
    var accountRows: [AccountRow] {
        let rows = roster.accounts.values.map { account in
            AccountRow(
                account: account, status: sync.first { $0.account == account.qualifiedName },
                quarantined: accounts.quarantine[account.qualifiedName] ?? 0)
        }
        return rows.sorted { left, right in
            let (a, b) = (left.isTroubled ? 0 : 1, right.isTroubled ? 0 : 1)
            return (a, left.account.qualifiedName) < (b, right.account.qualifiedName)
        }
    }

    var selectedAccount: AccountRow? {
        let rows = accountRows
        return rows.indices.contains(accounts.cursor) ? rows[accounts.cursor] : nil
    }
}

extension AccountRow {
    /// A person has to look at it.
    var isTroubled: Bool {
        switch status?.state {
        case .stopped, .paused: true
        case .fine, .busy, nil: quarantined > 0
        }
    }
}
