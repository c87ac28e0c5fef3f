public import StrictJSON

/// What names and one-line fields of the registers may hold. They are typed again in queries and commands, signed under
/// letters and shown in one line, so nothing invisible and no line end gets in.
public enum RegisterText {
    /// Characters a name may have.
    public static let longestName = 120

    /// Throws `invalid` for a new name that cannot be typed or seen.
    public static func check(name: String) throws(Refusal) {
        let isTrimmed = name.first?.isWhitespace == false && name.last?.isWhitespace == false
        guard isTrimmed, name.count <= longestName else {
            throw .invalid(field: "name", reason: "1…\(longestName) characters without blanks around them")
        }
        if let fault = name.unicodeScalars.first(where: { isForbidden($0) || $0.properties.generalCategory == .format })
        {
            throw .invalid(field: "name", reason: words(fault))
        }
    }

    /// Throws `invalid` with the first field that is not fit. A template's `text` may have line ends and tabs. Parts of
    /// the record's name are left alone: an account may have come with a file under any name, and must stay manageable.
    public static func check(fields record: JSON, of name: String) throws(Refusal) {
        for member in record.members ?? [] {
            guard let text = member.value.string, !name.hasSuffix(text) else { continue }
            let isBody = member.key == "text"
            if let fault = text.unicodeScalars.first(where: { isForbidden($0) && !(isBody && isLayout($0)) }) {
                throw .invalid(field: member.key, reason: words(fault))
            }
        }
    }

    /// The first scalar of a letter's text that no channel is sent: control characters besides line ends and tabs.
    public static func controlCharacter(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { $0.properties.generalCategory == .control && !isLayout($0) }
    }

    /// Control characters, line and paragraph separators, and marks that turn the direction of what follows.
    public static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: true
        default:
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    private static func isLayout(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\t"
    }

    static func words(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        return "has U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex), which cannot be seen; leave it out"
    }
}
