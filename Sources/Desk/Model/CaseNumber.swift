/// The Geschäftszeichen of a case, `BHV-2026-000123`: prefix of the desk, year of registration, serial number.
/// A number is given once and never again, not even when its case is merged or discarded.
public struct CaseNumber: Hashable, Comparable, Sendable {
    public let year: Int
    /// From 1 within the year.
    public let serial: Int

    public init(year: Int, serial: Int) {
        self.year = year
        self.serial = serial
    }

    public static func < (a: CaseNumber, b: CaseNumber) -> Bool { (a.year, a.serial) < (b.year, b.serial) }

    /// As people and scripts write it; serials beyond six digits simply grow.
    public func text(prefix: String) -> String { "\(prefix)-\(year)-\(String(zeroPadded: serial, 6))" }

    /// Reads `BHV-2026-000123`, any case, leading zeros optional. Other prefixes than the desk's are no number here.
    public init?(_ text: String, prefix: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == prefix.lowercased(), let year = Int(parts[1]),
            let serial = Int(parts[2]), (1990...9999).contains(year), serial > 0
        else { return nil }
        self.init(year: year, serial: serial)
    }
}
