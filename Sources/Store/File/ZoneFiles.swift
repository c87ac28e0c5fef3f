public import Desk
internal import Foundation

/// Time zone rules of this machine: the files of tzdata, or what is built in where there are none.
public enum ZoneFiles {
    /// Rules of an IANA zone such as `Europe/Berlin`. Throws what is wrong with the name or the file.
    public static func rules(_ name: String) throws -> ZoneRules {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isName =
            !parts.isEmpty
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { allowed.contains($0) } && part != ".." && part != "."
            }
        guard isName else { throw ZoneNameFault(name: name) }
        let folder = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
        if let bytes = FileManager.default.contents(atPath: folder + "/" + name),
            bytes.starts(with: [0x54, 0x5A, 0x69, 0x66])
        {
            return try ZoneRules(tzif: Array(bytes))
        }
        guard let rules = ZoneRules.builtIn(name) else { throw ZoneNameFault(name: name) }
        return rules
    }

    private static let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-".utf8)
}

/// No such time zone on this machine.
public struct ZoneNameFault: Error, CustomStringConvertible {
    public let name: String
    public var description: String { "zone: unknown time zone “\(name)”; use an IANA name such as Europe/Berlin" }
}
