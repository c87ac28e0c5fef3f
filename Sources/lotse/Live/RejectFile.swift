internal import Foundation
internal import Import
internal import StrictJSON

/// Where rejected lines go, with their reasons: a plain file of its owner's.
///
/// Invariant: nothing but a plain file is ever emptied or written, and none that the same run reads or keeps.
final class RejectFile {
    private let path: String
    private let descriptor: Int32

    /// `others` are the files that are read, and the desk. Throws a `Failure` that names `path`.
    init(_ path: String, apartFrom others: [String]) throws {
        self.path = path
        // Without O_TRUNC: what it is decides whether it may be emptied. O_NONBLOCK: a pipe without reader must not wait.
        descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw RejectFile.failure(path, String(cString: strerror(errno))) }
        var found = stat()
        guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG else {
            throw RejectFile.failure(path, "is no plain file")
        }
        guard !others.contains(where: { RejectFile.isSame(found, $0) }) else {
            throw RejectFile.failure(path, "is read or kept by this run; name another file")
        }
        guard ftruncate(descriptor, 0) == 0 else {
            throw RejectFile.failure(path, String(cString: strerror(errno)))
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Throws when the line is not on the file: a reject that is reported nowhere would be lost.
    func write(_ reject: Reject) throws {
        let line: JSON = [
            "file": JSON(reject.file), "line": JSON(reject.line), "field": JSON(reject.field),
            "reason": .string(reject.reason),
            "raw": .string(String(decoding: reject.raw, as: UTF8.self)),
        ]
        let fault = Output.written(line.bytes() + [0x0A], to: descriptor)
        guard fault == 0 else { throw RejectFile.failure(path, String(cString: strerror(fault))) }
    }

    private static func isSame(_ found: stat, _ path: String) -> Bool {
        var other = stat()
        guard stat(path, &other) == 0 else { return false }
        return other.st_dev == found.st_dev && other.st_ino == found.st_ino
    }

    private static func failure(_ path: String, _ reason: String) -> Failure {
        Failure(.cannotCreate, "--rejects: \(path): \(reason)")
    }
}
