internal import Desk
internal import Foundation

/// Texts as IMAP writes them.
enum IMAPText {
    /// A quoted string of ASCII; control characters, which none of ours has, are left out.
    static func quoted(_ text: String) -> String {
        let inside = text.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }.map { scalar in
            scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : "\(scalar)"
        }
        return "\"\(inside.joined())\""
    }

    /// Modified UTF-7 (RFC 3501, 5.1.3): `Entwürfe` is `Entw&APw-rfe`.
    static func folderName(_ name: String) -> String {
        var out = ""
        var units: [UInt16] = []
        func flush() {
            guard !units.isEmpty else { return }
            let bytes = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            let text = Data(bytes).base64EncodedString().replacing("/", with: ",").filter { $0 != "=" }
            out += "&" + text + "-"
            units = []
        }
        for scalar in name.unicodeScalars {
            if (0x20...0x7E).contains(scalar.value) {
                flush()
                out += scalar == "&" ? "&-" : String(scalar)
            } else {
                units += Array(String(scalar).utf16)
            }
        }
        flush()
        return out
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// `17-Jul-1996 02:44:25 -0700`, the day perhaps with a blank in front.
    static func instant(_ text: String) -> Instant? {
        let words = text.split(separator: " ").map(String.init)
        let date = (words.first ?? "").split(separator: "-").map(String.init)
        guard words.count == 3, date.count == 3, let day = Int(date[0]), let year = Int(date[2]),
            let month = months.firstIndex(of: date[1].lowercased()), words[2].count == 5
        else { return nil }
        let zone = words[2].prefix(3) + ":" + words[2].suffix(2)
        return Instant(iso: "\(padded(year, 4))-\(padded(month + 1))-\(padded(day))T\(words[1])\(zone)")
    }

    /// The day of an instant in UTC, as a search names it: `1-Nov-2026`. Servers look at their own day, so the search
    /// begins a day earlier.
    static func dayBefore(_ instant: Instant) -> String {
        let parts = (instant + -86_400).iso.prefix(10).split(separator: "-").map { Int($0) ?? 1 }
        let month = months[min(max(parts[1] - 1, 0), 11)]
        return "\(parts[2])-\(month.prefix(1).uppercased())\(month.dropFirst())-\(parts[0])"
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
