/// Builds a `WordTrie` from keys. Sorting puts the keys below one node side by side, so each node is made once.
struct WordTrieBuilder {
    /// The keys one after the other, in the form of `WordTrie.tails`.
    private var pool: [UInt8] = []
    private var keys: [Key] = []
    private var edges: [(key: UInt32, state: WordTrie.State)] = []
    private var outputs: [UInt32] = [.max, .max]

    private struct Key {
        /// Root and first seven codes, highest first: nearly every comparison is one of numbers.
        var head: UInt64
        var start: Int
        var length: Int
        var isOpen: Bool
    }

    mutating func add(_ key: [UInt8], isOpen: Bool, output: UInt32) {
        var head: UInt64 = isOpen ? 1 : 0
        for place in 0..<7 { head = head << 8 | UInt64(place < key.count ? key[place] : 0) }
        keys.append(Key(head: head, start: pool.count, length: key.count, isOpen: isOpen))
        pool += key
        pool.append(0)
        for shift: UInt32 in [0, 8, 16, 24] { pool.append(UInt8(truncatingIfNeeded: output >> shift)) }
    }

    /// The keys must differ within each root.
    consuming func build() -> WordTrie {
        keys.sort { [pool] in Self.precedes($0, $1, pool) }
        let firstOpen = keys.firstIndex { $0.isOpen } ?? keys.count
        if firstOpen > 0 { branch(0..<firstOpen, depth: 0, node: WordTrie.wordRoot) }
        if firstOpen < keys.count { branch(firstOpen..<keys.count, depth: 0, node: WordTrie.openRoot) }
        return WordTrie(edges: table(), outputs: outputs, tails: pool)
    }

    private static func precedes(_ a: Key, _ b: Key, _ pool: [UInt8]) -> Bool {
        if a.head != b.head { return a.head < b.head }
        // The final zero is less than every code.
        var place = min(7, a.length, b.length)
        while place < a.length, pool[a.start + place] == pool[b.start + place] { place += 1 }
        return pool[a.start + place] < pool[b.start + place]
    }

    /// Makes the edges below `node`, for keys that agree in their first `depth` codes.
    private mutating func branch(_ range: Range<Int>, depth: Int, node: WordTrie.State) {
        var low = range.lowerBound
        if keys[low].length == depth {
            outputs[Int(node)] = output(of: keys[low])
            low += 1
        }
        while low < range.upperBound {
            let code = pool[keys[low].start + depth]
            var high = low + 1
            while high < range.upperBound, pool[keys[high].start + depth] == code { high += 1 }
            edges.append((node << 8 | UInt32(code), target(low..<high, depth: depth + 1)))
            low = high
        }
    }

    private mutating func target(_ range: Range<Int>, depth: Int) -> WordTrie.State {
        if range.count == 1 { return WordTrie.tail | UInt32(keys[range.lowerBound].start + depth) }
        let node = UInt32(outputs.count)
        outputs.append(.max)
        branch(range, depth: depth, node: node)
        return outputs[Int(node)] == .max ? node : node | WordTrie.ending
    }

    private func output(of key: Key) -> UInt32 {
        (1...4).reduce(0) { $0 | UInt32(pool[key.start + key.length + $1]) << UInt32(8 * ($1 - 1)) }
    }

    /// At most half full, so that a look ends after a slot or two.
    private func table() -> [UInt64] {
        var size = 16
        while size < edges.count * 2 { size *= 2 }
        var table = [UInt64](repeating: WordTrie.empty, count: size)
        for edge in edges {
            var slot = WordTrie.hash(edge.key) & (size - 1)
            while table[slot] != WordTrie.empty { slot = (slot + 1) & (size - 1) }
            table[slot] = UInt64(edge.key) << 32 | UInt64(edge.state)
        }
        return table
    }
}
