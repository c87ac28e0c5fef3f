extension Query {
    /// Reads a query. Grammar: `any = all { OR all } ; all = term { [AND] term } ;
    /// term = "-" term | NOT term | "(" any ")" | word ["*"] | "phrase" | field ":" value`.
    /// White space alone is every case. `OR`, `AND`, `NOT` (`ODER`, `UND`, `NICHT`) count in capitals only.
    public init(parsing text: String) throws(QueryFault) {
        guard text.utf8.count <= Query.longest * 4 else {
            throw QueryFault(column: Query.longest + 1, expected: .fewerCharacters(than: Query.longest))
        }
        let characters = Array(text)
        guard characters.count <= Query.longest else {
            throw QueryFault(column: Query.longest + 1, expected: .fewerCharacters(than: Query.longest))
        }
        var parser = try QueryParser(characters)
        self = try parser.whole()
    }
}

/// A parser by recursive descent with one token of look-ahead.
private struct QueryParser {
    private var lexer: QueryLexer
    private var token: QueryToken
    private var depth = 0

    init(_ text: [Character]) throws(QueryFault) {
        lexer = QueryLexer(text)
        token = try lexer.next()
    }

    private mutating func advance() throws(QueryFault) { token = try lexer.next() }

    mutating func whole() throws(QueryFault) -> Query {
        if token.kind == .end { return .all([]) }
        let query = try anyOf()
        guard token.kind == .end else { throw QueryFault(column: token.column, expected: .term) }
        return query
    }

    private mutating func anyOf() throws(QueryFault) -> Query {
        var parts = [try allOf()]
        while token.kind == .or {
            try advance()
            parts.append(try allOf())
        }
        return .anyOf(parts)
    }

    private mutating func allOf() throws(QueryFault) -> Query {
        var parts = [try term()]
        while true {
            switch token.kind {
            case .end, .close, .or: return .allOf(parts)
            case .and: try advance()
            default: break
            }
            parts.append(try term())
        }
    }

    private mutating func term() throws(QueryFault) -> Query {
        let current = token
        switch current.kind {
        case .minus, .not:
            return try nested { parser throws(QueryFault) in
                try parser.advance()
                return .notOf(try parser.term())
            }
        case .open: return try nested { parser throws(QueryFault) in try parser.group() }
        case .word(let word):
            try advance()
            return try Self.word(word, column: current.column)
        case .phrase(let text):
            try advance()
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw QueryFault(column: current.column + 1, expected: .term)
            }
            return .phrase(text)
        case .field(let name, let value, let valueColumn, let quoted):
            guard let field = QueryField(named: name) else {
                let names = QueryField.allCases.map(\.rawValue)
                throw QueryFault(column: current.column, expected: .field(names))
            }
            try advance()
            return try QueryValue(field: field, text: value, column: valueColumn, quoted: quoted).query()
        case .close, .or, .and, .end: throw QueryFault(column: current.column, expected: .term)
        }
    }

    private mutating func group() throws(QueryFault) -> Query {
        try advance()
        let query = try anyOf()
        guard token.kind == .close else { throw QueryFault(column: token.column, expected: .closingParenthesis) }
        try advance()
        return query
    }

    private mutating func nested(
        _ body: (inout QueryParser) throws(QueryFault) -> Query
    ) throws(QueryFault) -> Query {
        depth += 1
        guard depth <= Query.deepest else {
            throw QueryFault(column: token.column, expected: .lessNesting(than: Query.deepest))
        }
        let query = try body(&self)
        depth -= 1
        return query
    }

    private static func word(_ word: String, column: Int) throws(QueryFault) -> Query {
        if word == "-" { throw QueryFault(column: column, expected: .term) }
        let characters = Array(word)
        guard let star = characters.firstIndex(of: "*") else { return .word(word, prefix: false) }
        guard star > 0 else { throw QueryFault(column: column, expected: .term) }
        guard star == characters.count - 1 else { throw QueryFault(column: column + star, expected: .starAtEnd) }
        return .word(String(characters.dropLast()), prefix: true)
    }
}
