/// One question of the guided entry of a channel account. Console and command line ask the same ones.
public struct AccountQuestion: Equatable, Sendable {
    public enum Field: Equatable, Sendable {
        case name, title, owner, deputy, purpose, legalState, address, secret, standing, start
        /// What only this channel asks for.
        case setting(AccountSetting)
    }

    public var field: Field
    public var isRequired: Bool

    public init(_ field: Field, isRequired: Bool = false) {
        self.field = field
        self.isRequired = isRequired
    }

    /// The questions for an account of this channel, in the order in which they are asked.
    public static func all(for channel: Channel) -> [AccountQuestion] {
        var questions = [AccountQuestion(.name, isRequired: true), .init(.title), .init(.owner, isRequired: true)]
        if let address = channel.addressNeed { questions.append(.init(.address, isRequired: address == .required)) }
        if let secret = channel.secretNeed { questions.append(.init(.secret, isRequired: secret == .required)) }
        questions += channel.accountSettings.map { .init(.setting($0), isRequired: $0.isRequired) }
        return questions + [.init(.deputy), .init(.purpose), .init(.legalState), .init(.start), .init(.standing)]
    }
}

/// Whether something must be said or only may.
public enum Need: Sendable { case required, optional }

extension ChannelAccount {
    /// Puts an answer in, checked; an empty one to a question that may stay open changes nothing.
    public mutating func take(_ text: String, for question: AccountQuestion, _ roster: Roster, now: Instant)
        throws(Refusal)
    {
        let text = text.trimmingBlanks
        guard !text.isEmpty else {
            guard !question.isRequired else { throw .invalid(field: question.name, reason: "missing") }
            return
        }
        switch question.field {
        case .name: name = try checkedName(text, roster)
        case .title: title = text
        case .owner: owner = try roster.unit(named: text, on: now).sign
        case .deputy:
            guard roster.clerks[text] != nil else { throw .unknownClerk(text) }
            deputies = [text]
        case .purpose: purpose = text
        case .legalState: legalState = text
        case .address: address = text
        case .secret: secret = try ChannelAccount.checkedPlace(text, "secret")
        case .start:
            guard let day = CivilDate(text) else { throw .invalid(field: "start", reason: "YYYY-MM-DD") }
            start = day
        case .standing:
            guard let standing = Standing(rawValue: text) else {
                throw .invalid(field: "standing", reason: Standing.allCases.map(\.rawValue).joined(separator: ", "))
            }
            self.standing = standing
        case .setting(let setting):
            settings[setting.name] = setting.isSecret ? try ChannelAccount.checkedPlace(text, setting.name) : text
        }
    }

    private func checkedName(_ text: String, _ roster: Roster) throws(Refusal) -> String {
        guard text.utf8.count <= 64,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "/" && $0.value != 0x7F })
        else { throw .invalid(field: "name", reason: "1…64, no blanks, no /") }
        guard !roster.accounts.values.contains(where: { $0.channel == channel && $0.name == text }) else {
            throw .invalid(field: "name", reason: "\(channel.rawValue)/\(text) exists")
        }
        return text
    }

    /// Where a secret lies; a secret itself is refused, so that none ends in the desk.
    public static func checkedPlace(_ text: String, _ field: String) throws(Refusal) -> String {
        let kinds = ["file:", "env:", "command:"]
        guard kinds.contains(where: { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }) else {
            throw .invalid(field: field, reason: "file:PATH, env:NAME, command:PROGRAM ARGUMENTS")
        }
        return text
    }
}

extension AccountQuestion {
    /// The field's name in journal and scripts.
    public var name: String {
        switch field {
        case .name: "name"
        case .title: "title"
        case .owner: "owner"
        case .deputy: "deputies"
        case .purpose: "purpose"
        case .legalState: "legal_state"
        case .address: "address"
        case .secret: "secret"
        case .standing: "standing"
        case .start: "start"
        case .setting(let setting): setting.name
        }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmingBlanks: String {
        var rest = Substring(self)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest.drop { $0.isWhitespace })
    }
}
