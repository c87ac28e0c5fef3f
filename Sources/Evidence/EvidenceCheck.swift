internal import Crypto

/// Looks whether a bundle is what it was: each file against the manifest, and the manifest's hash as its seal.
public struct EvidenceCheck: Sendable {
    /// SHA-256 of the manifest that was found; nil without one.
    public let seal: String?
    /// Each names a file and what is wrong with it.
    public let faults: [String]

    /// - Parameters:
    ///   - files: the plain files of the directory, by name.
    ///   - others: names of all else that lies in it: folders, links, and what cannot be read. A bundle has none of them.
    public init(_ files: [String: [UInt8]], others: Set<String> = []) {
        guard let manifest = files[EvidenceBundle.manifestName] else {
            seal = nil
            faults = [Self.absence(EvidenceBundle.manifestName, others)]
            return
        }
        seal = Hash.hex(manifest)
        var faults: [String] = []
        var named: Set = [EvidenceBundle.manifestName]
        for line in String(decoding: manifest, as: UTF8.self).split(separator: "\n") {
            guard let (hash, name) = Self.entry(line) else {
                faults.append("\(EvidenceBundle.manifestName): a line is no hash and name")
                continue
            }
            named.insert(name)
            guard let bytes = files[name] else {
                faults.append(Self.absence(name, others))
                continue
            }
            if Hash.hex(bytes) != hash { faults.append("\(name): altered") }
        }
        let added = others.union(files.keys).subtracting(named)
        self.faults = faults + added.sorted().map { "\($0): was not in the bundle" }
    }

    private static func entry(_ line: Substring) -> (hash: String, name: String)? {
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        return parts.count == 2 ? (String(parts[0]), String(parts[1].drop { $0 == " " })) : nil
    }

    private static func absence(_ name: String, _ others: Set<String>) -> String {
        others.contains(name) ? "\(name): cannot be read as a file" : "\(name): missing"
    }
}
