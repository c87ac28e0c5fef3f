internal import Desk

/// Between the plain text of the desk and what WordPress stores. Pure.
public enum WordPressText {
    /// Stored text may hold the HTML that a site allows its guests; its line breaks count.
    static func plain(raw: String) -> String {
        let lines = raw.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return HTMLText.plain(lines.replacing("\n", with: "<br>"))
    }

    /// Plain text such that nothing of it is taken for HTML.
    public static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// Whether the stored text is ours, whatever the site's filters did to white space and entities.
    static func isSame(raw: String, as ours: String) -> Bool { words(plain(raw: raw)) == words(ours) }

    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// The heading of a post that was given none: its first line, at most 80 characters.
    static func title(subject: String?, text: String) -> String {
        if let subject, !subject.isEmpty { return subject }
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 80 ? line.prefix(79) + "…" : line
    }

    /// The name of a post in its address, the same for every try of one outbox row: small letters of ASCII, digits and
    /// hyphens.
    static func slug(title: String, key: String) -> String {
        let spelled = title.lowercased().replacing("ä", with: "ae").replacing("ö", with: "oe")
            .replacing("ü", with: "ue").replacing("ß", with: "ss")
        let name = String(hyphened(spelled).prefix(60))
        return hyphened(name + "-" + key.lowercased().suffix(12))
    }

    private static func hyphened(_ text: String) -> String {
        text.utf8.map { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? String(UnicodeScalar(byte)) : "-"
        }.joined().split(separator: "-").joined(separator: "-")
    }
}
