/// Finds personal data of others in comments (Art. 4 No. 1 GDPR): the desk hides them and asks for an edit.
///
/// Only forms that hardly mean anything else are found: phone numbers with a prefix, e-mail addresses, IBANs whose
/// check digits are right, number plates with a hyphen, and a street with a house number beside a word that says
/// that someone lives there. A report such as „Hafenstraße 12: Laterne dunkel“ has none of these.
public struct PersonalDataRules: Equatable, Sendable {
    /// The city's own numbers, as beginnings in digits: `0471590`, `49471590`.
    public var ownNumbers: [String]
    /// Hosts of addresses that are no private ones, the city's own; hosts below them count too.
    public var ownHosts: Set<String>

    public init(ownNumbers: [String] = [], ownHosts: Set<String> = []) {
        self.ownNumbers = ownNumbers.map { $0.filter(\.isNumber) }.filter { !$0.isEmpty }
        self.ownHosts = Set(ownHosts.map { $0.lowercased() })
    }

    /// In the order of the text, none within another.
    public func findings(in text: String) -> [PersonalDataFinding] { findings(in: SpelledText(text)) }

    func findings(in spelled: SpelledText) -> [PersonalDataFinding] {
        var text = spelled.text
        var hasDigit = false
        var found = text.withUTF8 { bytes in
            let line = TextLine(bytes: bytes)
            hasDigit = line.hasDigit
            return hasDigit || line.hasAt ? scan(line) : []
        }
        if hasDigit { found += HomeAddress.findings(in: spelled) }
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
        var end = 0
        return found.filter { finding in
            defer { end = max(end, finding.range.upperBound) }
            return finding.range.lowerBound >= end
        }
    }

    private func scan(_ line: TextLine) -> [PersonalDataFinding] {
        var found: [PersonalDataFinding] = []
        var place = 0
        while place < line.bytes.count {
            if let finding = finding(line, place) {
                found.append(finding)
                place = max(finding.range.upperBound, place + 1)
            } else {
                place += 1
            }
        }
        return found
    }

    private func finding(_ line: TextLine, _ place: Int) -> PersonalDataFinding? {
        let byte = line.bytes[place]
        if byte == 0x40 {
            guard let mail = MailAddress(line, at: place), !HostName.isWithin(mail.host, ownHosts) else { return nil }
            return PersonalDataFinding(kind: .mail, range: mail.range)
        }
        guard !line.isWordy(place - 1) else { return nil }
        if byte == 0x2B || byte == 0x30 || byte == 0x28 {
            // Within a row of figures no number begins, unless with a plus.
            guard byte == 0x2B || !PhoneNumber.isGoingOn(line, at: place) else { return nil }
            guard let phone = PhoneNumber(line, from: place), !isOwn(phone.digits) else { return nil }
            return PersonalDataFinding(kind: .phone, range: phone.range)
        }
        guard Code.isLetter(byte | 0x20) else { return nil }
        if let range = BankAccount.range(line, from: place) { return PersonalDataFinding(kind: .iban, range: range) }
        return NumberPlate.range(line, from: place).map { PersonalDataFinding(kind: .plate, range: $0) }
    }

    private func isOwn(_ digits: String) -> Bool { ownNumbers.contains { digits.hasPrefix($0) } }
}
