internal import Desk

/// What of wikitext tells comments apart, and plain text made safe for it. Pure.
enum WikiText {
    /// The title of a heading line: `== Title ==`.
    static func heading(_ line: String) -> String? {
        let text = line.trimmingSpaces
        let level = text.prefix { $0 == "=" }.count
        guard (1...6).contains(level), text.count > 2 * level, text.hasSuffix(String(repeating: "=", count: level))
        else { return nil }
        return String(text.dropFirst(level).dropLast(level)).trimmingSpaces
    }

    /// Levels of indentation.
    static func depth(_ line: String) -> Int { line.prefix { $0 == ":" || $0 == "*" || $0 == "#" }.count }

    static func unindented(_ line: String) -> String { String(line.dropFirst(depth(line))).trimmingSpaces }

    /// Signatures are local time with the short name of its zone in brackets, behind a link to the user.
    static func isSigned(_ line: String) -> Bool { signature(line) != nil }

    static func withoutSignature(_ line: String) -> String {
        guard let start = signature(line) else { return line }
        var rest = line[..<start]
        while let last = rest.last, last.isWhitespace || "-–—".contains(last) { rest.removeLast() }
        return String(rest)
    }

    /// Where the signature at the end of a line begins.
    private static func signature(_ line: String) -> String.Index? {
        let text = line.trimmingSpaces
        guard text.hasSuffix(")"), let zone = text.lastIndex(of: "("),
            text[zone...].dropFirst().dropLast().allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "+" || $0.isNumber) }
            ),
            text[..<zone].suffix(40).contains(where: { $0 == ":" })
        else { return nil }
        var start: String.Index?
        var rest = line[...]
        while let open = rest.firstRange(of: "[[") {
            let target = rest[open.upperBound...].prefix { $0 != "|" && $0 != "]" }
            if isUser(target) {
                // A user's page and talk page stand side by side; a link earlier in the sentence is none of it.
                if let known = start, line.distance(from: known, to: open.lowerBound) > 120 { start = nil }
                start = start ?? open.lowerBound
            }
            rest = rest[open.upperBound...]
        }
        return start
    }

    private static let userPages = [
        "benutzer", "benutzerin", "user", "benutzer diskussion", "benutzerin diskussion", "user talk", "bd",
    ]
    private static let contributions = ["spezial:beiträge/", "special:contributions/", "spezial:contributions/"]

    private static func isUser(_ target: Substring) -> Bool {
        let name = target.lowercased().replacing("_", with: " ").drop { $0 == ":" }
        if contributions.contains(where: { name.hasPrefix($0) }) { return true }
        guard let colon = name.firstIndex(of: ":") else { return false }
        return userPages.contains(String(name[..<colon]).trimmingSpaces)
    }

    /// Plain text as lines of a comment: indented, nothing of it markup, signed at the end.
    static func comment(_ text: String, depth: Int) -> [String] {
        let indent = String(repeating: ":", count: depth)
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
            .filter { !$0.allSatisfy(\.isWhitespace) }
        var out = lines.map { indent + escaped($0.trimmingSpaces) }
        if let last = out.popLast() { out.append(last + " ~~~~") }
        return out
    }

    /// A line of plain text such that nothing of it is markup.
    static func escaped(_ line: String) -> String {
        var out = ""
        for (place, character) in line.enumerated() {
            let isFirst = place == 0 && ":*#=; -".contains(character)
            out += isFirst || "<>&[]{}|'~_=".contains(character) ? reference(character) : String(character)
        }
        return out
    }

    private static func reference(_ character: Character) -> String {
        character.unicodeScalars.map { "&#\($0.value);" }.joined()
    }

    /// Words as people read them: links by their label, quotes of emphasis dropped, references decoded.
    static func plain(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "[["), let close = rest[open.upperBound...].firstRange(of: "]]") {
            out += rest[..<open.lowerBound]
            let inside = rest[open.upperBound..<close.lowerBound]
            out += inside.lastIndex(of: "|").map { inside[inside.index(after: $0)...] } ?? inside
            rest = rest[close.upperBound...]
        }
        out += rest
        let plain = out.replacing("'''", with: "").replacing("''", with: "")
        return HTMLText.plain(plain.replacing("\n", with: "<br>"))
    }
}
