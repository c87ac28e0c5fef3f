/// Builds a `WordTrie` from keys, level by level. Sorting puts the keys below one node side by side.
struct WordTrieBuilder {
    /// The keys in the form of `WordTrie.tails`.
    private var pool: [UInt8] = []
    private var keys: [Key] = []
    private var nodes = [WordTrie.Node(), WordTrie.Node()]
    private var queue: [Branch] = []

    private struct Key {
        /// Root and first seven symbols, highest first: nearly every comparison is one of numbers.
        var head: UInt64
        var start: Int
        var output: UInt32
    }

    /// Keys that agree in their first `depth` symbols, and the node they have come to.
    private struct Branch {
        var keys: Range<Int>
        var depth: Int
        var node: Int
    }

    /// Room for `count` keys.
    init(count: Int) {
        keys.reserveCapacity(count)
        pool.reserveCapacity(count * 16)
    }

    mutating func add(_ key: [UInt8], isOpen: Bool, output: UInt32) {
        let symbols = Symbol.symbols(key)
        var head: UInt64 = isOpen ? 1 : 0
        // The end of a key comes before every symbol.
        for place in 0..<7 { head = head << 8 | (place < symbols.count ? UInt64(symbols[place]) + 1 : 0) }
        keys.append(Key(head: head, start: pool.count, output: output))
        pool += symbols
        pool.append(Symbol.end)
        for shift: UInt32 in [0, 8, 16, 24] { pool.append(UInt8(truncatingIfNeeded: output >> shift)) }
    }

    /// The keys must differ within each root.
    consuming func build() -> WordTrie {
        let pool = self.pool
        keys.sort { Self.precedes($0, $1, pool) }
        let firstOpen = keys.firstIndex { $0.head >> 56 == 1 } ?? keys.count
        queue = [
            Branch(keys: 0..<firstOpen, depth: 0, node: 0), Branch(keys: firstOpen..<keys.count, depth: 0, node: 1),
        ]
        var next = 0
        while next < queue.count {
            grow(queue[next])
            next += 1
        }
        return WordTrie(nodes: nodes, tails: pool)
    }

    private static func precedes(_ a: Key, _ b: Key, _ pool: [UInt8]) -> Bool {
        if a.head != b.head { return a.head < b.head }
        var place = 0
        while pool[a.start + place] == pool[b.start + place], pool[a.start + place] != Symbol.end { place += 1 }
        return pool[a.start + place] &+ 1 < pool[b.start + place] &+ 1
    }

    /// Gives a node its children: a tail where one key is left, a node with a branch of its own elsewhere.
    private mutating func grow(_ branch: Branch) {
        var low = branch.keys.lowerBound
        guard low < branch.keys.upperBound else { return }
        if pool[keys[low].start + branch.depth] == Symbol.end {
            nodes[branch.node].output = keys[low].output
            low += 1
        }
        nodes[branch.node].base = UInt32(nodes.count)
        while low < branch.keys.upperBound {
            let symbol = pool[keys[low].start + branch.depth]
            var high = low + 1
            while high < branch.keys.upperBound, pool[keys[high].start + branch.depth] == symbol { high += 1 }
            nodes[branch.node].bits |= 1 << UInt64(symbol)
            addChild(Branch(keys: low..<high, depth: branch.depth + 1, node: nodes.count))
            low = high
        }
    }

    private mutating func addChild(_ branch: Branch) {
        var node = WordTrie.Node()
        if branch.keys.count == 1 {
            node.bits = WordTrie.Node.isTail
            node.base = UInt32(keys[branch.keys.lowerBound].start + branch.depth)
        } else {
            queue.append(branch)
        }
        nodes.append(node)
    }
}
