internal import Desk

/// What a clerk reads of a mail: its text, and the names of what is attached.
///
/// Of alternatives the plain one is taken unless it is blank or only says that HTML is needed, else the HTML one as
/// text. An encrypted mail says that it is one. Parts nested deeper than
/// `deepest` are left out. Bodies of attachments are never decoded.
struct MailContent {
    struct Attachment: Equatable {
        let name: String?
        let mime: String
    }

    static let deepest = 32
    static let encrypted = "[verschlüsselte Mail]"
    /// Bytes of all parts together that are turned into text.
    private static let longest = 1024 * 1024

    private(set) var text = ""
    private(set) var attachments: [Attachment] = []
    private var budget = MailContent.longest

    init(_ root: MailPart?) {
        guard let root else { return }
        text = Self.trimmed(read(root, depth: 0))
    }

    private mutating func read(_ part: MailPart, depth: Int) -> String {
        guard depth < Self.deepest else { return "" }
        switch part.kind {
        case .message:
            attach(part)
            return ""
        case .leaf: return readLeaf(part)
        case .multi:
            if part.subtype == "alternative" { return alternative(part, depth: depth) }
            if part.subtype == "encrypted" {
                part.children.forEach { attach($0) }
                return Self.encrypted
            }
            let parts = part.subtype == "related" || part.subtype == "signed" ? 1 : 500
            var texts: [String] = []
            for (index, child) in part.children.enumerated() {
                if index < parts { texts.append(read(child, depth: depth + 1)) } else { attach(child) }
            }
            return texts.filter { !Self.trimmed($0).isEmpty }.joined(separator: "\n\n")
        }
    }

    /// The first that has words, the plain ones first.
    private mutating func alternative(_ part: MailPart, depth: Int) -> String {
        let children = part.children
        let plain = children.filter { $0.type == "text" && $0.subtype == "plain" }
        let others = children.filter { !($0.type == "text" && $0.subtype == "plain") }
        var note = ""
        for child in plain + others {
            let text = read(child, depth: depth + 1)
            if Self.asksForHTML(text), !others.isEmpty {
                note = text
            } else if !Self.trimmed(text).isEmpty {
                return text
            }
        }
        return note
    }

    /// A short text that is about HTML and viewers, nothing else: programs put it where the plain words belong.
    private static func asksForHTML(_ text: String) -> Bool {
        guard text.utf8.count < 300 else { return false }
        let lowered = text.lowercased()
        return lowered.contains("html")
            && ["view", "viewer", "client", "anzeigen", "darstell", "unterstütz", "support"].contains {
                lowered.contains($0)
            }
    }

    private mutating func readLeaf(_ part: MailPart) -> String {
        guard part.type == "text", !part.isAttachment, ["plain", "html", "enriched"].contains(part.subtype), budget > 0
        else {
            attach(part)
            return ""
        }
        let text = part.text(limit: budget)
        budget -= text.utf8.count
        return part.subtype == "html" ? HTMLText.plain(text) : text
    }

    private mutating func attach(_ part: MailPart) {
        guard attachments.count < 500 else { return }
        attachments.append(Attachment(name: part.fileName, mime: part.type + "/" + part.subtype))
    }

    /// CRLF as LF, no blank lines around, no NUL or escape characters.
    private static func trimmed(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != "\r" && scalar != "\0" && scalar != "\u{1B}" {
            scalars.append(scalar)
        }
        let lines = String(scalars).split(separator: "\n", omittingEmptySubsequences: false)
        func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
        guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return lines[first...last].joined(separator: "\n")
    }
}
