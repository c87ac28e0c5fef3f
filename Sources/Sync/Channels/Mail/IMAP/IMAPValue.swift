/// One value within an answer of an IMAP server (RFC 3501, 4).
enum IMAPValue: Equatable {
    /// Also numbers, flags and names such as `BODY[]<0>`.
    case atom(String)
    /// A quoted string or a literal.
    case string([UInt8])
    case list([IMAPValue])
    case absent

    var text: String? {
        switch self {
        case .atom(let text): text
        case .string(let bytes): String(decoding: bytes, as: UTF8.self)
        case .list, .absent: nil
        }
    }

    var number: UInt32? { text.flatMap { UInt32($0) } }

    var bytes: [UInt8]? {
        switch self {
        case .string(let bytes): bytes
        case .absent: []
        case .atom(let text): Array(text.utf8)
        case .list: nil
        }
    }
}

/// Reads the values of one answer. The text holds a mark where each literal stood.
struct IMAPReader {
    /// Nesting of lists.
    static let deepest = 32

    private let pieces: [Piece]
    private var piece = 0
    private var position = 0

    /// An answer as it came: lines, and between them counted bytes.
    enum Piece: Equatable {
        case text([UInt8])
        case literal([UInt8])
    }

    init(_ pieces: [Piece]) { self.pieces = pieces }

    mutating func values() throws(StreamFault) -> [IMAPValue] {
        let values = try list(depth: 0)
        guard isAtEnd else { throw IMAPReader.fault }
        return values
    }

    private static let fault = StreamFault.garbled("an answer of the mail server cannot be read")

    private var isAtEnd: Bool { piece >= pieces.count }

    private mutating func list(depth: Int) throws(StreamFault) -> [IMAPValue] {
        guard depth < Self.deepest else { throw Self.fault }
        var values: [IMAPValue] = []
        while let next = peek() {
            switch next {
            case .literal(let bytes):
                piece += 1
                position = 0
                values.append(.string(bytes))
            case .byte(UInt8(ascii: " ")): position += 1
            case .byte(UInt8(ascii: "(")):
                position += 1
                values.append(.list(try list(depth: depth + 1)))
                guard case .byte(UInt8(ascii: ")"))? = peek() else { throw Self.fault }
                position += 1
            case .byte(UInt8(ascii: ")")):
                guard depth > 0 else { throw Self.fault }
                return values
            case .byte(UInt8(ascii: "\"")): values.append(.string(try quoted()))
            case .byte: values.append(atom())
            }
        }
        guard depth == 0 else { throw Self.fault }
        return values
    }

    private enum Next { case byte(UInt8), literal([UInt8]) }

    private mutating func peek() -> Next? {
        while piece < pieces.count {
            switch pieces[piece] {
            case .literal(let bytes): return .literal(bytes)
            case .text(let text):
                if position < text.count { return .byte(text[position]) }
                piece += 1
                position = 0
            }
        }
        return nil
    }

    private mutating func quoted() throws(StreamFault) -> [UInt8] {
        position += 1
        var out: [UInt8] = []
        while case .byte(let byte)? = peek() {
            position += 1
            if byte == UInt8(ascii: "\"") { return out }
            if byte == UInt8(ascii: "\\") {
                guard case .byte(let next)? = peek() else { break }
                position += 1
                out.append(next)
            } else {
                out.append(byte)
            }
        }
        throw Self.fault
    }

    /// What stands in brackets belongs to it, blanks and all: `BODY[HEADER.FIELDS (DATE)]`.
    private mutating func atom() -> IMAPValue {
        var out: [UInt8] = []
        var brackets = 0
        while case .text(let text) = pieces[piece], position < text.count {
            let byte = text[position]
            if brackets == 0, [UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")")].contains(byte) { break }
            if byte == UInt8(ascii: "[") { brackets += 1 }
            if byte == UInt8(ascii: "]") { brackets = max(0, brackets - 1) }
            out.append(byte)
            position += 1
        }
        let text = String(decoding: out, as: UTF8.self)
        return text.uppercased() == "NIL" ? .absent : .atom(text)
    }
}
