public import StrictJSON

/// A text in both languages of the desk.
public struct Bilingual: Equatable, Sendable {
    public var de: String
    public var en: String

    public init(_ de: String, _ en: String) {
        self.de = de
        self.en = en
    }

    /// German unless `language` begins with `en`.
    public func text(_ language: String?) -> String { language?.hasPrefix("en") == true ? en : de }

    public var json: JSON { ["de": .string(de), "en": .string(en)] }

    /// A missing English text is the German one.
    public init?(json: JSON?) {
        guard let de = json?["de"]?.string, !de.isEmpty else { return nil }
        self.init(de, json?["en"]?.string ?? de)
    }
}
