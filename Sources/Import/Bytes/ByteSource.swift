/// Bytes from somewhere, chunk by chunk, so that memory stays flat whatever the size.
public protocol ByteSource: AnyObject {
    /// The next bytes, at most a few hundred KiB; empty at the end, and again after it.
    func next() throws(ImportFault) -> [UInt8]
}

/// Bytes that are in memory already.
public final class MemoryBytes: ByteSource {
    private var rest: ArraySlice<UInt8>
    private let chunk: Int

    /// `chunk` bytes are given at a time.
    public init(_ bytes: [UInt8], chunk: Int = 256 * 1024) {
        rest = bytes[...]
        self.chunk = max(1, chunk)
    }

    public convenience init(_ text: String, chunk: Int = 256 * 1024) { self.init(Array(text.utf8), chunk: chunk) }

    public func next() -> [UInt8] {
        defer { rest = rest.dropFirst(chunk) }
        return Array(rest.prefix(chunk))
    }
}

/// Bytes that were looked at, then the rest of their source.
final class PrefixedBytes: ByteSource {
    private var head: [UInt8]
    private let tail: any ByteSource

    init(_ head: [UInt8], then tail: any ByteSource) {
        self.head = head
        self.tail = tail
    }

    func next() throws(ImportFault) -> [UInt8] {
        guard head.isEmpty else {
            defer { head = [] }
            return head
        }
        return try tail.next()
    }
}

extension ByteSource {
    /// This source, unpacked when it begins with gzip's magic bytes (RFC 1952, 2.3.1). Other sources stay.
    public func unpacked() throws(ImportFault) -> any ByteSource {
        var head: [UInt8] = []
        while head.count < 2 {
            let more = try next()
            if more.isEmpty { break }
            head += more
        }
        let whole = PrefixedBytes(head, then: self)
        return head.starts(with: [0x1F, 0x8B]) ? GzipBytes(whole) : whole
    }

    /// All bytes, for formats that are one document.
    func whole(limit: Int) throws(ImportFault) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = try next()
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= limit else { throw .documentTooLarge(limit: limit) }
        }
    }
}
