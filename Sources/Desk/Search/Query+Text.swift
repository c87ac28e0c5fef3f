/// Prints the canonical text: English field names, single blanks, parentheses only where they are needed.
extension Query: CustomStringConvertible {
    public var description: String { text(inside: .any) }

    /// What surrounds a part decides whether it needs parentheses.
    private enum Place { case any, all, not }

    private func text(inside place: Place) -> String {
        switch self {
        case .all(let parts):
            let text = parts.map { $0.text(inside: .all) }.joined(separator: " ")
            return place == .not || (place == .all && parts.count != 1) ? "(\(text))" : text
        case .any(let parts):
            let text = parts.map { $0.text(inside: .any) }.joined(separator: " OR ")
            return place == .any ? text : "(\(text))"
        case .not(let part): return "-" + part.text(inside: .not)
        case .word(let word, let prefix): return Self.word(word, prefix: prefix)
        case .phrase(let text): return Self.quoted(text)
        default: return fieldText
        }
    }

    private var fieldText: String {
        switch self {
        case .channel(let channel): "channel:" + channel.rawValue
        case .account(let name): "account:" + Self.value(name)
        case .unit(.mine): "unit:mine"
        case .unit(.nobody): "unit:none"
        case .unit(.named(let name)): "unit:" + Self.name(name)
        case .clerk(.me): "clerk:me"
        case .clerk(.nobody): "clerk:none"
        case .clerk(.named(let name)): "clerk:" + Self.name(name)
        case .state(let state): "state:" + state.rawValue
        case .author(let name): "author:" + Self.value(name)
        case .tag(let name): "tag:" + Self.value(name)
        case .label(let name): "label:" + Self.value(name)
        case .priority(let priority): "priority:" + priority.rawValue
        case .rule(let name): "rule:" + Self.value(name)
        case .flag(let flag): "is:" + flag.rawValue
        case .has(let part): "has:" + part.rawValue
        case .due(let test): "due:" + test.description
        case .received(let test): "received:" + test.description
        case .rating(let sign, let number): "rating:" + (sign == .equal ? "" : sign.rawValue) + String(number)
        case .language(let code): "lang:" + code
        case .all, .any, .not, .word, .phrase: ""
        }
    }

    private static func word(_ word: String, prefix: Bool) -> String {
        let isKeyword = !prefix && ["OR", "ODER", "AND", "UND", "NOT", "NICHT"].contains(word)
        let isPlain = !isKeyword && !word.isEmpty && !word.hasPrefix("-") && !word.contains { needsQuotes($0) }
        return isPlain ? word + (prefix ? "*" : "") : quoted(word)
    }

    private static func value(_ text: String) -> String {
        text.isEmpty || text.contains { needsQuotes($0) } ? quoted(text) : text
    }

    /// A name that is also a word of the language keeps its quotes.
    private static func name(_ text: String) -> String {
        let isWord = QueryVocabulary.means(text, "mine", "meine", "none", "keine", "keiner", "niemand", "me", "ich")
        return isWord ? quoted(text) : value(text)
    }

    private static func needsQuotes(_ character: Character) -> Bool {
        character.isWhitespace || "()*\"„“”".contains(character)
    }

    /// A quote cannot stand within quotes; a blank there searches the same words.
    private static func quoted(_ text: String) -> String {
        "\"" + String(text.map { "\"“”".contains($0) ? " " : $0 }) + "\""
    }
}

extension Query.DueTest: CustomStringConvertible {
    public var description: String {
        switch self {
        case .overdue: "overdue"
        case .today: "today"
        case .tomorrow: "tomorrow"
        case .within(let seconds): "<" + QueryTimes.text(seconds)
        case .beyond(let seconds): ">" + QueryTimes.text(seconds)
        case .day(let date): date.description
        case .before(let date): "<\(date)"
        case .after(let date): ">\(date)"
        }
    }
}

extension Query.ReceivedTest: CustomStringConvertible {
    public var description: String {
        switch self {
        case .today: "today"
        case .yesterday: "yesterday"
        case .within(let seconds): QueryTimes.text(seconds)
        case .older(let seconds): ">" + QueryTimes.text(seconds)
        case .day(let date): date.description
        case .before(let date): "<\(date)"
        case .after(let date): ">\(date)"
        case .days(let first, let last): "\(first)..\(last)"
        }
    }
}

extension QueryTimes {
    /// The duration in its largest whole unit: 7200 is `2h`.
    static func text(_ seconds: Int64) -> String {
        for (unit, name) in [(86_400, "d"), (3600, "h"), (60, "m")] as [(Int64, String)]
        where seconds % unit == 0 && seconds > 0 {
            return "\(seconds / unit)\(name)"
        }
        return "\(seconds)s"
    }
}
