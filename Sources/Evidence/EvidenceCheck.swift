internal import Crypto

/// Looks whether a bundle is what it was: each file against the manifest, and the manifest's hash as its seal.
public struct EvidenceCheck: Sendable {
    /// SHA-256 of the manifest that was found; nil without one.
    public let seal: String?
    /// Each names a file and what is wrong with it.
    public let faults: [String]

    /// `files` are those of the directory by name.
    public init(_ files: [String: [UInt8]]) {
        guard let manifest = files[EvidenceBundle.manifestName] else {
            seal = nil
            faults = ["\(EvidenceBundle.manifestName): missing"]
            return
        }
        seal = Hash.hex(manifest)
        var faults: [String] = []
        var named: Set = [EvidenceBundle.manifestName]
        for line in String(decoding: manifest, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard parts.count == 2 else {
                faults.append("\(EvidenceBundle.manifestName): a line is no hash and name")
                continue
            }
            let name = String(parts[1].drop { $0 == " " })
            named.insert(name)
            guard let bytes = files[name] else {
                faults.append("\(name): missing")
                continue
            }
            if Hash.hex(bytes) != parts[0] { faults.append("\(name): altered") }
        }
        for name in files.keys.sorted() where !named.contains(name) { faults.append("\(name): was not in the bundle") }
        self.faults = faults
    }
}
