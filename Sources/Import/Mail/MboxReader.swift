internal import Desk

/// The messages of an mbox file. A message begins with a `From ` line at the file's start or behind a blank line;
/// `>From ` loses one `>` (mboxrd), which reads mboxo as well.
///
/// One message is held at a time, at most `longest` bytes of it.
public struct MboxReader: ImportReader {
    /// Bytes of one message; a longer one is rejected.
    public static let longest = 10 * 1024 * 1024

    private var lines: LineReader
    private var mapping: MailMapping
    private let file: String?
    /// The line `From …` of the message to come, and its number.
    private var envelope: (text: [UInt8], line: Int)?
    private var isAtEnd = false

    public init(_ source: any ByteSource, defaults: ImportDefaults) {
        lines = LineReader(source, limit: Self.longest)
        mapping = MailMapping(defaults: defaults)
        file = defaults.file
    }

    public mutating func next() throws(ImportFault) -> ImportRecord? {
        if envelope == nil, !isAtEnd { try skipToFirst() }
        guard let current = envelope else { return nil }
        envelope = nil
        let (bytes, isTooLong) = try body()
        if isTooLong {
            return reject(current.line, FieldFault(nil, "message longer than \(Self.longest) bytes"), bytes)
        }
        do throws(FieldFault) {
            return .item(try mapping.item(bytes, envelope: current.text), line: current.line, unknownKeys: [])
        } catch {
            return reject(current.line, error, bytes)
        }
    }

    private func reject(_ line: Int, _ fault: FieldFault, _ bytes: [UInt8]) -> ImportRecord {
        .reject(Reject(file: file, line: line, field: fault.field, reason: fault.reason, raw: bytes))
    }

    private mutating func skipToFirst() throws(ImportFault) {
        while let line = try lines.next() {
            if lines.bytes(of: line).starts(with: Self.from) {
                envelope = (Array(lines.bytes(of: line).prefix(1024)), line.number)
                return
            }
        }
        isAtEnd = true
    }

    /// Up to the next envelope, which is kept.
    private mutating func body() throws(ImportFault) -> (bytes: [UInt8], isTooLong: Bool) {
        var bytes: [UInt8] = []
        var isTooLong = false
        var afterBlank = false
        while let line = try lines.next() {
            let text = lines.bytes(of: line)
            if afterBlank, text.starts(with: Self.from) {
                envelope = (Array(text.prefix(1024)), line.number)
                return (bytes, isTooLong)
            }
            afterBlank = line.range.isEmpty
            isTooLong = isTooLong || line.isTooLong || bytes.count + text.count > Self.longest
            if !isTooLong {
                bytes += Self.unquoted(text)
                bytes.append(0x0A)
            }
        }
        isAtEnd = true
        return (bytes, isTooLong)
    }

    private static func unquoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard line.first == 0x3E, line.drop(while: { $0 == 0x3E }).starts(with: from) else { return line }
        return line.dropFirst()
    }

    private static let from = Array("From ".utf8)
}
