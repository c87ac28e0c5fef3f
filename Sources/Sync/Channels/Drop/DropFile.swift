internal import Desk
internal import Import

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// One line of a drop file that its newline closes.
struct DropLine: Equatable {
    /// From 1.
    let number: Int
    /// Without newline and carriage return. Of a line that is too long, its first bytes.
    let bytes: [UInt8]
    let isTooLong: Bool
    /// Bytes of the file up to and with its newline.
    let end: Int64
}

/// A file of a drop folder, open for reading. Others may write behind what is read at any time.
final class DropFile {
    /// Bytes looked at in one step; longer than any line that is taken.
    private static let window = 4 * InboundLimits.line

    let inode: Int64
    let size: Int64
    private let descriptor: Int32

    /// Nil for what is no regular file: links, pipes, folders.
    init?(_ path: String) throws(DropFault) {
        // A pipe must not block the desk.
        descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ELOOP { return nil }
            throw FolderStorage.fault(path)
        }
        var status = stat()
        let failure = fstat(descriptor, &status) == 0 ? 0 : errno
        inode = Int64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        guard failure == 0 else { throw FolderStorage.fault(path, failure) }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Names the content by its first line; nil while that has no end.
    func head() throws(DropFault) -> String? {
        let bytes = try read(at: 0, 4096)
        guard let end = bytes.firstIndex(of: 0x0A) ?? (bytes.count == 4096 ? 4096 : nil) else { return nil }
        var hash = ContentHash()
        hash.add(bytes[..<end])
        return hash.hex
    }

    /// Complete lines from `offset` on, at most `most`; `line` counts those before it.
    func lines(from offset: Int64, after line: Int, most: Int) throws(DropFault) -> [DropLine] {
        let bytes = try read(at: offset, DropFile.window)
        var lines: [DropLine] = []
        var start = 0
        while lines.count < most, let end = bytes[start...].firstIndex(of: 0x0A) {
            lines.append(DropFile.line(bytes[start..<end], line + lines.count + 1, offset + Int64(end + 1)))
            start = end + 1
        }
        guard lines.isEmpty, bytes.count == DropFile.window else { return lines }
        // No newline in the whole window: one line longer than any that is taken.
        guard let end = try newline(from: offset + Int64(bytes.count)) else { return [] }
        return [DropLine(number: line + 1, bytes: Array(bytes.prefix(4096)), isTooLong: true, end: end + 1)]
    }

    private static func line(_ bytes: ArraySlice<UInt8>, _ number: Int, _ end: Int64) -> DropLine {
        var bytes = bytes
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.last == 0x0D { bytes = bytes.dropLast() }
        let isTooLong = bytes.count > InboundLimits.line
        return DropLine(
            number: number, bytes: Array(isTooLong ? bytes.prefix(4096) : bytes), isTooLong: isTooLong, end: end)
    }

    private func newline(from start: Int64) throws(DropFault) -> Int64? {
        var offset = start
        while true {
            let bytes = try read(at: offset, DropFile.window)
            if bytes.isEmpty { return nil }
            if let place = bytes.firstIndex(of: 0x0A) { return offset + Int64(place) }
            offset += Int64(bytes.count)
        }
    }

    /// Fewer bytes only at the end of the file.
    private func read(at offset: Int64, _ count: Int) throws(DropFault) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = 0
            while filled < count, failure == 0 {
                let got = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset) + filled)
                if got == 0 { break }
                if got > 0 { filled += got } else if errno != EINTR { failure = errno }
            }
        }
        guard failure == 0 else { throw FolderStorage.fault("drop file", failure) }
        return bytes
    }
}

/// The names in a drop folder.
enum DropFolder {
    /// Names ending in `.ndjson` that do not begin with a dot, sorted by their bytes.
    static func names(_ path: String) throws(DropFault) -> [String] {
        guard let folder = opendir(path) else { throw FolderStorage.fault(path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                String(validating: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let name, name.hasSuffix(".ndjson"), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
