internal import Desk

/// Makes a feed's bytes UTF-8 XML that a parser can take: the encoding by mark, label or validity; no declaration,
/// no document type, HTML's names as characters, bare `&` escaped, control characters gone.
///
/// A document type with declarations of its own is refused: no feed needs one, and entities are how bombs are made.
enum FeedText {
    static func prepared(_ bytes: [UInt8], charset: String? = nil) throws(FeedFault) -> [UInt8] {
        var text = Array(decoded(bytes, charset).utf8)
        guard let root = try rootStart(text) else { throw FeedFault(reason: "not XML") }
        text.removeFirst(root)
        return repaired(text)
    }

    private static func decoded(_ bytes: [UInt8], _ charset: String?) -> String {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        var label = charset
        if label == nil, let start = head.firstRange(of: "encoding=") {
            let rest = head[start.upperBound...].dropFirst()
            label = String(rest.prefix { $0 != "\"" && $0 != "'" })
        }
        return Charset.decode(bytes, declared: label)
    }

    /// Where the root element begins, behind the declaration, comments and a bare document type.
    private static func rootStart(_ text: [UInt8]) throws(FeedFault) -> Int? {
        var index = 0
        while let tag = text[index...].firstIndex(of: 0x3C), tag + 1 < text.count {
            if starts(text, tag, "<!--") {
                guard let end = find(text, "-->", from: tag + 4) else { return nil }
                index = end
            } else if starts(text, tag, "<!DOCTYPE") || starts(text, tag, "<!doctype") {
                guard let end = text[tag...].firstIndex(of: 0x3E) else { return nil }
                if text[tag..<end].contains(0x5B) {
                    throw FeedFault(reason: "a document type with declarations is refused")
                }
                index = end + 1
            } else if text[tag + 1] == 0x3F || text[tag + 1] == 0x21 {
                guard let end = text[tag...].firstIndex(of: 0x3E) else { return nil }
                index = end + 1
            } else {
                return tag
            }
        }
        return nil
    }

    private static func starts(_ text: [UInt8], _ index: Int, _ word: String) -> Bool {
        text[index...].starts(with: word.utf8)
    }

    private static func find(_ text: [UInt8], _ word: String, from start: Int) -> Int? {
        let first = word.utf8.first
        var index = min(start, text.count)
        while index < text.count {
            if text[index] == first, starts(text, index, word) { return index + word.utf8.count }
            index += 1
        }
        return nil
    }

    private static func repaired(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count + 64)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x3C, starts(text, index, "<![CDATA[") {
                let end = find(text, "]]>", from: index + 9) ?? text.count
                out += text[index..<end].filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
                index = end
            } else if byte == 0x26 {
                index = reference(text, at: index, to: &out)
            } else {
                if byte >= 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D { out.append(byte) }
                index += 1
            }
        }
        return out
    }

    /// Copies or repairs what begins with `&`; returns the index behind it.
    private static func reference(_ text: [UInt8], at index: Int, to out: inout [UInt8]) -> Int {
        let end = min(text.count, index + 12)
        if let stop = text[index..<end].firstIndex(of: 0x3B) {
            let name = String(decoding: text[(index + 1)..<stop], as: UTF8.self)
            let isKept = ["amp", "lt", "gt", "quot", "apos"].contains(name) || isLegalNumber(name)
            if isKept {
                out += text[index...stop]
                return stop + 1
            }
            if name.hasPrefix("#") || HTMLEntity.named(name) != nil {
                let decoded = HTMLText.decodingEntities("&\(name);")
                out += Array((decoded.hasPrefix("&") ? "&amp;" + decoded.dropFirst() : decoded).utf8)
                return stop + 1
            }
        }
        out += Array("&amp;".utf8)
        return index + 1
    }

    /// A number of a character that XML allows (XML 1.0, production 2) and windows-1252 does not mean otherwise.
    private static func isLegalNumber(_ name: String) -> Bool {
        guard name.hasPrefix("#") else { return false }
        let digits = name.dropFirst()
        let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let number else { return false }
        return number == 9 || number == 10 || number == 13 || (32...126).contains(number)
            || (0xA0...0xD7FF).contains(number) || (0xE000...0xFFFD).contains(number)
            || (0x10000...0x10FFFF).contains(number)
    }
}
