/// Collects a bracketed paste up to its end mark, ESC [ 201 ~.
struct PasteCollector: Sendable {
    private static let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    private var bytes: [UInt8] = []
    private var matched = 0
    private var isTooLong = false
    private let limit: Int

    /// A collector that holds at most `limit` bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes a byte; true when the paste is over.
    mutating func take(_ byte: UInt8) -> Bool {
        if byte == Self.end[matched] {
            matched += 1
            return matched == Self.end.count
        }
        // No part of the mark but its first byte is an ESC, so a broken match can only begin anew here.
        keep(Self.end[..<matched])
        matched = 0
        if byte == Self.end[0] { matched = 1 } else { keep(CollectionOfOne(byte)) }
        return false
    }

    /// The paste as a key.
    var key: Key {
        isTooLong ? .pasteTooLong : .paste(Self.text(of: bytes))
    }

    private mutating func keep(_ more: some Collection<UInt8>) {
        guard bytes.count + more.count <= limit else {
            isTooLong = true
            bytes = []
            return
        }
        if !isTooLong { bytes.append(contentsOf: more) }
    }

    /// Valid UTF-8, line ends as LF, without control characters but LF and tab.
    private static func text(of bytes: [UInt8]) -> String {
        var kept = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            defer { previous = scalar }
            switch scalar.value {
            case 0x0D: kept.append("\n")
            case 0x0A where previous == "\r": break
            case 0x09, 0x0A: kept.append(scalar)
            case 0x00..<0x20, 0x7F..<0xA0: break
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }
}
