internal import Glibc

/// Random bits for ids and salts, drawn from the system in blocks: one system call for a thousand ids.
struct RandomSource {
    private var block: [UInt64] = []
    private static let words = 2048

    mutating func next() -> UInt64 {
        if block.isEmpty { block = RandomSource.drawn() }
        return block.removeLast()
    }

    mutating func bytes16() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(16)
        for word in [next(), next()] { withUnsafeBytes(of: word) { out.append(contentsOf: $0) } }
        return out
    }

    /// The standard library's generator asks the system for each word; it is the way where the device cannot be read.
    private static func drawn() -> [UInt64] {
        var block = [UInt64](repeating: 0, count: words)
        let device = open("/dev/urandom", O_RDONLY | O_CLOEXEC)
        defer { if device >= 0 { close(device) } }
        let count = device < 0 ? -1 : block.withUnsafeMutableBytes { read(device, $0.baseAddress, $0.count) }
        if count == words * 8 { return block }
        var system = SystemRandomNumberGenerator()
        return block.map { _ in system.next() }
    }
}
