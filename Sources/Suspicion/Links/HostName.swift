/// What a host's name says about itself.
enum HostName {
    /// Labels of letters, digits and hyphens, at least two, or a number with four parts.
    static func isPlausible(_ host: String) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && host.utf8.count <= 253
            && labels.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isLabelByte) }
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool { Code.isWordy(byte) || byte == 0x2D || byte == 0x5F }

    /// Whether the last label is an ending under which hosts without `www.` are often written.
    static func hasCommonEnding(_ host: String) -> Bool {
        guard let last = host.split(separator: ".").last, let first = host.utf8.first else { return false }
        return Code.isWordy(first) && endings.contains(String(last))
    }

    static func isNumber(_ host: String) -> Bool { host.utf8.allSatisfy { Code.isDigit($0) || $0 == 0x2E } }

    /// Whether `host` is `name` or lies below it.
    static func isWithin(_ host: String, _ names: Set<String>) -> Bool {
        var rest = host[...]
        while true {
            if names.contains(String(rest)) { return true }
            guard let dot = rest.firstIndex(of: ".") else { return false }
            rest = rest[rest.index(after: dot)...]
        }
    }

    /// Whether a label mixes Latin letters with Greek or Cyrillic ones, or is written in one of these so that it
    /// reads as Latin (Unicode Technical Standard 39, 4 and 5). Labels in Punycode are decoded first.
    static func deceives(_ host: String) -> Bool {
        let labels = host.split(separator: ".").map { label in
            label.hasPrefix("xn--") ? Punycode.decoded(label.dropFirst(4)) ?? "" : String(label)
        }
        guard let ending = labels.last else { return false }
        let isLatinEnding = ending.utf8.allSatisfy { $0 < 0x80 }
        return labels.contains { deceives(label: $0, isLatinEnding) }
    }

    private static func deceives(label: String, _ isLatinEnding: Bool) -> Bool {
        let scalars = label.unicodeScalars
        let foreign = scalars.filter { (0x370..<0x590).contains($0.value) }
        guard !foreign.isEmpty else { return false }
        let hasLatin = scalars.contains { Code.isLetter(UInt8(truncatingIfNeeded: $0.value)) && $0.isASCII }
        if hasLatin { return true }
        return isLatinEnding && foreign.allSatisfy { LookAlikes.latin($0.value) != nil }
    }

    private static let endings: Set<String> = [
        "de", "com", "net", "org", "info", "eu", "at", "ch", "ru", "io", "ly", "me", "cc", "tv", "biz", "xyz", "top",
        "shop", "online", "site", "store", "club", "vip", "click", "link", "live", "pro", "app", "dev", "icu", "tk",
        "ml",
        "ga", "cf", "gg", "co", "uk", "nl", "pl", "dk", "su", "cn", "bet", "casino", "example",
    ]
}
