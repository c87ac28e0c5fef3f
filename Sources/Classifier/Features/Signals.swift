/// What a text shows beside its words: length, capitals, marks. Counted while scanning.
public enum Signal: Int, CaseIterable, Sendable {
    case length, capitals, exclamations, questions, mixedMarks, shoutedWords, wordLength, links, mentions
    case ellipses, symbols, numbers, commas, quotes, lowerStart, tags, stars
}

/// How a word was written.
struct WordShape {
    var letters = 0
    var capitals = 0
    var isNumber: Bool
    var hasStar = false
}

/// A run of punctuation.
struct MarkRun {
    var first: UInt8 = 0
    var last: UInt8 = 0
    var count = 0
    var exclamations = 0
    var questions = 0
    var dots = 0
    var commas = 0
    var quotes = 0

    @inline(__always)
    mutating func take(_ mark: UInt8) {
        if count == 0 { first = mark }
        last = mark
        count += 1
        switch mark {
        case UInt8(ascii: "!"): exclamations += 1
        case UInt8(ascii: "?"): questions += 1
        case UInt8(ascii: "."): dots += 1
        case UInt8(ascii: ","): commas += 1
        case UInt8(ascii: "\""): quotes += 1
        default: break
        }
    }
}

/// The counts of one text.
struct SignalCounts {
    var bytes = 0
    var words = 0
    var letters = 0
    var capitals = 0
    var folded = 0
    var shouted = 0
    var exclamations = 0
    var questions = 0
    var mixed = 0
    var ellipses = 0
    var commas = 0
    var quotes = 0
    var links = 0
    var mentions = 0
    var tags = 0
    var symbols = 0
    var numbers = 0
    var stars = 0
    var startsLower = false

    @inline(__always)
    mutating func take(_ shape: WordShape, letters count: Int) {
        if shape.isNumber {
            numbers += 1
            return
        }
        if words == 0 { startsLower = shape.capitals == 0 }
        words += 1
        folded += count
        letters += shape.letters
        capitals += shape.capitals
        if shape.letters > 2, shape.capitals == shape.letters { shouted += 1 }
        if shape.hasStar { stars += 1 }
    }

    @inline(__always)
    mutating func take(_ run: MarkRun) {
        exclamations += run.exclamations
        questions += run.questions
        commas += run.commas
        quotes += run.quotes
        if run.exclamations + run.questions > 1 { mixed += 1 }
        if run.dots > 1 { ellipses += 1 }
    }

    /// Each value lies between 0 and about 1.
    @inline(__always)
    func value(_ signal: Signal) -> Float {
        let words = Float(max(1, words))
        return switch signal {
        case .length: Float(Logarithm.natural(1 + Double(bytes))) / 7
        case .capitals: Float(capitals) / Float(max(1, letters))
        case .exclamations: Float(min(3, exclamations)) / 3
        case .questions: Float(min(3, questions)) / 3
        case .mixedMarks: mixed > 0 ? 1 : 0
        case .shoutedWords: Float(min(4, shouted)) / 4
        case .wordLength: min(1, Float(folded) / words / 12)
        case .links: links > 0 ? 1 : 0
        case .mentions: mentions > 0 ? 1 : 0
        case .ellipses: ellipses > 0 ? 1 : 0
        case .symbols: Float(min(3, symbols)) / 3
        case .numbers: numbers > 0 ? 1 : 0
        case .commas: min(1, Float(commas) / words * 5)
        case .quotes: quotes > 0 ? 1 : 0
        case .lowerStart: startsLower ? 1 : 0
        case .tags: Float(min(3, tags)) / 3
        case .stars: stars > 0 ? 1 : 0
        }
    }
}
