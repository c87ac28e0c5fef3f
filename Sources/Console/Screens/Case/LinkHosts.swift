/// Where the links of a text really lead: the hosts, in order, each once. Names before an `@` are no host, and a host
/// of other letters than ASCII is told apart, because it may only look like a known one.
enum LinkHosts {
    struct Host: Equatable, Sendable {
        var name: String
        /// Holds letters beyond ASCII, or is written in Punycode (RFC 3492).
        var isForeign: Bool
    }

    /// Hosts found in one text at most.
    static let limit = 5

    static func found(in text: String) -> [Host] {
        var hosts: [Host] = []
        let scalars = Array(text.unicodeScalars.prefix(65_536))
        var place = 0
        while place + 2 < scalars.count, hosts.count < limit {
            guard scalars[place] == ":", scalars[place + 1] == "/", scalars[place + 2] == "/" else {
                place += 1
                continue
            }
            let isWeb = ends(scalars[..<place], with: "http") || ends(scalars[..<place], with: "https")
            let (host, next) = host(in: scalars, from: place + 3)
            if isWeb, let host, !hosts.contains(host) { hosts.append(host) }
            place = max(next, place + 3)
        }
        return hosts
    }

    private static func ends(_ scalars: ArraySlice<Unicode.Scalar>, with word: String) -> Bool {
        let tail = scalars.suffix(word.unicodeScalars.count)
        return tail.elementsEqual(word.unicodeScalars) { $0.properties.lowercaseMapping == String($1) }
    }

    /// The authority up to `/`, `?`, `#`, `\` or a blank (RFC 3986, section 3.2), without user and port.
    private static func host(in scalars: [Unicode.Scalar], from start: Int) -> (Host?, Int) {
        var end = start
        while end < scalars.count, end - start < 1024, !isEnd(scalars[end]) { end += 1 }
        var authority = scalars[start..<end]
        if let at = authority.lastIndex(of: "@") { authority = authority[(at + 1)...] }
        if let colon = authority.lastIndex(of: ":") { authority = authority[..<colon] }
        while let last = authority.last, last == "." || last == "," || last == ")" { authority.removeLast() }
        guard !authority.isEmpty else { return (nil, end) }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: authority.prefix(100))
        let text = String(name).lowercased()
        let isForeign =
            authority.contains { !$0.isASCII } || text.split(separator: ".").contains { $0.hasPrefix("xn--") }
        return (Host(name: text, isForeign: isForeign), end)
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "/" || scalar == "?" || scalar == "#" || scalar == "\\" || scalar == "\"" || scalar == "<"
            || scalar.value <= 0x20 || scalar.properties.isWhitespace
    }
}
