/// Which proxy a server is reached through, by the variables that curl and its kin read.
public struct ProxySettings: Equatable, Sendable {
    public let host: String
    public let port: Int

    /// Reads `HTTPS_PROXY`, `HTTP_PROXY` (only in lower case, because a web server passes a client's `Proxy` header
    /// in the other), `ALL_PROXY` and `NO_PROXY`. Nil for a direct connection.
    public static func proxy(for origin: Origin, environment: [String: String]) -> ProxySettings? {
        guard !origin.isLoopback, !isExempt(origin.host, environment["no_proxy"] ?? environment["NO_PROXY"]) else {
            return nil
        }
        let names = origin.isEncrypted ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        let value = (names + ["all_proxy", "ALL_PROXY"]).lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let value else { return nil }
        guard let place = Origin(value.contains("://") ? value : "http://" + value) else { return nil }
        return ProxySettings(host: place.host, port: place.port)
    }

    private static func isExempt(_ host: String, _ list: String?) -> Bool {
        for entry in (list ?? "").split(separator: ",") {
            let name = String(entry).trimmingSpaces.lowercased()
            if name == "*" || name == host { return true }
            let suffix = name.hasPrefix(".") ? name : "." + name
            if name != "", host.hasSuffix(suffix) { return true }
        }
        return false
    }
}
