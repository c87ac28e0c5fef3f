/// Collects the entries of lists for a `WordMatcher`.
struct WordMatcherBuilder {
    private(set) var faults: [WordFault] = []
    private(set) var targets: [WordTarget] = []
    private(set) var runPool: [UInt8] = []
    private(set) var longest = 0
    private var chains: [Chain: UInt32] = [:]
    private var lists = 0
    /// Bounded so that nodes and tails keep within their 24 and 30 bits.
    private static let mostEntries = 1_000_000

    private struct Chain: Hashable {
        var key: [UInt8]
        var isOpen: Bool
    }

    mutating func add(_ list: WordList) {
        for (place, text) in list.entries.enumerated() { add(text, place, list, isException: false) }
        for (place, text) in list.exceptions.enumerated() { add(text, place, list, isException: true) }
        lists += 1
    }

    private mutating func add(_ text: String, _ place: Int, _ list: WordList, isException: Bool) {
        guard targets.count < Self.mostEntries, lists < UInt16.max else {
            return faults.append(WordFault(list: list.name, entry: text, reason: .tooMany))
        }
        do {
            add(try WordEntry(text), place, isException: isException)
        } catch {
            faults.append(WordFault(list: list.name, entry: text, reason: error))
        }
    }

    private mutating func add(_ entry: WordEntry, _ place: Int, isException: Bool) {
        var flags: WordTarget.Flags = isException ? .exception : []
        if entry.opensStart { flags.insert(.opensStart) }
        if entry.opensEnd { flags.insert(.opensEnd) }
        let chain = Chain(key: entry.key, isOpen: entry.opensStart)
        let next = chains.updateValue(UInt32(targets.count), forKey: chain)
        targets.append(
            WordTarget(
                list: UInt16(lists), flags: flags, letters: UInt8(clamping: entry.letters), place: UInt32(place),
                runs: pooled(entry.runs), next: next ?? WordTarget.none))
        longest = max(longest, entry.key.count)
    }

    private mutating func pooled(_ runs: [UInt8]) -> UInt32 {
        guard runs.contains(where: { $0 != 1 }) else { return .max }
        defer { runPool += runs }
        return UInt32(runPool.count)
    }

    /// The tree of all keys; each points to the first target of its chain.
    func tree() -> WordTrieBuilder {
        var builder = WordTrieBuilder(count: chains.count)
        for (chain, first) in chains { builder.add(chain.key, isOpen: chain.isOpen, output: first) }
        return builder
    }
}
