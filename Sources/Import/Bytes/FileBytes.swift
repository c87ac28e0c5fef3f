#if canImport(Glibc)
    internal import Glibc
#endif

/// The bytes of a file, a pipe or standard input.
public final class FileBytes: ByteSource {
    private static let chunk = 256 * 1024

    private let descriptor: Int32
    private let owns: Bool

    /// `-` is standard input.
    public init(path: String) throws(ImportFault) {
        if path == "-" {
            descriptor = STDIN_FILENO
            owns = false
            return
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: Self.reason()) }
        self.descriptor = descriptor
        owns = true
    }

    deinit {
        if owns { close(descriptor) }
    }

    public func next() throws(ImportFault) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
            var got = 0
            repeat { got = read(descriptor, buffer.baseAddress, Self.chunk) } while got < 0 && errno == EINTR
            failure = got < 0 ? errno : 0
            count = max(0, got)
        }
        guard failure == 0 else { throw .readFailed(reason: Self.reason(failure)) }
        return bytes
    }

    private static func reason(_ number: Int32 = errno) -> String {
        strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
}
