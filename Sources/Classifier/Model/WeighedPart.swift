/// A part of a text, or a signal of the whole, with what it weighed in the score.
public struct WeighedPart: Sendable, Equatable {
    public enum Source: Sendable, Equatable {
        /// Words as they stand in the text; the ranges count UTF-8 bytes and characters of it.
        case words(utf8: Range<Int>, characters: Range<Int>)
        /// Capitals, exclamation marks, length …
        case signal(Signal)
    }

    public var source: Source
    /// The words as they stand; empty for a signal.
    public var text: String
    /// Log odds: above 0 the part spoke for positive, below 0 against it.
    public var weight: Double
}
