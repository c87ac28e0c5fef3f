/// Turns HTML as channels send it into plain text for a terminal. Nothing is fetched, run or trusted: the tags are
/// cut by a tokenizer in one pass, whatever stands in them, and what is no tag is text.
///
/// Paragraphs and headings stand apart by a blank line, `br` and rows by a new line, list items begin with `- `,
/// quotes with `> `. Scripts, styles and the like are dropped with what they hold. Of a link its text stays. White
/// space collapses except in `pre`. Entities are decoded once.
public enum HTMLText {
    /// `html` is cut behind this many bytes.
    public static let longest = 4 * 1024 * 1024

    public static func plain(_ html: String) -> String {
        var reader = HTMLReader(Array(html.utf8.prefix(longest)))
        return reader.read()
    }

    /// Decodes the character references of `text`, which has no tags.
    public static func decodingEntities(_ text: String) -> String {
        guard text.utf8.contains(0x26) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x26, let (value, length) = HTMLEntity.decode(bytes, at: index) {
                out += Array(value.utf8)
                index += length
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// The cursor over the HTML and the text that grows. Invariants:
/// 1. `position` only grows, each byte is looked at a bounded number of times.
/// 2. Line breaks are owed (`owedBreaks`), never written before the text that follows them.
private struct HTMLReader {
    private let bytes: [UInt8]
    private var position = 0
    private var out: [UInt8] = []
    private var owedBreaks = 0
    private var owedSpace = false
    private var owedMark: [UInt8] = []
    private var preDepth = 0
    private var quoteDepth = 0
    /// Elements known to close nowhere further on: each is looked for once.
    private var unclosed: Set<String> = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> String {
        out.reserveCapacity(bytes.count)
        while position < bytes.count {
            switch bytes[position] {
            case 0x3C where startsTag: readTag()
            case 0x26: readEntity()
            default:
                put(bytes[position])
                position += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `<` followed by a letter, `/`, `!` or `?`; else it is a less-than sign.
    private var startsTag: Bool {
        guard position + 1 < bytes.count else { return false }
        let next = bytes[position + 1]
        return (next | 0x20) &- 0x61 < 26 || next == 0x2F || next == 0x21 || next == 0x3F
    }

    private mutating func readEntity() {
        guard let (value, length) = HTMLEntity.decode(bytes, at: position) else {
            put(bytes[position])
            position += 1
            return
        }
        // A no-break space is a space that must not collapse.
        for byte in value.utf8 { putVisible(byte) }
        position += length
    }

    private mutating func put(_ byte: UInt8) {
        let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
        guard isSpace else { return putVisible(byte) }
        if preDepth == 0 {
            owedSpace = true
        } else if byte == 0x0A {
            owedBreaks += 1
        } else if byte != 0x0D {
            putVisible(byte)
        }
    }

    private mutating func putVisible(_ byte: UInt8) {
        settle()
        out.append(byte)
    }

    /// Writes the breaks, marks and spaces owed.
    private mutating func settle() {
        if owedBreaks > 0, !out.isEmpty {
            for _ in 0..<min(owedBreaks, preDepth > 0 ? 8 : 2) { out.append(0x0A) }
        }
        if out.isEmpty || owedBreaks > 0 {
            for _ in 0..<min(quoteDepth, 8) { out += [0x3E, 0x20] }
        } else if owedSpace {
            out.append(0x20)
        }
        out += owedMark
        owedMark = []
        owedBreaks = 0
        owedSpace = false
    }

    private mutating func breakLine(_ count: Int) { owedBreaks = max(owedBreaks, count) }

    private mutating func readTag() {
        if matches("<!--", at: position) {
            position = end(of: "-->", from: position + 4) ?? bytes.count
            return
        }
        var index = position + 1
        let isClosing = index < bytes.count && bytes[index] == 0x2F
        if isClosing { index += 1 }
        let start = index
        while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
        let name = String(decoding: bytes[start..<min(index, start + 16)], as: UTF8.self).lowercased()
        let attributes = index
        position = endOfTag(from: index)
        if isClosing { close(name) } else { open(name, attributes: attributes..<position) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || (0x30...0x39).contains(byte)
    }

    private mutating func open(_ name: String, attributes: Range<Int>) {
        switch name {
        case "br": owedBreaks += 1
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table": breakLine(2)
        case "blockquote":
            breakLine(2)
            quoteDepth += 1
        case "pre":
            breakLine(2)
            preDepth += 1
        case "li":
            breakLine(1)
            owedMark = [0x2D, 0x20]
        case "div", "tr", "dt", "dd", "section", "article", "header", "footer", "hr": breakLine(1)
        case "td", "th": owedSpace = true
        case "img": image(attributes)
        case "script", "style", "template", "iframe", "object", "svg", "head", "noscript", "title":
            skipElement(name)
        default: break
        }
    }

    private mutating func close(_ name: String) {
        switch name {
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table": breakLine(2)
        case "blockquote":
            breakLine(2)
            quoteDepth = max(0, quoteDepth - 1)
        case "pre":
            breakLine(2)
            preDepth = max(0, preDepth - 1)
        case "li", "div", "tr", "dt", "dd", "section", "article", "header", "footer": breakLine(1)
        default: break
        }
    }

    /// The words for an image, in brackets.
    private mutating func image(_ range: Range<Int>) {
        guard let start = end(of: "alt=", from: range.lowerBound, to: range.upperBound), start < range.upperBound
        else { return }
        let quote = bytes[start]
        guard quote == 0x22 || quote == 0x27,
            let stop = bytes[(start + 1)..<range.upperBound].firstIndex(of: quote), stop > start + 1
        else { return }
        let words = HTMLText.decodingEntities(String(decoding: bytes[(start + 1)..<stop], as: UTF8.self))
        for byte in "[\(words)]".utf8 { putVisible(byte) }
    }

    /// Drops all up to the closing tag; without one, `head` and `title` drop nothing, code drops the rest.
    private mutating func skipElement(_ name: String) {
        if unclosed.contains(name) { return }
        if let stop = end(of: "</" + name, from: position) {
            position = endOfTag(from: stop)
            return
        }
        unclosed.insert(name)
        if name != "head" && name != "title" && name != "noscript" {
            position = bytes.count
        }
    }

    /// Behind the `>` of a tag; a `>` in quotes does not end it unless the quote never closes.
    private func endOfTag(from start: Int) -> Int {
        var index = start
        var quote: UInt8 = 0
        let bound = min(bytes.count, start + 65_536)
        while index < bound {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                return index + 1
            } else if (byte == 0x22 || byte == 0x27) && bytes[index - 1] == 0x3D {
                quote = byte
            }
            index += 1
        }
        let plain = bytes[start..<bound].firstIndex(of: 0x3E)
        return plain.map { $0 + 1 } ?? bound
    }

    private func matches(_ text: String, at index: Int) -> Bool {
        var index = index
        for byte in text.utf8 {
            guard index < bytes.count, bytes[index] == byte || bytes[index] | 0x20 == byte else { return false }
            index += 1
        }
        return true
    }

    /// Behind the next `text`, given in lower case.
    private func end(of text: String, from start: Int, to limit: Int? = nil) -> Int? {
        let limit = min(limit ?? bytes.count, bytes.count)
        guard let first = text.utf8.first, start < limit else { return nil }
        for index in start..<limit where bytes[index] | 0x20 == first | 0x20 && matches(text, at: index) {
            return index + text.utf8.count
        }
        return nil
    }
}
