/// One entry of a word list, checked and folded.
///
/// `wort` is a whole word, `wort*` the beginning of one, `*wort` the end, `*wort*` any part. Several words are a
/// phrase, with any white space between them.
struct WordEntry: Equatable {
    /// Characters an entry may have.
    static let longest = 120
    /// Letters that the folded entry may have: a ß is two.
    static let longestKey = 200

    let opensStart: Bool
    let opensEnd: Bool
    /// The folded letters, each run of one letter once; words of a phrase are parted by `Code.space`.
    let key: [UInt8]
    /// How often each place of `key` is written: `s` in `hass` twice.
    let runs: [UInt8]
    /// Letters and digits with their repetitions.
    let letters: Int

    init(_ text: String) throws(WordFault.Reason) {
        guard !text.allSatisfy(\.isWhitespace) else { throw .empty }
        guard text.count <= Self.longest else { throw .tooLong }
        var body = text[...].drop(while: \.isWhitespace)
        while body.last?.isWhitespace == true { body.removeLast() }
        opensStart = body.first == "*"
        if opensStart { body.removeFirst() }
        opensEnd = body.last == "*"
        if opensEnd { body.removeLast() }
        guard !body.contains("*") else { throw .starInside }
        var spelling = WordSpelling()
        for code in SpelledText(String(body)).codes { spelling.add(code) }
        guard spelling.letters > 0 else { throw .noLetters }
        guard spelling.key.count <= Self.longestKey else { throw .tooLong }
        let least = Self.least(opensStart, opensEnd, foreign: spelling.isForeign)
        guard spelling.letters >= least else { throw .tooShort(least: least) }
        key = spelling.key
        runs = spelling.runs
        letters = spelling.letters
    }

    /// Why `text` cannot be an entry; nil when it can.
    static func fault(of text: String) -> WordFault.Reason? {
        do {
            _ = try WordEntry(text)
            return nil
        } catch {
            return error
        }
    }

    /// Fewer letters would be found in half of all words. Scripts without spaces say more with one sign.
    private static func least(_ opensStart: Bool, _ opensEnd: Bool, foreign: Bool) -> Int {
        if foreign { return 2 }
        switch (opensStart, opensEnd) {
        case (true, true): return 4
        case (true, false), (false, true): return 3
        case (false, false): return 2
        }
    }
}

/// Collects codes to a key: the same steps as the walk through a text takes, without its choices.
private struct WordSpelling {
    var key: [UInt8] = []
    var runs: [UInt8] = []
    var letters = 0
    var isForeign = false
    private var last: UInt8 = 0
    private var spaceDue = false

    mutating func add(_ code: UInt8) {
        if code == Code.space {
            spaceDue = letters > 0
        } else if Code.isWordy(code) {
            put(code)
        } else if Code.isSign(code), code != 0x21, code != 0x2B {
            put(Code.disguised(code).0)
        }
    }

    private mutating func put(_ code: UInt8) {
        if spaceDue {
            key.append(Code.space)
            runs.append(1)
            (last, spaceDue) = (0, false)
        }
        // ä, ae and a are one letter, as in `Desk.Fold`.
        if code == 0x65, WordWalk.isBeforeUmlautE(last) { return }
        letters += 1
        if code >= 0x80 { isForeign = true }
        if code == last, let index = runs.indices.last, runs[index] < .max {
            runs[index] += 1
        } else {
            key.append(code)
            runs.append(1)
        }
        last = code
    }
}
