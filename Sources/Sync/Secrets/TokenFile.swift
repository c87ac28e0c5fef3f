internal import StrictJSON

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// One account's pair of tokens on the disk: JSON, mode 0600, of the user alone.
///
/// 1. Readers see the old pair or the new one, never a part: a file is made beside it and put in its place.
/// 2. Only the holder of the lock `PATH.lock` writes.
/// 3. A new pair that lies finished in `PATH.new` when a process dies is put in place by the next holder of the lock.
public struct TokenFile: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    var lockPath: String { path + ".lock" }
    var draftPath: String { path + ".new" }

    /// The pair as it stands now. Asks the same of the file as of every secret's.
    public func read() throws(SecretFault) -> TokenPair { try TokenFile.pair(at: path) }

    /// Puts a pair in place; room is made first.
    public func write(_ pair: TokenPair) throws(SecretFault) { try TokenDraft(of: self).commit(pair) }

    /// Takes over what a dead process had finished but not put in place. To be called under the lock.
    func recover() throws(SecretFault) {
        guard access(draftPath, F_OK) == 0 else { return }
        do throws(SecretFault) { _ = try TokenFile.pair(at: draftPath) } catch {
            unlink(draftPath)
            return
        }
        guard rename(draftPath, path) == 0 else { throw .unwritable(path, reason: SystemReason.last) }
    }

    private static func pair(at path: String) throws(SecretFault) -> TokenPair {
        let bytes = try SecretFile.bytes(of: path)
        guard let json = try? JSON(parsing: bytes), json.members != nil else {
            throw .unreadable(path, reason: "no JSON object with access_token")
        }
        return try TokenPair(json)
    }
}

/// The file that will take the place of a token file. It holds its room on the disk before the old refresh token is
/// spent, so that a full disk or a folder without leave is noticed while nothing is lost yet.
final class TokenDraft {
    /// Bytes; more than two secrets of the greatest length need.
    private static let room = 16_384

    private let file: TokenFile
    private let descriptor: Int32
    private var isInPlace = false

    init(of file: TokenFile) throws(SecretFault) {
        self.file = file
        unlink(file.draftPath)
        descriptor = open(file.draftPath, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
            throw .unwritable(file.draftPath, reason: SystemReason.last)
        }
        try put([UInt8](repeating: 0x20, count: TokenDraft.room))
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isInPlace, descriptor >= 0 { unlink(file.draftPath) }
    }

    /// Durable when it returns.
    func commit(_ pair: TokenPair) throws(SecretFault) {
        let bytes = pair.json.bytes() + [0x0A]
        try put(bytes)
        guard ftruncate(descriptor, off_t(bytes.count)) == 0, fsync(descriptor) == 0,
            rename(file.draftPath, file.path) == 0
        else { throw .unwritable(file.path, reason: SystemReason.last) }
        isInPlace = true
        try syncFolder()
    }

    private func put(_ bytes: [UInt8]) throws(SecretFault) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(done)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(file.draftPath, reason: SystemReason.last) }
            done += count
        }
        guard fsync(descriptor) == 0 else { throw .unwritable(file.draftPath, reason: SystemReason.last) }
    }

    private func syncFolder() throws(SecretFault) {
        let folder = open(SecretFile.folder(of: file.path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .unwritable(file.path, reason: SystemReason.last) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .unwritable(file.path, reason: SystemReason.last) }
    }
}

enum SystemReason {
    /// What the last failed call of the system said.
    static var last: String { String(cString: strerror(errno)) }
}
