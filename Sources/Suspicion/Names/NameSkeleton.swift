/// The two forms in which names are compared: as they read, and as they look.
///
/// The looks are a skeleton after Unicode Technical Standard 39, section 4, for the letters that occur in names:
/// foreign letters become the Latin ones they look like, `0` is `o`, `1` and a capital `I` are `l`, `rn` is `m`,
/// `vv` is `w`. Case, marks, invisible characters, space, punctuation and emoji are left out of both.
struct NameSkeleton: Equatable {
    /// Letters and digits as read.
    let plain: [UInt8]
    /// Letters and digits as seen.
    let looks: [UInt8]
    /// Whether a letter is not what it looks like, or something in the name cannot be seen.
    let isDisguised: Bool

    init(_ name: String) {
        plain = Self.read(name)
        let capitals = name.unicodeScalars.map { scalar -> Unicode.Scalar in scalar == "I" ? "l" : scalar }
        looks = Self.joined(Self.read(String(String.UnicodeScalarView(capitals))).map(Self.seen))
        isDisguised = name.unicodeScalars.contains { scalar in
            scalar == "$" || scalar == "€" || scalar.properties.generalCategory == .format
                || scalar.value >= 0x80 && LookAlikes.latin(scalar.value) != nil
        }
    }

    /// The `e` of an umlaut goes, as everywhere: Mueller is Müller.
    private static func read(_ name: String) -> [UInt8] {
        var letters: [UInt8] = []
        for code in SpelledText(name).codes {
            let letter = code == 0x24 || code == Code.euro ? Code.disguised(code).0 : code
            guard Code.isWordy(letter), letter != 0x65 || !WordWalk.isBeforeUmlautE(letters.last ?? 0) else { continue }
            letters.append(letter)
        }
        return letters
    }

    private static func seen(_ letter: UInt8) -> UInt8 {
        switch letter {
        case 0x30: 0x6F
        case 0x31: 0x6C
        case 0x35: 0x73
        default: letter
        }
    }

    private static func joined(_ letters: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for letter in letters {
            switch (result.last, letter) {
            case (0x72, 0x6E): result[result.count - 1] = 0x6D
            case (0x76, 0x76): result[result.count - 1] = 0x77
            default: result.append(letter)
            }
        }
        return result
    }
}
