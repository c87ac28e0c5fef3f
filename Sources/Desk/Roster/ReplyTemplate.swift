public import StrictJSON

/// A Textbaustein: approved text with placeholders, in one language.
public struct ReplyTemplate: Equatable, Sendable {
    /// Unique name: `zustaendig`.
    public var name: String
    public var title: String
    /// `de` or `en`.
    public var language: String
    public var text: String
    public var owner: String?
    /// Whether the text is an interim notice (Zwischenbescheid).
    public var isInterim: Bool

    public init(
        name: String, title: String, language: String = "de", text: String, owner: String? = nil,
        isInterim: Bool = false
    ) {
        self.name = name
        self.title = title
        self.language = language
        self.text = text
        self.owner = owner
        self.isInterim = isInterim
    }
}

extension ReplyTemplate: Registered {
    public static let register = Register.template
    public var registerName: String { name }

    public var json: JSON {
        .record([
            ("name", .string(name)), ("title", .string(title)), ("language", .string(language)),
            ("text", .string(text)),
            ("owner", JSON(owner)), ("interim", isInterim ? .bool(true) : .null),
        ])
    }

    public init?(json: JSON) {
        guard let name = json["name"]?.string, let text = json["text"]?.string else { return nil }
        self.init(
            name: name, title: json["title"]?.string ?? name, language: json["language"]?.string ?? "de", text: text,
            owner: json["owner"]?.string, isInterim: json["interim"]?.bool ?? false)
    }
}
