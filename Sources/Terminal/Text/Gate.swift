/// The one way from text to cells, for foreign text and our own alike.
///
/// Invariants (peers failed at each: gurk-rs#384, CVE-2021-25743, CVE-2024-52005, CVE-2021-42574):
/// 1. No cell holds a C0, DEL, C1, bidi, zero-width, tag, private-use or unassigned scalar.
/// 2. The cells of a line fill exactly as many columns as curses will count for them.
/// 3. A line never exceeds its limit; a letter of two columns is never halved.
/// 4. At most four marks are drawn over one letter.
/// 5. Without Unicode every cell holds U+0020–U+007E.
public struct Gate: Sendable {
    /// False when the locale's character set is not UTF-8; every cell is ASCII then.
    public let isUnicode: Bool
    /// Columns between tab stops.
    public let tabWidth: Int
    private let width: CellWidth

    /// A gate for a terminal. `tabWidth` is in columns, at least 1.
    public init(isUnicode: Bool, width: CellWidth, tabWidth: Int = 4) {
        self.isUnicode = isUnicode
        self.width = width
        self.tabWidth = max(1, tabWidth)
    }

    /// The cells of one line of foreign text, at most `limit` of them, cut with an ellipsis. Line ends are shown.
    public func cells(_ text: UntrustedText, style: Style = .plain, limit: Int = .max) -> [Cell] {
        line(text.storedForm, style: style, limit: limit)
    }

    /// The cells of one line of our own text; it passes the same checks.
    public func cells(_ text: String, style: Style = .plain, limit: Int = .max) -> [Cell] {
        line(text, style: style, limit: limit)
    }

    /// How many columns a line of our own text takes.
    public func columns(_ text: String) -> Int { cells(text).count }

    /// How many columns a line of foreign text takes.
    public func columns(_ text: UntrustedText) -> Int { cells(text).count }

    /// The sign for text cut off, of one column.
    public var ellipsis: Unicode.Scalar { isUnicode ? "…" : "~" }

    /// The sign for a run of invisible scalars, of one column.
    public var hiddenSign: Unicode.Scalar { isUnicode ? "·" : "?" }

    private func line(_ text: String, style: Style, limit: Int) -> [Cell] {
        var builder = CellBuilder(limit: max(0, limit), style: style)
        var text = text
        text.withUTF8 { bytes in
            builder.reserve(bytes.count)
            add(UTF8Text(bytes), to: &builder)
        }
        return builder.finished(ellipsis: ellipsis.value)
    }

    private func add(_ text: UTF8Text, to builder: inout CellBuilder) {
        var place = 0
        var before: Unicode.Scalar = " "
        while place < text.count, !builder.isCut {
            let byte = text[place]
            if byte >= 0x20 && byte < 0x7F {
                builder.ascii(byte)
                before = " "
                place += 1
            } else if byte < 0x80 {
                control(byte, to: &builder)
                before = " "
                place += 1
            } else {
                let (scalar, next) = text.scalar(at: place)
                foreign(scalar, after: before, before: { text.pictogram(at: next) }, to: &builder)
                if ScalarKind(scalar) == .base { before = scalar }
                place = next
            }
        }
    }

    private func control(_ byte: UInt8, to builder: inout CellBuilder) {
        if byte == 0x09 { return builder.tab(every: tabWidth) }
        guard isUnicode else { return builder.placeholder(0x3F) }
        // U+2400 and on are pictures of the control characters; DEL's is U+2421.
        builder.placeholder(byte == 0x7F ? 0x2421 : 0x2400 + UInt32(byte))
    }

    private func foreign(
        _ scalar: Unicode.Scalar, after previous: Unicode.Scalar, before next: () -> Bool,
        to builder: inout CellBuilder
    ) {
        switch ScalarKind(scalar) {
        case .base: letter(scalar, to: &builder)
        case .mark: mark(scalar, to: &builder)
        case .blank: blank(scalar, to: &builder)
        case .hidden: builder.hidden(hiddenSign.value)
        case .dropped: break
        case .joiner where previous.isPictogram && next(): break
        case .joiner: builder.hidden(hiddenSign.value)
        case .lineEnd: builder.placeholder(isUnicode ? 0x240A : 0x3F)
        case .forbidden: builder.placeholder(isUnicode ? 0xFFFD : 0x3F)
        }
    }

    private func letter(_ scalar: Unicode.Scalar, to builder: inout CellBuilder) {
        guard isUnicode else { return spelled(scalar, to: &builder) }
        switch width.columns(of: scalar) {
        case 1: builder.letter(scalar.value, columns: 1)
        case 2: builder.letter(scalar.value, columns: 2)
        case 0: builder.mark(scalar.value, otherwise: hiddenSign.value)
        default: builder.placeholder(0xFFFD)
        }
    }

    private func mark(_ scalar: Unicode.Scalar, to builder: inout CellBuilder) {
        guard isUnicode else { return }
        switch width.columns(of: scalar) {
        case 0: builder.mark(scalar.value, otherwise: hiddenSign.value)
        case 1: builder.letter(scalar.value, columns: 1)
        default: builder.placeholder(0xFFFD)
        }
    }

    private func blank(_ scalar: Unicode.Scalar, to builder: inout CellBuilder) {
        let columns = isUnicode ? width.columns(of: scalar) : 1
        for _ in 0..<max(1, columns) { builder.ascii(0x20) }
    }

    private func spelled(_ scalar: Unicode.Scalar, to builder: inout CellBuilder) {
        guard let spelling = ASCIISpelling.of(scalar) else { return builder.placeholder(0x3F) }
        for byte in spelling.utf8 { builder.ascii(byte) }
    }
}
