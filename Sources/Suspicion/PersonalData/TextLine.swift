/// The bytes of a text, with the questions the patterns ask of them. No place is out of bounds.
struct TextLine {
    let bytes: UnsafeBufferPointer<UInt8>

    var hasDigit: Bool { bytes.contains(where: Code.isDigit) }
    var hasAt: Bool { bytes.contains(0x40) }

    subscript(_ place: Int) -> UInt8 { place >= 0 && place < bytes.count ? bytes[place] : 0 }

    func isDigit(_ place: Int) -> Bool { Code.isDigit(self[place]) }
    func isUpper(_ place: Int) -> Bool { self[place] &- 0x41 < 26 }
    func isLetter(_ place: Int) -> Bool { self[place] >= 0x41 && Code.isLetter(self[place] | 0x20) }
    /// Letters of any script and digits.
    func isWordy(_ place: Int) -> Bool { self[place] >= 0x80 || isLetter(place) || isDigit(place) }
}
