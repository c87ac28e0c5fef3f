extension WordWalk {
    /// Separators between two letters of a spaced word.
    private static let widestGap = 3

    /// Crosses what is no letter, in up to three ways:
    ///
    /// 1. White space, or one hyphen, is the gap between two words of a phrase.
    /// 2. Up to three separators of any kind part single letters: `I d i o t`, `I.d.i.o.t`. Longer pieces are
    /// ordinary
    ///    words and are never joined so.
    /// 3. One hyphen, underscore or asterisk with letters on both sides ties a word together: `Arsch-loch`.
    ///
    /// The first two are walked on their own. Returns the place after the third, or nil when that way is closed.
    mutating func crossed(_ code: UInt8, _ place: Int, _ cursor: inout Cursor) -> Int? {
        guard cursor.depth > 0 else { return nil }
        steps -= 1
        if !cursor.isSpaced, code == Code.space || code == Code.joiner { crossPhrase(code, place, cursor) }
        if cursor.piece == 1, cursor.isSpaced || cursor.depth == 1, let next = singlePiece(after: place) {
            var spaced = cursor
            (spaced.isSpaced, spaced.piece) = (true, 0)
            go(next, spaced)
        }
        guard code == Code.joiner, !cursor.isSpaced, place > start, isWordy(place + 1), isWordy(place - 1) else {
            return nil
        }
        (cursor.isJoined, cursor.piece) = (true, 0)
        return place + 1
    }

    private mutating func crossPhrase(_ code: UInt8, _ place: Int, _ cursor: Cursor) {
        let next = trie.step(cursor.state, Code.space)
        guard next != WordTrie.none else { return }
        var end = place + 1
        while code == Code.space, end < codes.count, codes[end] == Code.space { end += 1 }
        var phrase = cursor
        advance(to: next, by: Code.space, &phrase)
        phrase.piece = 0
        go(end, phrase)
    }

    /// The place of a single letter, stretched or not, after a short gap.
    private func singlePiece(after place: Int) -> Int? {
        var next = place
        while next < codes.count, next - place <= Self.widestGap, isGap(next) { next += 1 }
        guard next > place, next - place <= Self.widestGap, next < codes.count else { return nil }
        let end = endOfRun(next)
        return isWordy(end) ? nil : next
    }

    private func endOfRun(_ place: Int) -> Int {
        var end = place + 1
        while end < codes.count, codes[end] == codes[place] { end += 1 }
        return end
    }

    private func isGap(_ place: Int) -> Bool { !Code.isWordy(codes[place]) && !Code.isSign(codes[place]) }

    func isWordy(_ place: Int) -> Bool { codes.indices.contains(place) && Code.isWordy(codes[place]) }

    /// Whether another single letter follows the spaced word that ends at `place`: then it is part of a longer one.
    func isSpacedOn(_ place: Int) -> Bool {
        guard let next = singlePiece(after: place) else { return false }
        return !Code.isDigit(codes[next])
    }

    /// Whether a single letter comes before the spaced word that begins at `place`.
    func isSpacedBefore(_ place: Int) -> Bool {
        var end = place
        while end > 0, place - end <= Self.widestGap, isGap(end - 1) { end -= 1 }
        guard end < place, place - end <= Self.widestGap, isWordy(end - 1), !Code.isDigit(codes[end - 1]) else {
            return false
        }
        var begin = end - 1
        while begin > 0, codes[begin - 1] == codes[end - 1] { begin -= 1 }
        return !isWordy(begin - 1)
    }
}
