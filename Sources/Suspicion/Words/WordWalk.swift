/// Walks the tree from places of one text and collects what it finds.
///
/// A walk reads codes as letters, and takes every reading the tree has an edge for: a digit as itself or as the
/// letter it looks like, white space as the gap of a phrase or as spacing between single letters. Runs of one
/// letter are one step; how often the letter stands there is compared at the end.
///
/// The steps of all readings from one place share one budget, so a text takes time in proportion to its length
/// whatever it says. What lies beyond the budget is not found; nothing is ever held for want of time.
struct WordWalk {
    let trie: WordTrieView
    let targets: [WordTarget]
    let runPool: [UInt8]
    let codes: UnsafeBufferPointer<UInt8>
    /// Steps of all walks from one place.
    let budget: Int
    private(set) var hits: [WordHit] = []
    var start = 0
    var steps = 0
    /// The letters of the path, and how often each stands in the text.
    var path: [UInt8] = []
    var runs: [UInt8] = []

    init(_ matcher: WordMatcher, _ trie: WordTrieView, codes: UnsafeBufferPointer<UInt8>) {
        self.trie = trie
        targets = matcher.targets
        runPool = matcher.runPool
        budget = matcher.budget
        self.codes = codes
    }

    /// Where a walk is.
    struct Cursor {
        var state: WordTrie.State
        /// Runs taken, and the length of the present one.
        var depth: Int32 = 0
        var run: Int32 = 0
        /// Runs since the last separator.
        var piece: Int32 = 0
        /// Runs that stand for themselves, and whether others are written as digits.
        var plain: Int32 = 0
        /// The letter of the present run; 0 before a word.
        var last: UInt8 = 0
        var hasDigits = false
        var isSpaced = false
        var isJoined = false
    }

    mutating func walk(from place: Int, root: WordTrie.State) {
        if isHopeless(place, root) { return }
        if path.isEmpty {
            path = [UInt8](repeating: 0, count: WordEntry.longestKey + 2)
            runs = path
        }
        (start, steps) = (place, budget)
        go(place, Cursor(state: root))
    }

    /// Whether plain letters lead out of the tree before anything needs a choice: so ends nearly every walk.
    @inline(__always)
    private func isHopeless(_ from: Int, _ root: WordTrie.State) -> Bool {
        var (place, state, last) = (from, root, UInt8(0))
        while place < codes.count {
            let code = codes[place]
            guard Code.isLetter(code), code != last, code != 0x65 || !Self.isBeforeUmlautE(last) else { return false }
            state = trie.step(state, code)
            if state == WordTrie.none { return true }
            if trie.isEnding(state) { return false }
            (place, last) = (place + 1, code)
        }
        return true
    }

    mutating func go(_ from: Int, _ begin: Cursor) {
        var (place, cursor) = (from, begin)
        while true {
            report(cursor, at: place)
            guard place < codes.count, steps > 0 else { return }
            let code = codes[place]
            if !Code.isWordy(code) || Code.isDigit(code) {
                tryDisguise(code, place, cursor)
                if !Code.isWordy(code) {
                    guard let next = crossed(code, place, &cursor) else { return }
                    place = next
                    continue
                }
            }
            guard take(code, &cursor) else { return }
            cursor.plain += 1
            place = skipRun(place, code, &cursor)
        }
    }

    /// Reads a digit or a sign as the letters it looks like, in walks of their own.
    private mutating func tryDisguise(_ code: UInt8, _ place: Int, _ cursor: Cursor) {
        let readings = Code.disguised(code)
        for letter in [readings.0, readings.1] where letter != 0 {
            var other = cursor
            guard take(letter, &other) else { continue }
            if Code.isDigit(code) { other.hasDigits = true }
            go(place + 1, other)
        }
    }

    /// Takes one letter; false when no entry goes on with it.
    private mutating func take(_ letter: UInt8, _ cursor: inout Cursor) -> Bool {
        steps -= 1
        let isRun = letter == cursor.last
        if isRun || letter == 0x65 && Self.isBeforeUmlautE(cursor.last) {
            if isRun { cursor.run += 1 }
            cursor.piece = max(cursor.piece, 1)
            return true
        }
        let next = trie.step(cursor.state, letter)
        guard next != WordTrie.none else { return false }
        advance(to: next, by: letter, &cursor)
        cursor.piece += 1
        return true
    }

    /// Ends the present run and goes one edge on.
    mutating func advance(to state: WordTrie.State, by letter: UInt8, _ cursor: inout Cursor) {
        if cursor.depth > 0 { endRun(cursor) }
        cursor.state = state
        cursor.last = letter
        cursor.depth += 1
        cursor.run = 1
    }

    /// Walks that went another way may have written over the same place.
    mutating func endRun(_ cursor: Cursor) {
        path[Int(cursor.depth) - 1] = cursor.last
        runs[Int(cursor.depth) - 1] = UInt8(clamping: cursor.run)
    }

    /// The rest of a stretched letter costs no steps: a stretch is gone over once for each run before it.
    private func skipRun(_ place: Int, _ code: UInt8, _ cursor: inout Cursor) -> Int {
        var next = place + 1
        while next < codes.count, codes[next] == code {
            if code == cursor.last { cursor.run += 1 }
            next += 1
        }
        return next
    }

    mutating func found(_ hit: WordHit) { hits.append(hit) }

    /// Whether an `e` after this letter spells its umlaut.
    @inline(__always)
    static func isBeforeUmlautE(_ letter: UInt8) -> Bool { letter == 0x61 || letter == 0x6F || letter == 0x75 }
}
