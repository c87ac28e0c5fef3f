internal import Desk
internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// The folder of a Maildir, read and never changed: no file is moved, renamed, flagged or removed.
struct MaildirFolder: Sendable {
    struct File: Equatable {
        let path: String
        let place: MaildirCursor.Place
        /// When the mail came: the time of the last change of its contents, which servers use as INTERNALDATE.
        let received: Instant
    }

    let path: String

    /// The files of `new` and `cur` by their place. Throws when the folder is no Maildir.
    func files() throws(ChannelFault) -> [File] {
        var files: [File] = []
        for part in ["new", "cur"] {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)") else {
                throw .refused(status: 0, reason: ForeignReason.cleaned("\(path)/\(part) cannot be read"))
            }
            files += names.filter { !$0.hasPrefix(".") }.compactMap { MaildirFolder.file("\(path)/\(part)", $0) }
        }
        return files.sorted { $0.place < $1.place }
    }

    private static func file(_ folder: String, _ name: String) -> File? {
        var facts = stat()
        guard lstat("\(folder)/\(name)", &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let changed = Int64(facts.st_ctim.tv_sec) * 1_000_000_000 + Int64(facts.st_ctim.tv_nsec)
        let base = name.split(separator: ":", maxSplits: 1).first.map(String.init) ?? name
        return File(
            path: "\(folder)/\(name)", place: .init(changed: changed, name: base),
            received: Instant(seconds: Int64(facts.st_mtim.tv_sec)))
    }

    /// At most `limit` bytes. Nil when the file is gone: a mail reader has renamed it, so it comes later again.
    static func bytes(of file: File, limit: Int) throws(ChannelFault) -> [UInt8]? {
        let descriptor = open(file.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unavailable(ForeignReason.cleaned("\(file.path): \(String(cString: strerror(errno)))"))
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do { return Array(try handle.read(upToCount: limit) ?? Data()) } catch {
            throw .unavailable(ForeignReason.cleaned("\(file.path) cannot be read"))
        }
    }
}
