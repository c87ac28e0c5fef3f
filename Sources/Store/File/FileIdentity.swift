internal import Glibc

/// Which file stands at a path, whatever its name: `restore` puts another one in the desk's place, and a process that
/// had the desk open must not write decisions on the one into the other.
struct FileIdentity: Equatable, Sendable {
    private let device: UInt64
    private let inode: UInt64

    /// Nil when nothing stands there.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }

    /// Throws `replaced` when another file stands at the path now.
    func check(_ path: String) throws {
        guard FileIdentity(path) == self else { throw StoreFault.replaced(path: path) }
    }
}
