/// The keys of all entries in one tree.
///
/// A node has a bit for each symbol that goes on from it, and its children lie side by side in the order of those
/// bits: a step that leads nowhere is known without a look elsewhere, and one that leads on is a count of bits.
/// Where one key is left, the rest of it is compared instead of walked (tails, after Aoe 1992). The time of a step
/// does not depend on the number of words. Two roots part the entries that begin a word from those that begin
/// anywhere.
struct WordTrie: Sendable {
    /// A node, or with the high bit a place within the tails.
    typealias State = UInt32
    static let none: State = .max
    static let tail: State = 0x8000_0000
    /// Where entries begin that stand at the start of a word, and those that stand anywhere.
    static let wordRoot: State = 0
    static let openRoot: State = 1

    struct Node: Sendable {
        /// Bits 0…60 by `Symbol`, and `isTail`.
        var bits: UInt64 = 0
        /// The first child, or the place of a tail.
        var base: UInt32 = 0
        /// The first target that ends here; `WordTarget.none` when none does.
        var output: UInt32 = WordTarget.none

        static let isTail: UInt64 = 1 << 63
    }

    /// In the order of their depth, so that the few that nearly every step meets lie together.
    let nodes: [Node]
    /// The keys as symbols, each with `Symbol.end` and its target in four bytes, lowest first.
    let tails: [UInt8]

    /// Bytes of the tables.
    var byteCount: Int { nodes.count * MemoryLayout<Node>.stride + tails.count }
}

/// The alphabet of the tree: codes in 61 symbols. A byte of another script is two, its halves.
enum Symbol {
    static let end: UInt8 = 0xFF
    static let space: UInt8 = 36

    /// The symbol of a letter, a digit or a space.
    @inline(__always)
    static func plain(_ code: UInt8) -> UInt8 {
        if code >= 0x61 { return code &- 0x61 }
        return code == Code.space ? space : code &- 0x30 &+ 26
    }

    @inline(__always)
    static func high(_ code: UInt8) -> UInt8 { 37 + (code >> 4 & 7) }

    @inline(__always)
    static func low(_ code: UInt8) -> UInt8 { 45 + (code & 15) }

    /// The symbols of a key.
    static func symbols(_ key: [UInt8]) -> [UInt8] {
        key.flatMap { $0 < 0x80 ? [plain($0)] : [high($0), low($0)] }
    }
}
