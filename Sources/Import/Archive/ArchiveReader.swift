internal import Desk

/// The posts and comments of an unpacked download: one file after the other, by name, wherever in the tree they lie.
/// A file that cannot be read is a reject, the others go on. What is not read is remarked at the end.
public struct ArchiveReader: ImportReader {
    private let root: String
    private let defaults: ImportDefaults
    private var files: ArraySlice<(path: String, format: ImportFormat)>
    private var remarks: ArraySlice<Remark>
    private var current: (any ImportReader)?
    private var currentFile = ""

    /// `format`: only its files; nil for all formats. Throws when there is nothing to read below `root`.
    public init(directory root: String, format: ImportFormat?, defaults: ImportDefaults) throws(ImportFault) {
        var root = root
        while root.utf8.count > 1, root.hasSuffix("/") { root.removeLast() }
        self.root = root
        self.defaults = defaults
        let paths = try DirectoryWalk.files(below: root)
        var files: [(path: String, format: ImportFormat)] = []
        var unread: [String] = []
        var html: String?
        for path in paths {
            switch ArchiveFileName(path) {
            case .posts(let found) where format == nil || format == found: files.append((path, found))
            case .html(let found) where format == nil || format == found: html = html ?? path
            case .unread: unread.append(path)
            default: break
            }
        }
        if files.isEmpty { throw Self.nothing(root, html, paths) }
        self.files = files[...]
        remarks = Self.remarks(root, unread, others: paths.count - files.count - unread.count)
    }

    private static func nothing(_ root: String, _ html: String?, _ paths: [String]) -> ImportFault {
        if let html { return .htmlVariant(path: root + "/" + html) }
        return .noArchive(path: root, found: paths.prefix(10).map { String($0.split(separator: "/").last ?? "") })
    }

    private static func remarks(_ root: String, _ unread: [String], others: Int) -> ArraySlice<Remark> {
        var remarks = unread.map { Remark(file: root + "/" + $0, kind: .unreadFile) }
        if others > 0 { remarks.append(Remark(file: root, kind: .otherFiles, count: others)) }
        return remarks[...]
    }

    public mutating func next() throws(ImportFault) -> ImportRecord? {
        while true {
            do throws(ImportFault) {
                if let record = try current?.next() { return record }
                current = nil
                guard let file = files.popFirst() else { return remarks.popFirst().map { .remark($0) } }
                try open(file.path, file.format)
            } catch {
                current = nil
                return .reject(Reject(file: currentFile, line: 1, reason: error.description))
            }
        }
    }

    private mutating func open(_ path: String, _ format: ImportFormat) throws(ImportFault) {
        currentFile = root + "/" + path
        var defaults = defaults
        defaults.file = currentFile
        let source = try FileBytes(path: currentFile).unpacked()
        current = ImportInput.reader(source, format: format, defaults: defaults)
    }
}
