/// Rules for addresses in comments. They are data of the text: no address is ever looked up or fetched.
public struct LinkRules: Equatable, Sendable {
    /// More links than this are too many.
    public var mostLinks: Int
    /// Hosts that forward to an unseen place; hosts below them count too.
    public var shorteners: Set<String>
    public var blocked: Set<String>
    /// The city's own hosts and others that no rule is about.
    public var trusted: Set<String>
    /// A text with links and fewer letters besides is almost only links.
    public var fewestLetters: Int

    public init(
        mostLinks: Int = 2, shorteners: Set<String> = Self.standardShorteners, blocked: Set<String> = [],
        trusted: Set<String> = [], fewestLetters: Int = 15
    ) {
        self.mostLinks = mostLinks
        self.shorteners = Set(shorteners.map { $0.lowercased() })
        self.blocked = Set(blocked.map { $0.lowercased() })
        self.trusted = Set(trusted.map { $0.lowercased() })
        self.fewestLetters = fewestLetters
    }

    /// Without `t.co`: X wraps every link in it.
    public static let standardShorteners: Set<String> = [
        "bit.ly", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "cutt.ly", "rb.gy", "t.ly",
        "shorturl.at",
        "tiny.cc", "bl.ink", "rebrand.ly", "s.id", "v.gd", "lnkd.in", "adf.ly", "linktr.ee", "kurzelinks.de",
        "1url.com",
    ]

    /// What is odd, link by link and then for the whole.
    public func findings(in text: String, isFirstComment: Bool = false) -> [LinkFinding] {
        let links = LinkScanner.links(in: text).filter { !HostName.isWithin($0.host, trusted) || $0.hasUser }
        guard let first = links.first else { return [] }
        var findings = links.flatMap(findings)
        if links.count > mostLinks { findings.append(LinkFinding(kind: .tooMany, what: "\(links.count)")) }
        if isFirstComment { findings.append(LinkFinding(kind: .firstComment, what: first.host, range: first.range)) }
        if letters(of: text, besides: links) < fewestLetters {
            findings.append(LinkFinding(kind: .almostOnlyLinks, what: first.host))
        }
        return findings
    }

    private func findings(_ link: FoundLink) -> [LinkFinding] {
        var kinds: [LinkFinding.Kind] = []
        if HostName.isWithin(link.host, blocked) { kinds.append(.blockedHost) }
        if HostName.isWithin(link.host, shorteners) { kinds.append(.shortener) }
        if HostName.deceives(link.host) { kinds.append(.deceivingHost) }
        if link.hasUser { kinds.append(.hiddenHost) }
        if HostName.isNumber(link.host) { kinds.append(.numberHost) }
        return kinds.map { LinkFinding(kind: $0, what: link.host, range: link.range) }
    }

    private func letters(of text: String, besides links: [FoundLink]) -> Int {
        let bytes = text.utf8
        var (count, place, next) = (0, 0, 0)
        for byte in bytes {
            while next < links.count, links[next].range.upperBound <= place { next += 1 }
            let isLink = next < links.count && links[next].range.contains(place)
            // A letter of two bytes and more counts once.
            if !isLink, byte >= 0xC0 || Code.isLetter(byte | 0x20) { count += 1 }
            place += 1
        }
        return count
    }
}
