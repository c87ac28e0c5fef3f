/// How long a text is for a Mastodon server, and what a reply must hold. Pure.
public enum MastodonText {
    /// Characters that every link counts for, unless the server says otherwise
    /// (`configuration.statuses.characters_reserved_per_url`).
    public static let reservedPerLink = 23

    /// Grapheme clusters, with each web link counted as `perLink` and `@bob@example.com` as `@bob`.
    public static func count(_ text: String, spoiler: String = "", perLink: Int = reservedPerLink) -> Int {
        var total = spoiler.count
        var rest = Substring(text)
        var before: Character?
        while !rest.isEmpty {
            if let end = WebLink.end(in: rest, after: before) {
                total += perLink
                before = rest[..<end].last
                rest = rest[end...]
            } else if let mention = RemoteMention(rest, after: before) {
                total += mention.counted
                before = rest[..<mention.end].last
                rest = rest[mention.end...]
            } else {
                total += 1
                before = rest.removeFirst()
            }
        }
        return total
    }

    /// The text with `@handle` of the person answered at its head, unless it stands somewhere in it: without it
    /// the server tells nobody.
    public static func addressed(_ text: String, to handle: String?) -> String {
        guard let handle = handle?.drop(while: { $0 == "@" }), !handle.isEmpty, !mentions(text, handle) else {
            return text
        }
        return "@\(handle) \(text)"
    }

    private static func mentions(_ text: String, _ handle: Substring) -> Bool {
        var rest = Substring(text.lowercased())
        let wanted = "@" + handle.lowercased()
        while let found = rest.firstRange(of: wanted) {
            let next = rest[found.upperBound...].first
            let goesOn = next.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "@" } ?? false
            if !goesOn { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}

/// `@user@domain` at the head of a text.
private struct RemoteMention {
    let end: Substring.Index
    /// Characters of `@user`.
    let counted: Int

    init?(_ text: Substring, after before: Character?) {
        guard text.first == "@", before.map({ !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "/") }) ?? true else {
            return nil
        }
        let user = text.dropFirst().prefix { $0.isASCIIWord || $0 == "." || $0 == "-" }
        guard !user.isEmpty, text[user.endIndex...].first == "@" else { return nil }
        let host = text[user.endIndex...].dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
        let domain = host.trimmingTail(".-")
        guard !domain.isEmpty else { return nil }
        end = domain.endIndex
        counted = user.count + 1
    }
}

/// A web address with a real domain at the head of a text, in the way twitter-text bounds it.
enum WebLink {
    static func end(in text: Substring, after before: Character?) -> Substring.Index? {
        guard text.first == "h" || text.first == "H" else { return nil }
        if let before, before.isLetter || before.isNumber || "@#$/:._-+".contains(before) { return nil }
        let scheme = text.prefix(8).lowercased()
        guard scheme.hasPrefix("https://") || scheme.hasPrefix("http://") else { return nil }
        let host = text.dropFirst(scheme.hasPrefix("https://") ? 8 : 7)
        guard let hostEnd = domainEnd(host) else { return nil }
        if text[hostEnd...].first == "@" { return nil }
        return end(in: text, afterHost: hostEnd)
    }

    /// The end of port, path and query behind a host.
    static func end(in text: Substring, afterHost hostEnd: Substring.Index) -> Substring.Index? {
        let end = portEnd(text[hostEnd...]) ?? hostEnd
        return text[end...].first == "@" ? nil : tailEnd(in: text, from: end)
    }

    private static func tailEnd(in text: Substring, from start: Substring.Index) -> Substring.Index {
        var end = start
        if text[end...].first == "/" { end = pathEnd(text[end...]) }
        if text[end...].first == "?" { end = queryEnd(text[end...]) ?? end }
        return end
    }

    static func domainEnd(_ text: Substring) -> Substring.Index? {
        let run = text.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }.trimmingTail(".-")
        let labels = run.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let top = labels.last, top.count >= 2,
            top.allSatisfy({ $0.isLetter || $0 == "-" }) || top.lowercased().hasPrefix("xn--")
        else { return nil }
        // `user:password@host` looks like a host with a port.
        let tail = text[run.endIndex...].prefix { !$0.isWhitespace && $0 != "/" }
        return tail.contains("@") ? nil : run.endIndex
    }

    private static func portEnd(_ text: Substring) -> Substring.Index? {
        guard text.first == ":" else { return nil }
        let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : digits.endIndex
    }

    /// Letters of every script belong to a path; marks at its end do not.
    private static func pathEnd(_ text: Substring) -> Substring.Index {
        let run = text.prefix { $0.isLetter || $0.isNumber || "/!*';:=+,.$%#[]-_~&|@()".contains($0) }
        return run.closedBrackets.trimmingTail("!*';:,.$%[&|(").endIndex
    }

    /// In a query only ASCII belongs to the address.
    private static func queryEnd(_ text: Substring) -> Substring.Index? {
        let run = text.dropFirst().prefix { $0.isASCIIWord || "!?*'();:&=+$/%#[]-.,~|@".contains($0) }
        let kept = run.closedBrackets.trimmingTail("!?*'(;:.,$%[|@")
        return kept.isEmpty ? nil : kept.endIndex
    }
}

extension Substring {
    fileprivate func trimmingTail(_ marks: String) -> Substring {
        var rest = self
        while let last = rest.last, marks.contains(last) { rest.removeLast() }
        return rest
    }

    /// Cut before the first closing bracket that no opening one belongs to.
    fileprivate var closedBrackets: Substring {
        var open: [Character: Int] = [:]
        for index in indices {
            switch self[index] {
            case "(": open[")", default: 0] += 1
            case "[": open["]", default: 0] += 1
            case let mark where mark == ")" || mark == "]":
                guard open[mark, default: 0] > 0 else { return self[..<index] }
                open[mark, default: 0] -= 1
            default: break
            }
        }
        return self
    }
}

extension Character {
    fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber || self == "_") }
}
