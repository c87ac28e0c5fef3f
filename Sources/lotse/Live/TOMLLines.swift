/// On which line of a TOML text a key stands: the parser's values do not tell, and a fault should.
///
/// Reads tables and `key = value` lines only. Where a key stands inside a value (an inline table, a list), the line of the
/// nearest key around it is given.
struct TOMLLines {
    private var lines: [[String]: Int] = [:]

    init(_ text: String) {
        var table: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.drop { $0 == " " || $0 == "\t" }
            let path: [String]
            if line.first == "[" {
                table = TOMLLines.keys(line.drop { $0 == "[" }, endingAt: "]")
                path = table
            } else {
                let keys = TOMLLines.keys(line, endingAt: "=")
                guard !keys.isEmpty else { continue }
                path = table + keys
            }
            if lines[path] == nil { lines[path] = index + 1 }
        }
    }

    /// From 1; nil when no part of the path was found. A part may carry the place in a list, as in `mon[1]`.
    func line(of path: [String]) -> Int? {
        var path = path
        while let last = path.popLast() {
            for name in [last, String(last.prefix { $0 != "[" })] {
                if let line = lines[path + [name]] { return line }
            }
        }
        return nil
    }

    /// The dotted keys before `end`, without their quotes; none where `end` or a comment comes first.
    private static func keys(_ text: Substring, endingAt end: Character) -> [String] {
        var keys = [""]
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { keys[keys.count - 1].append(character) }
                continue
            }
            switch character {
            case end: return keys
            case "\"", "'": quote = character
            case ".": keys.append("")
            case "#": return []
            case " ", "\t", "\r": continue
            default: keys[keys.count - 1].append(character)
            }
        }
        return []
    }
}
