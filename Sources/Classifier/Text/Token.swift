/// One piece of a text as the features see it.
struct Token {
    enum Kind: UInt8 {
        /// Letters, digits and stars inside a word, folded.
        case word
        /// A run of punctuation, of which the first and the last mark are kept.
        case marks
        /// One symbol, most often an emoji.
        case symbol
        /// Stand for whatever they replace: a number, an address, an account, the sign before a tag.
        case number, link, mention, tag
    }

    var kind: Kind
    /// The folded bytes in the scanner's buffer.
    var start: Int
    var end: Int
    /// The bytes of the original text.
    var from: Int
    var to: Int
}
