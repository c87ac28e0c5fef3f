/// Scheme, host and port of a server (RFC 6454). Credentials belong to exactly one of these.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    public let scheme: String
    /// In lower case; an IPv6 address stands in brackets.
    public let host: String
    public let port: Int

    /// Reads `https://host[:port][/…]`. Nil for other schemes, a missing host, a port out of 1…65535, and for
    /// addresses that carry a user or a password.
    public init?(_ url: String) {
        guard let split = URLSplit(url), !split.authority.contains("@") else { return nil }
        guard let (host, port) = Origin.hostAndPort(split.authority, scheme: split.scheme) else { return nil }
        self.scheme = split.scheme
        self.host = host
        self.port = port
    }

    public var isEncrypted: Bool { scheme == "https" }

    /// True for names and addresses that never leave this machine.
    public var isLoopback: Bool { host == "localhost" || host == "[::1]" || host.isLoopbackAddress }

    public var description: String {
        let usual = scheme == "https" ? 443 : 80
        return port == usual ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
    }

    private static func hostAndPort(_ authority: String, scheme: String) -> (String, Int)? {
        let usual = scheme == "https" ? 443 : 80
        let bracket = authority.lastIndex(of: "]")
        let tail = bracket.map { authority.index(after: $0) } ?? authority.startIndex
        guard let colon = authority[tail...].lastIndex(of: ":") else {
            return authority.isEmpty ? nil : (authority.lowercased(), usual)
        }
        let host = authority[..<colon].lowercased()
        guard let port = Int(authority[authority.index(after: colon)...]), (1...65535).contains(port), !host.isEmpty
        else { return nil }
        return (host, port)
    }
}

extension String {
    fileprivate var isLoopbackAddress: Bool {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// An absolute http or https address in its three parts.
struct URLSplit {
    let scheme: String
    let authority: String
    /// Path and query, beginning with `/`; the fragment is dropped because it never goes to a server.
    let target: String

    init?(_ url: String) {
        guard url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F }) else { return nil }
        let lowered = url.prefix(8).lowercased()
        guard let scheme = ["https", "http"].first(where: { lowered.hasPrefix($0 + "://") }) else { return nil }
        let rest = url.dropFirst(scheme.count + 3)
        let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
        let tail = rest[end...].prefix { $0 != "#" }
        self.scheme = scheme
        self.authority = String(rest[..<end])
        self.target = tail.hasPrefix("/") ? String(tail) : "/" + tail
    }
}
