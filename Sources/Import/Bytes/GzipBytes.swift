internal import CZlib

/// Unpacks gzip, member after member (RFC 1952, 2.2), with zlib.
///
/// Invariants:
/// 1. `stream.next_in` points into `input` only while `inflate` runs.
/// 2. After a fault the bytes unpacked before it have been given out; the fault comes with the next call.
public final class GzipBytes: ByteSource {
    private static let chunk = 256 * 1024
    /// Unpacked bytes before the ratio counts, and the ratio no text of people reaches.
    private static let quiet = 16 * 1024 * 1024
    private static let densest = 250

    private let source: any ByteSource
    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var consumed = 0
    private var taken = 0
    private var given = 0
    private var isInMember = true
    private var isDone = false
    /// The last output was full: zlib may hold more without further input.
    private var holdsMore = false
    private var fault: ImportFault?

    public init(_ source: any ByteSource) {
        self.source = source
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        if lotse_inflate_start(stream) != Z_OK { fault = .gzipDamaged(after: 0) }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    public func next() throws(ImportFault) -> [UInt8] {
        var out: [UInt8] = []
        while out.isEmpty {
            if let fault { throw fault }
            if isDone { return [] }
            if consumed == input.count, !holdsMore { try refill() }
            if !isDone, fault == nil { out = inflateOnce() }
        }
        given += out.count
        if given > Self.quiet, given / max(1, taken) > Self.densest { fault = .gzipTooDense(after: given) }
        return out
    }

    private func refill() throws(ImportFault) {
        input = try source.next()
        consumed = 0
        taken += input.count
        guard input.isEmpty else { return }
        if isInMember { fault = .gzipDamaged(after: given) } else { isDone = true }
    }

    private func inflateOnce() -> [UInt8] {
        if !isInMember { beginMember() }
        if isDone { return [] }
        var status = Z_OK
        let out = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
            input.withUnsafeMutableBufferPointer { bytes in
                stream.pointee.next_in = bytes.baseAddress.map { $0 + consumed }
                stream.pointee.avail_in = UInt32(bytes.count - consumed)
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(Self.chunk)
                status = inflate(stream, Z_NO_FLUSH)
                consumed = bytes.count - Int(stream.pointee.avail_in)
                stream.pointee.next_in = nil
            }
            count = Self.chunk - Int(stream.pointee.avail_out)
            holdsMore = stream.pointee.avail_out == 0 && status == Z_OK
        }
        if status == Z_STREAM_END {
            isInMember = false
        } else if status != Z_OK && status != Z_BUF_ERROR {
            fault = .gzipDamaged(after: given + out.count)
        }
        return out
    }

    /// Between members: another header begins a new one; anything else is padding, which ends the data.
    private func beginMember() {
        if input[consumed] == 0x1F, inflateReset(stream) == Z_OK {
            isInMember = true
        } else {
            isDone = true
        }
    }
}
