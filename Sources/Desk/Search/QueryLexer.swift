/// One piece of a query with the column of its first character, from 1.
struct QueryToken: Equatable {
    enum Kind: Equatable {
        case open, close, minus, or, and, not
        case word(String)
        case phrase(String)
        /// A field with its value; `column` of the value for faults in it.
        case field(String, value: String, valueColumn: Int, quoted: Bool)
        case end
    }

    let kind: Kind
    let column: Int
}

/// Cuts a query into tokens. A word ends at white space, a parenthesis or a quote.
struct QueryLexer {
    private let text: [Character]
    private var position = 0

    init(_ text: [Character]) { self.text = text }

    mutating func next() throws(QueryFault) -> QueryToken {
        while position < text.count, text[position].isWhitespace { position += 1 }
        let column = position + 1
        guard position < text.count else { return QueryToken(kind: .end, column: column) }
        switch text[position] {
        case "(": return single(.open)
        case ")": return single(.close)
        case "-" where isBeforeTerm(position + 1): return single(.minus)
        case let mark where Self.opening.contains(mark):
            return QueryToken(kind: .phrase(try quoted()), column: column)
        default: return try wordOrField(column)
        }
    }

    private mutating func single(_ kind: QueryToken.Kind) -> QueryToken {
        position += 1
        return QueryToken(kind: kind, column: position)
    }

    /// A minus excludes only what it touches.
    private func isBeforeTerm(_ index: Int) -> Bool { index < text.count && !text[index].isWhitespace }

    /// Reads from the opening quote to behind the closing one.
    private mutating func quoted() throws(QueryFault) -> String {
        position += 1
        let start = position
        while position < text.count, !Self.closing.contains(text[position]) { position += 1 }
        guard position < text.count else { throw QueryFault(column: position + 1, expected: .closingQuote) }
        position += 1
        return String(text[start..<position - 1])
    }

    private mutating func bare() -> String {
        let start = position
        while position < text.count, !Self.isEnd(text[position]) { position += 1 }
        return String(text[start..<position])
    }

    private mutating func wordOrField(_ column: Int) throws(QueryFault) -> QueryToken {
        let start = position
        while position < text.count, !Self.isEnd(text[position]), text[position] != ":" { position += 1 }
        if position < text.count, text[position] == ":", position > start, isFieldName(start..<position) {
            let name = String(text[start..<position])
            position += 1
            let valueColumn = position + 1
            if position < text.count, Self.opening.contains(text[position]) {
                let kind = QueryToken.Kind.field(
                    name, value: try quoted(), valueColumn: valueColumn, quoted: true)
                return QueryToken(kind: kind, column: column)
            }
            return QueryToken(
                kind: .field(name, value: bare(), valueColumn: valueColumn, quoted: false), column: column)
        }
        position = start
        return QueryToken(kind: Self.keyword(bare()), column: column)
    }

    /// Letters before a colon name a field; an address such as `https://` does not.
    private func isFieldName(_ range: Range<Int>) -> Bool {
        guard text[range].allSatisfy({ $0.isLetter || $0 == "_" }) else { return false }
        let after = range.upperBound + 1
        return !(after + 1 < text.count && text[after] == "/" && text[after + 1] == "/")
    }

    private static func keyword(_ word: String) -> QueryToken.Kind {
        switch word {
        case "OR", "ODER": .or
        case "AND", "UND": .and
        case "NOT", "NICHT": .not
        default: .word(word)
        }
    }

    private static func isEnd(_ character: Character) -> Bool {
        character.isWhitespace || character == "(" || character == ")" || opening.contains(character)
    }

    /// Straight quotes, and the German and English curly ones.
    private static let opening: Set<Character> = ["\"", "„", "“", "”"]
    private static let closing: Set<Character> = ["\"", "“", "”"]
}
