/// The keys of all entries in one tree over bytes.
///
/// Edges lie in one open-addressed table; where only one key is left below an edge, the rest of that key is compared
/// instead of walked (tails, after Aoe 1992). A step is one look into the table, so the time does not depend on the
/// number of words. Two roots part the entries that begin a word from those that begin anywhere.
struct WordTrie: Sendable {
    /// A place in the tree: a node, or with the high bit a place within a tail. A node at which an entry ends carries
    /// `ending`, so that the many others are not looked up.
    typealias State = UInt32
    static let none: State = .max
    static let tail: State = 0x8000_0000
    static let ending: State = 0x4000_0000
    /// Where entries begin that stand at the start of a word, and those that stand anywhere.
    static let wordRoot: State = 0
    static let openRoot: State = 1
    /// More nodes cannot be told apart in an edge.
    static let mostNodes = 1 << 24

    /// Node in bits 40…63, code in 32…39, the state it leads to below.
    private(set) var edges: [UInt64]
    private let mask: Int
    /// First output of each node.
    private(set) var outputs: [UInt32]
    /// The keys, each with a zero and its output in four bytes, lowest first.
    private(set) var tails: [UInt8]

    static let empty: UInt64 = .max

    init(edges: [UInt64], outputs: [UInt32], tails: [UInt8]) {
        self.edges = edges
        self.mask = edges.count - 1
        self.outputs = outputs
        self.tails = tails
    }

    /// The state after `code`, or `none`.
    @inline(__always)
    func step(_ state: State, _ code: UInt8) -> State {
        if state >= Self.tail {
            return tails[Int(state & ~Self.tail)] == code ? state + 1 : Self.none
        }
        // The shift drops `ending`.
        let key = state << 8 | UInt32(code)
        var slot = Self.hash(key) & mask
        while true {
            let edge = edges[slot]
            if UInt32(truncatingIfNeeded: edge >> 32) == key { return State(truncatingIfNeeded: edge) }
            if edge == Self.empty { return Self.none }
            slot = (slot + 1) & mask
        }
    }

    /// The first output of a state; nil when no entry ends there.
    @inline(__always)
    func output(_ state: State) -> UInt32? {
        if state >= Self.tail {
            let place = Int(state & ~Self.tail)
            guard tails[place] == 0 else { return nil }
            return (1...4).reduce(0) { $0 | UInt32(tails[place + $1]) << UInt32(8 * ($1 - 1)) }
        }
        return state & Self.ending == 0 ? nil : outputs[Int(state & ~Self.ending)]
    }

    @inline(__always)
    static func hash(_ key: UInt32) -> Int { Int((UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) }

    /// Bytes of the tables.
    var byteCount: Int { edges.count * 8 + outputs.count * 4 + tails.count }
}
