/// Compares names of new accounts with all protected ones, in time that does not grow with their number.
public struct NameGuard: Sendable {
    /// Letters from which one letter more or less is a likeness, and from which a name within another is one.
    static let longName = 8
    static let longCityName = 10

    public let names: [ProtectedName]
    private var skeletons: [NameSkeleton] = []
    private var owners: [Int] = []
    /// Skeletons by their whole looks or letters, and long ones by either half.
    private var whole: [[UInt8]: [Int]] = [:]
    private var halves: [[UInt8]: [Int]] = [:]
    private var cities: [Int] = []

    public init(_ names: [ProtectedName] = []) {
        self.names = names
        for (index, protected) in names.enumerated() {
            for name in [protected.name, protected.handle].compactMap(\.self) { add(NameSkeleton(name), of: index) }
        }
    }

    public var isEmpty: Bool { skeletons.isEmpty }

    private mutating func add(_ skeleton: NameSkeleton, of index: Int) {
        guard skeleton.plain.count >= 2 else { return }
        let key = skeletons.count
        skeletons.append(skeleton)
        owners.append(index)
        whole[skeleton.plain, default: []].append(key)
        if skeleton.looks != skeleton.plain { whole[skeleton.looks, default: []].append(key) }
        if names[index].owner == .city, skeleton.plain.count >= Self.longCityName { cities.append(key) }
        guard skeleton.plain.count >= Self.longName else { return }
        let middle = skeleton.plain.count / 2
        halves[[0] + skeleton.plain[..<middle], default: []].append(key)
        halves[[1] + skeleton.plain[middle...], default: []].append(key)
    }

    /// The protected names that this account looks like, each once, with the nearest likeness. None for an account
    /// whose id is that of the protected one: it is the same person.
    public func findings(name: String, handle: String? = nil, id: String? = nil) -> [LookAlikeFinding] {
        guard !isEmpty else { return [] }
        var nearest: [Int: LookAlikeFinding] = [:]
        for name in [name, handle].compactMap(\.self) {
            for finding in findings(name) where id == nil || names[finding.owner].id != id {
                let known = nearest[finding.owner].map { $0.likeness.rank } ?? .max
                guard finding.likeness.rank < known else { continue }
                nearest[finding.owner] = LookAlikeFinding(
                    protected: names[finding.owner], name: name, likeness: finding.likeness)
            }
        }
        return nearest.sorted { ($0.value.likeness.rank, $0.key) < ($1.value.likeness.rank, $1.key) }.map(\.value)
    }

    private func findings(_ name: String) -> [(owner: Int, likeness: LookAlikeFinding.Likeness)] {
        let own = NameSkeleton(name)
        guard own.plain.count >= 2 else { return [] }
        var found: [(Int, LookAlikeFinding.Likeness)] = []
        for key in Set((whole[own.plain] ?? []) + (whole[own.looks] ?? [])) {
            let other = skeletons[key]
            let isSame = own.plain == other.plain && own.isDisguised == other.isDisguised
            found.append((owners[key], isSame ? .same : .looks))
        }
        for key in nearKeys(own.plain) where NameDistance.isAtMostOne(own.plain, skeletons[key].plain) {
            found.append((owners[key], .near))
        }
        for key in cities where own.plain.count > skeletons[key].plain.count && own.holds(skeletons[key]) {
            found.append((owners[key], .within))
        }
        return found
    }

    /// One step leaves the first or the second half as it was; where the step is a swap across the middle, it is
    /// undone.
    private func nearKeys(_ letters: [UInt8]) -> Set<Int> {
        guard letters.count >= Self.longName - 1 else { return [] }
        var keys: Set<Int> = []
        let lengths = [letters.count - 1, letters.count, letters.count + 1]
        for length in lengths {
            let middle = length / 2
            keys.formUnion(halves[[0] + letters.prefix(middle)] ?? [])
            keys.formUnion(halves[[1] + letters.suffix(length - middle)] ?? [])
        }
        var swapped = letters
        swapped.swapAt(letters.count / 2 - 1, letters.count / 2)
        return keys.union(whole[swapped] ?? [])
    }
}

extension LookAlikeFinding.Likeness {
    /// The nearest first.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension NameSkeleton {
    fileprivate func holds(_ other: NameSkeleton) -> Bool {
        plain.contains(other.plain) || looks.contains(other.looks)
    }
}
