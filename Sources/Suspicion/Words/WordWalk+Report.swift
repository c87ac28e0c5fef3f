extension WordWalk {
    /// Letters an entry needs to be found with its letters spaced out, tied by hyphens, or behind digits: shorter
    /// ones stand by chance in house numbers, abbreviations and compounds.
    private static let least = (spaced: 4, joined: 6, digits: 4)

    /// Adds the entries that end where the walk stands and whose conditions hold.
    mutating func report(_ cursor: Cursor, at place: Int) {
        guard cursor.depth > 0, trie.isEnding(cursor.state) else { return }
        var output = trie.output(cursor.state)
        guard 3 * cursor.plain >= cursor.depth, !cursor.isSpaced || cursor.piece == 1 else { return }
        endRun(cursor)
        let isEnd = isWordEnd(place)
        while output != WordTarget.none {
            let target = targets[Int(output)]
            output = target.next
            guard isEnd || target.flags.contains(.opensEnd), fits(target, cursor, place) else { continue }
            found(
                WordHit(
                    list: target.list, isException: target.flags.contains(.exception), place: target.place,
                    range: start..<place))
        }
    }

    private func fits(_ target: WordTarget, _ cursor: Cursor, _ place: Int) -> Bool {
        let letters = Int(target.letters)
        if cursor.hasDigits, letters < Self.least.digits { return false }
        if cursor.isJoined, letters < Self.least.joined { return false }
        if cursor.isSpaced {
            if letters < Self.least.spaced { return false }
            if !target.flags.contains(.opensStart), isSpacedBefore(start) { return false }
            if !target.flags.contains(.opensEnd), isSpacedOn(place) { return false }
        }
        return runsFit(target, Int(cursor.depth))
    }

    /// A letter stands as often as in the entry, or is stretched to three and more; a digit is never stretched, for
    /// 88 is not 888. At an open end more of the same letter belongs to the rest of the word.
    private func runsFit(_ target: WordTarget, _ depth: Int) -> Bool {
        for place in 0..<depth {
            let (have, want) = (runs[place], target.runs == .max ? 1 : runPool[Int(target.runs) + place])
            if have == want || have >= 3 && have > want && !Code.isDigit(path[place]) { continue }
            let isOpen =
                place == 0 && target.flags.contains(.opensStart)
                || place == depth - 1 && target.flags.contains(.opensEnd)
            if !(isOpen && have > want) { return false }
        }
        return true
    }

    /// Whether a word ends before `place`. A sign that is tied to a letter on its right belongs to the word.
    private func isWordEnd(_ place: Int) -> Bool {
        guard place < codes.count else { return true }
        if Code.isWordy(codes[place]) { return false }
        switch codes[place] {
        case 0x24, 0x40, Code.euro, Code.paragraph: return !isWordy(place + 1)
        default: return true
        }
    }
}
