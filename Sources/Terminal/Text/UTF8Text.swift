/// The bytes of a Swift string, read scalar by scalar. They are valid UTF-8 because every `String` is.
struct UTF8Text {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var count: Int { bytes.count }

    subscript(place: Int) -> UInt8 { bytes[place] }

    /// The scalar that begins at `place`, and where the next one begins (RFC 3629, section 3).
    func scalar(at place: Int) -> (Unicode.Scalar, next: Int) {
        let lead = UInt32(bytes[place])
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 1, place + length <= bytes.count else { return (Unicode.Scalar(bytes[place]), place + 1) }
        var value = lead & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[place + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", place + length)
    }

    /// True when a pictogram begins at `place`.
    func pictogram(at place: Int) -> Bool {
        place < bytes.count && bytes[place] >= 0x80 && scalar(at: place).0.isPictogram
    }
}
