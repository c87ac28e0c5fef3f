/// Tells whether a post that a channel shows is a publication of ours whose id there is not known yet. Channels change
/// white space, quotation marks and the letters' marks; the words stay.
public enum OwnPost {
    public static func isSame(_ shown: String, title: String?, text: String) -> Bool {
        let found = letters(shown)
        guard !found.isEmpty else { return shown.trimmingBlanks == text.trimmingBlanks }
        return found == letters(text) || title.map { found == letters($0 + text) } == true
    }

    private static func letters(_ text: String) -> [Unicode.Scalar] {
        Fold.fold(text).unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
}
