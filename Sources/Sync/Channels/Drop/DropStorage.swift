internal import Import

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Why a folder or a file cannot be used; one line with the system's own word.
public struct DropFault: Error, Equatable, Sendable {
    public let reason: String

    public init(_ reason: String) { self.reason = ForeignReason.cleaned(reason) }
}

/// The steps by which an answer reaches its folder. Each is durable or not done when it returns; a process may die
/// between any two of them, and within `write` after any byte.
public protocol DropStorage: Sendable {
    /// Whether a file of this name is there. Throws when its folder is not.
    func exists(_ path: String) throws(DropFault) -> Bool
    /// Makes the folder unless it is there.
    func makeFolder(_ path: String) throws(DropFault)
    /// A file of exactly these bytes, synced; replaces an older one of this name.
    func write(_ bytes: [UInt8], to path: String) throws(DropFault)
    func rename(_ path: String, to place: String) throws(DropFault)
    /// Makes the names in a folder durable.
    func syncFolder(_ path: String) throws(DropFault)
}

/// Folders of this machine.
public struct FolderStorage: DropStorage {
    public init() {}

    public func exists(_ path: String) throws(DropFault) -> Bool {
        var status = stat()
        if lstat(path, &status) == 0 { return true }
        guard errno == ENOENT else { throw FolderStorage.fault(path) }
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        guard stat(folder, &status) == 0 else { throw FolderStorage.fault(folder) }
        return false
    }

    public func makeFolder(_ path: String) throws(DropFault) {
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw FolderStorage.fault(path) }
    }

    public func write(_ bytes: [UInt8], to path: String) throws(DropFault) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw FolderStorage.fault(path) }
        var rest = bytes[...]
        var failure: Int32 = 0
        while !rest.isEmpty, failure == 0 {
            let done = rest.withUnsafeBytes { posixWrite(file, $0.baseAddress, $0.count) }
            if done >= 0 { rest = rest.dropFirst(done) } else if errno != EINTR { failure = errno }
        }
        if failure == 0, fsync(file) != 0 { failure = errno }
        if close(file) != 0, failure == 0 { failure = errno }
        guard failure == 0 else { throw FolderStorage.fault(path, failure) }
    }

    public func rename(_ path: String, to place: String) throws(DropFault) {
        guard posixRename(path, place) == 0 else { throw FolderStorage.fault(place) }
    }

    public func syncFolder(_ path: String) throws(DropFault) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw FolderStorage.fault(path) }
        let failure = fsync(folder) == 0 ? 0 : errno
        close(folder)
        guard failure == 0 else { throw FolderStorage.fault(path, failure) }
    }

    static func fault(_ path: String, _ number: Int32 = errno) -> DropFault {
        DropFault("\(path): " + (strerror(number).map { String(cString: $0) } ?? "error \(number)"))
    }
}

private func posixWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
private func posixRename(_ path: String, _ place: String) -> Int32 { rename(path, place) }
