#if canImport(Glibc)
    internal import Glibc
#endif

/// The files below a directory. Links are not followed, so that a download cannot lead out of itself.
enum DirectoryWalk {
    /// Folders in folders, and files, beyond which a tree is no download.
    private static let deepest = 24
    private static let most = 500_000

    static func isDirectory(_ path: String) -> Bool { kind(path, followsLink: true) == S_IFDIR }

    /// Paths below `root`, in the order of their bytes. Names that are not UTF-8 are left out.
    static func files(below root: String) throws(ImportFault) -> [String] {
        var found: [String] = []
        var open = [(path: "", depth: 0)]
        while let (path, depth) = open.popLast() {
            for name in try names(in: root + path) {
                let child = path + "/" + name
                switch kind(root + child, followsLink: false) {
                case S_IFDIR where depth < deepest: open.append((child, depth + 1))
                case S_IFREG: found.append(String(child.dropFirst()))
                default: break
                }
                guard found.count + open.count <= most else { throw .tooManyFiles(path: root, limit: most) }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func kind(_ path: String, followsLink: Bool) -> mode_t? {
        var info = stat()
        guard (followsLink ? stat(path, &info) : lstat(path, &info)) == 0 else { return nil }
        return info.st_mode & S_IFMT
    }

    private static func names(in path: String) throws(ImportFault) -> [String] {
        guard let folder = opendir(path) else {
            throw .cannotOpen(path: path, reason: strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(validating: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let name, name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
