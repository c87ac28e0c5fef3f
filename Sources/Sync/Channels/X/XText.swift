internal import Desk
internal import Foundation
public import StrictJSON

/// How long a text is for X, and how the texts of its posts are to be read. Pure.
public enum XText {
    /// Weight that an account without a subscription may post (docs.x.com, "Counting characters").
    public static let usualLimit = 280
    /// Every address that X makes a link of counts as one of t.co.
    static let perLink = 23

    /// The weighted length: in NFC, scripts of Europe count 1 a code point, all others 2, an emoji 2 however it is
    /// composed, an address 23. `handles` are those that the reply itself puts before the text: at its head they do
    /// not count.
    public static func count(_ text: String, replyingTo handles: [String] = []) -> Int {
        let normalised = text.precomposedStringWithCanonicalMapping
        var rest = withoutHandles(Substring(normalised), handles)
        var total = 0
        var before: Character?
        while let character = rest.first {
            if let end = XLink.end(in: rest, after: before) {
                total += perLink
                before = rest[..<end].last
                rest = rest[end...]
            } else {
                total += weight(of: character)
                before = rest.removeFirst()
            }
        }
        return total
    }

    private static func withoutHandles(_ text: Substring, _ handles: [String]) -> Substring {
        let known = Set(handles.map { $0.drop { $0 == "@" }.lowercased() })
        var rest = text
        while rest.first == "@" {
            let name = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            guard known.contains(name.lowercased()), rest[name.endIndex...].first?.isWhitespace ?? true else { break }
            rest = rest[name.endIndex...].drop { $0.isWhitespace }
        }
        return rest
    }

    private static func weight(of character: Character) -> Int {
        character.isEmoji ? 2 : character.unicodeScalars.reduce(0) { $0 + weight(of: $1) }
    }

    /// The ranges of the weighting's configuration, version 3 (github.com/twitter/twitter-text, config/v3.json).
    private static func weight(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0...0x10FF, 0x2000...0x200D, 0x2010...0x201F, 0x2032...0x2037: 1
        default: 2
        }
    }

    /// A post's text as people see it: `&amp;`, `&lt;` and `&gt;` are undone, short addresses replaced by the real ones.
    public static func readable(_ text: String, links: [JSON]) -> String {
        var out = ""
        var rest = Substring(text)
        while let mark = rest.firstIndex(of: "&") {
            out += rest[..<mark]
            let entity = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")].first { rest[mark...].hasPrefix($0.0) }
            out += entity?.1 ?? "&"
            rest = rest[mark...].dropFirst(entity?.0.count ?? 1)
        }
        out += rest
        return expanding(out, links)
    }

    private static func expanding(_ text: String, _ links: [JSON]) -> String {
        var table: [String: String] = [:]
        for link in links {
            guard let short = link["url"]?.string, !short.isEmpty, let long = link["expanded_url"]?.string else {
                continue
            }
            table[short] = long
        }
        // The longer ones first: one short address may be the head of another.
        return table.sorted { $0.key.utf8.count > $1.key.utf8.count }.reduce(text) { text, link in
            text.replacing(link.key, with: link.value)
        }
    }

    /// Whether a post has the words of an answer of ours, whatever X made of them: names at the head, links with or
    /// without scheme, white space, composition.
    public static func isSame(_ posted: String, _ ours: String) -> Bool { words(posted) == words(ours) }

    private static func words(_ text: String) -> [String] {
        let words = text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace)
        return words.drop { $0.first == "@" }.map { word in
            for scheme in ["https://", "http://"] where word.hasPrefix(scheme) {
                return String(word.dropFirst(scheme.count))
            }
            return String(word)
        }
    }
}

extension Character {
    /// One picture: alone, with skin tone, joined, a flag or a keycap.
    fileprivate var isEmoji: Bool {
        guard let first = unicodeScalars.first else { return false }
        if unicodeScalars.contains(where: { $0.value == 0x20E3 }) { return true }
        guard first.properties.isEmoji else { return false }
        let isPictured = first.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xFE0F }
        let isComposed = unicodeScalars.dropFirst().contains { $0.properties.isEmojiModifier || $0.value == 0x200D }
        return isPictured || isComposed
    }
}
