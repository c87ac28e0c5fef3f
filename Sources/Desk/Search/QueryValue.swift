/// The value of one field, about to become a query.
struct QueryValue {
    let field: QueryField
    let text: String
    /// Of the value's first character, from 1.
    let column: Int
    /// In quotes a name is a name, be it `mine` or `me`.
    let quoted: Bool

    func query() throws(QueryFault) -> Query {
        guard text.contains(where: { !$0.isWhitespace }) else { throw fault(.value(of: field.rawValue)) }
        switch field {
        case .account: return .account(text)
        case .author: return .author(text)
        case .tag: return .tag(text)
        case .label: return .label(text)
        case .rule: return .rule(text)
        case .unit: return .unit(unit)
        case .clerk: return .clerk(clerk)
        case .channel: return .channel(try choice(QueryVocabulary.channels))
        case .state: return .state(try choice(QueryVocabulary.states))
        case .priority: return .priority(try choice(QueryVocabulary.priorities))
        case .flag: return .flag(try choice(QueryVocabulary.flags))
        case .has: return .has(try choice(QueryVocabulary.parts))
        case .due: return .due(try due())
        case .received: return .received(try received())
        case .rating: return try rating()
        case .language: return .language(try language())
        }
    }

    private func fault(_ expected: QueryFault.Expectation) -> QueryFault {
        QueryFault(column: column, expected: expected)
    }

    private func choice<Value>(_ words: QueryWords<Value>) throws(QueryFault) -> Value {
        guard let value = words[text] else { throw fault(.oneOf(words.names)) }
        return value
    }

    private var unit: Query.UnitTest {
        if quoted { return .named(text) }
        if QueryVocabulary.means(text, "mine", "meine") { return .mine }
        return QueryVocabulary.means(text, "none", "keine") ? .nobody : .named(text)
    }

    private var clerk: Query.ClerkTest {
        if quoted { return .named(text) }
        if QueryVocabulary.means(text, "me", "ich") { return .me }
        return QueryVocabulary.means(text, "none", "keiner", "niemand") ? .nobody : .named(text)
    }

    private func due() throws(QueryFault) -> Query.DueTest {
        guard let test = QueryTimes.due(text) else { throw fault(.dueTime) }
        return test
    }

    private func received() throws(QueryFault) -> Query.ReceivedTest {
        guard let test = QueryTimes.received(text) else { throw fault(.receivedTime) }
        if case .days(let first, let last) = test, last < first { throw fault(.orderedRange) }
        return test
    }

    private func rating() throws(QueryFault) -> Query {
        let (sign, rest) = QueryTimes.comparison(text)
        guard rest.utf8.count == 1, let number = Int(rest), (1...5).contains(number) else { throw fault(.rating) }
        return .rating(sign ?? .equal, number)
    }

    private func language() throws(QueryFault) -> String {
        let code = text.lowercased()
        guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            throw fault(.languageCode)
        }
        return code
    }
}
