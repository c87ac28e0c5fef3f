/// An error of the rooms below that can say itself to a person: one line, in both languages.
public protocol WordedError: Error, Sendable {
    var words: (de: String, en: String) { get }
}
