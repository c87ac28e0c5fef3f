/// A `WordTrie` as it is walked: its tables without their bounds checks. Every state comes from the tree itself,
/// and a tail is never stepped beyond its end.
struct WordTrieView {
    let nodes: UnsafeBufferPointer<WordTrie.Node>
    let tails: UnsafeBufferPointer<UInt8>

    /// The state after a letter, a digit, a space or a byte of another script; `WordTrie.none` when no key goes on
    /// so.
    @inline(__always)
    func step(_ state: WordTrie.State, _ code: UInt8) -> WordTrie.State {
        if code < 0x80 { return take(state, Symbol.plain(code)) }
        let half = take(state, Symbol.high(code))
        return half == WordTrie.none ? half : take(half, Symbol.low(code))
    }

    @inline(__always)
    private func take(_ state: WordTrie.State, _ symbol: UInt8) -> WordTrie.State {
        if state >= WordTrie.tail {
            return tails[Int(state & ~WordTrie.tail)] == symbol ? state + 1 : WordTrie.none
        }
        let node = nodes[Int(state)]
        let bit: UInt64 = 1 << UInt64(symbol)
        guard node.bits & bit != 0 else { return WordTrie.none }
        let child = node.base + UInt32(truncatingIfNeeded: (node.bits & (bit - 1)).nonzeroBitCount)
        let next = nodes[Int(child)]
        return next.bits == WordTrie.Node.isTail ? WordTrie.tail | next.base : child
    }

    @inline(__always)
    func isEnding(_ state: WordTrie.State) -> Bool {
        state >= WordTrie.tail
            ? tails[Int(state & ~WordTrie.tail)] == Symbol.end : nodes[Int(state)].output != WordTarget.none
    }

    /// The first target of a state; `WordTarget.none` when no entry ends there.
    @inline(__always)
    func output(_ state: WordTrie.State) -> UInt32 {
        if state < WordTrie.tail { return nodes[Int(state)].output }
        let place = Int(state & ~WordTrie.tail)
        guard tails[place] == Symbol.end else { return WordTarget.none }
        var output: UInt32 = 0
        for byte in stride(from: 4, to: 0, by: -1) { output = output << 8 | UInt32(tails[place + byte]) }
        return output
    }
}
