/// Why a query cannot be run. Nothing is run then.
public struct QueryFault: Error, Equatable, Sendable {
    /// Counts characters of the query from 1; one past the end when something is missing there.
    public let column: Int
    public let expected: Expectation

    public init(column: Int, expected: Expectation) {
        self.column = column
        self.expected = expected
    }

    /// What would have been right at the column.
    public enum Expectation: Equatable, Sendable {
        case term, closingQuote, closingParenthesis, starAtEnd
        /// A field of the language; the names it has.
        case field([String])
        /// A value for the field named.
        case value(of: String)
        /// One of these.
        case oneOf([String])
        case dueTime, receivedTime, rating, languageCode
        /// The range's first day is after its last.
        case orderedRange
        case fewerCharacters(than: Int)
        case lessNesting(than: Int)
    }
}

extension QueryFault: CustomStringConvertible {
    public var description: String { "column \(column): expected \(expected.english)" }
}

extension QueryFault.Expectation {
    /// To be put after "expected".
    public var english: String {
        switch self {
        case .term: "a word, a \"phrase\", a field or ("
        case .closingQuote: "a closing \""
        case .closingParenthesis: "a closing )"
        case .starAtEnd: "* only at the end of a word"
        case .field(let names): "a field: " + names.joined(separator: ", ")
        case .value(let field): "a value for \(field):"
        case .oneOf(let values): "one of " + values.joined(separator: ", ")
        case .dueTime: "<2h, >3d, today, tomorrow, overdue, a date, <date or >date"
        case .receivedTime: "7d, >7d, today, yesterday, a date, <date, >date or date..date"
        case .rating: "1 to 5, with <, <=, >, >= before it"
        case .languageCode: "a language code of two or three letters"
        case .orderedRange: "a day that is not before the first one"
        case .fewerCharacters(let count): "at most \(count) characters"
        case .lessNesting(let count): "at most \(count) levels of parentheses"
        }
    }

    /// To be put after "erwartet:".
    public var german: String {
        switch self {
        case .term: "ein Wort, eine \"Wortfolge\", ein Feld oder ("
        case .closingQuote: "ein schließendes \""
        case .closingParenthesis: "eine schließende )"
        case .starAtEnd: "* nur am Ende eines Wortes"
        case .field(let names): "ein Feld: " + names.joined(separator: ", ")
        case .value(let field): "ein Wert für \(field):"
        case .oneOf(let values): "eines von " + values.joined(separator: ", ")
        case .dueTime: "<2h, >3t, heute, morgen, überfällig, ein Datum, <Datum oder >Datum"
        case .receivedTime: "7t, >7t, heute, gestern, ein Datum, <Datum, >Datum oder Datum..Datum"
        case .rating: "1 bis 5, davor auch <, <=, >, >="
        case .languageCode: "ein Sprachkürzel aus zwei oder drei Buchstaben"
        case .orderedRange: "ein Tag, der nicht vor dem ersten liegt"
        case .fewerCharacters(let count): "höchstens \(count) Zeichen"
        case .lessNesting(let count): "höchstens \(count) Ebenen von Klammern"
        }
    }
}
