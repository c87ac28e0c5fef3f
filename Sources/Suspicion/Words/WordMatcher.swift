/// Finds the entries of any number of word lists in a text, in one pass.
///
/// Case, marks, look-alike letters, invisible characters, leetspeak, spacing and stretched letters are seen through
/// (`SpelledText`, `WordWalk`). The time is proportional to the length of the text, whatever it says and however many
/// entries there are; there is no limit after which a text counts as suspected.
///
/// After Aho and Corasick (1975), but without failure links: entries that begin a word are walked from the beginnings
/// of words only, where they can begin, and leave the tree after a few letters.
public struct WordMatcher: Sendable {
    /// Name, rule and weight of each list, with its entries as they were given.
    public let lists: [WordList]
    /// The entries that could not be used.
    public let faults: [WordFault]
    let trie: WordTrie
    let targets: [WordTarget]
    let runPool: [UInt8]
    /// Steps of all walks from one place: twice the longest entry and a little.
    let budget: Int
    /// By code: bit 0 when an entry at the start of a word can begin with it, bit 1 when one anywhere can.
    private let begins: [UInt8]

    public init(_ lists: [WordList]) {
        var building = WordMatcherBuilder()
        for list in lists { building.add(list) }
        self.lists = lists
        faults = building.faults
        targets = building.targets
        runPool = building.runPool
        budget = 2 * building.longest + 24
        let trie = building.tree().build()
        self.trie = trie
        begins = (0...255).map { Self.begins(UInt8($0), trie) }
    }

    /// Bytes of the tables, without the texts of the lists.
    public var byteCount: Int {
        trie.byteCount + targets.count * MemoryLayout<WordTarget>.stride + runPool.count
    }

    /// All findings in the order of the text. A shorter finding within a longer one of the same list is left out.
    public func findings(in text: String) -> [WordFinding] { findings(in: SpelledText(text)) }

    func findings(in text: SpelledText) -> [WordFinding] {
        let hits = hits(in: text)
        return hits.isEmpty ? [] : WordHit.settled(hits).map { finding($0, text) }
    }

    private func hits(in text: SpelledText) -> [WordHit] {
        trie.nodes.withUnsafeBufferPointer { nodes in
            trie.tails.withUnsafeBufferPointer { tails in
                text.codes.withUnsafeBufferPointer { hits(in: $0, WordTrieView(nodes: nodes, tails: tails)) }
            }
        }
    }

    private func hits(in codes: UnsafeBufferPointer<UInt8>, _ view: WordTrieView) -> [WordHit] {
        var walk = WordWalk(self, view, codes: codes)
        var previous: UInt8 = 0
        for place in codes.indices {
            let code = codes[place]
            let begin = begins[Int(code)]
            if begin & 1 != 0, !Code.isWordy(previous) { walk.walk(from: place, root: WordTrie.wordRoot) }
            if begin & 2 != 0, code != previous { walk.walk(from: place, root: WordTrie.openRoot) }
            previous = code
        }
        return walk.hits
    }

    private func finding(_ hit: WordHit, _ text: SpelledText) -> WordFinding {
        let list = lists[Int(hit.list)]
        return WordFinding(
            list: list.name, entry: list.entries[Int(hit.place)], rule: list.rule, weight: list.weight,
            range: text.original(hit.range))
    }

    private static func begins(_ code: UInt8, _ trie: WordTrie) -> UInt8 {
        let readings = [Code.isWordy(code) ? code : 0, Code.disguised(code).0, Code.disguised(code).1]
        func begins(_ root: WordTrie.State) -> Bool {
            let bits = trie.nodes[Int(root)].bits
            return readings.contains { letter in
                let symbol = letter < 0x80 ? Symbol.plain(letter) : Symbol.high(letter)
                return letter != 0 && bits >> UInt64(symbol) & 1 == 1
            }
        }
        return (begins(WordTrie.wordRoot) ? 1 : 0) | (begins(WordTrie.openRoot) ? 2 : 0)
    }
}
