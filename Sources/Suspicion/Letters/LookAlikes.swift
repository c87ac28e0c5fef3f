/// Letters of other scripts, and forms of Latin letters, that a reader takes for a Latin letter.
///
/// A selection from the confusables of Unicode Technical Standard 39, with the small capitals and the enclosed and
/// mathematical alphabets that the compatibility decompositions of UAX 15 (NFKC) bring back to ASCII.
enum LookAlikes {
    /// The Latin letter, in lower case, that stands for `scalar`; nil where no reader would take it for one.
    static func latin(_ scalar: UInt32) -> UInt8? {
        if let letter = single[scalar] { return letter }
        switch scalar {
        case 0x249C...0x24B5: return letter(scalar - 0x249C)
        case 0x24B6...0x24E9: return letter((scalar - 0x24B6) % 26)
        case 0xFF21...0xFF3A: return letter(scalar - 0xFF21)
        case 0xFF41...0xFF5A: return letter(scalar - 0xFF41)
        case 0x1D400...0x1D6A3: return letter((scalar - 0x1D400) % 26)
        case 0x1F110...0x1F129: return letter(scalar - 0x1F110)
        case 0x1F130...0x1F149: return letter(scalar - 0x1F130)
        case 0x1F150...0x1F169: return letter(scalar - 0x1F150)
        case 0x1F170...0x1F189: return letter(scalar - 0x1F170)
        default: return nil
        }
    }

    /// The ASCII digit of full-width, enclosed and mathematical digits.
    static func digit(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0xFF10...0xFF19: digitByte(scalar - 0xFF10)
        case 0x1D7CE...0x1D7FF: digitByte((scalar - 0x1D7CE) % 10)
        case 0x2460...0x2468: digitByte(scalar - 0x2460 + 1)
        case 0x24EA: digitByte(0)
        default: nil
        }
    }

    private static func letter(_ place: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x61 + place) }
    private static func digitByte(_ value: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x30 + value) }

    /// Pairs of a foreign letter and the Latin one it looks like. Greek capitals Η, Ν and Υ look like H, N and Y,
    /// their small letters like n, v and u; both are read by their looks. Cyrillic has one reading for both cases.
    private static let single: [UInt32: UInt8] = {
        let pairs = [
            "аa", "АA", "вb", "ВB", "еe", "ЕE", "кk", "КK", "мm", "МM", "нh", "НH", "оo", "ОO", "рp", "РP", "сc", "СC",
            "тt", "ТT", "уy", "УY", "хx", "ХX", "іi", "ІI", "їi", "ЇI", "јj", "ЈJ", "ѕs", "ЅS", "ёe", "ЁE", "ѐe", "ЀE",
            "ԁd", "ԛq", "ԝw", "ԜW", "һh", "ҺH", "ӏl", "ӀL", "ѵv", "ѴV", "ԍg", "қk", "ҝk", "ҳx", "ҫc", "ӓa", "ӧo",
            "αa", "ΑA", "βb", "ΒB", "εe", "ΕE", "ζz", "ΖZ", "ηn", "ΗH", "ιi", "ΙI", "κk", "ΚK", "ΜM", "νv", "ΝN", "οo",
            "ΟO", "ρp", "ΡP", "τt", "ΤT", "υu", "ΥY", "χx", "ΧX", "γy", "ωw", "ϲc", "ϹC", "ϳj", "άa", "έe", "ήn", "ίi",
            "όo", "ύu",
            "ᴀa", "ʙb", "ᴄc", "ᴅd", "ᴇe", "ꜰf", "ɢg", "ʜh", "ɪi", "ᴊj", "ᴋk", "ʟl", "ᴍm", "ɴn", "ᴏo", "ᴘp", "ʀr", "ꜱs",
            "ᴛt", "ᴜu", "ᴠv", "ᴡw", "ʏy", "ᴢz", "ɑa", "ɡg", "ɩi", "ʋv", "ɯw", "ℂC", "ℊg", "ℋH", "ℌH", "ℍH", "ℎh", "ℐI",
            "ℑI", "ℒL", "ℓl", "ℕN", "ℙP", "ℚQ", "ℛR", "ℜR", "ℝR", "ℤZ", "ℨZ", "ℬB", "ℭC", "ℯe", "ℰE", "ℱF", "ℳM", "ℴo",
            "օo", "ոn", "սu", "հh", "ցg", "յj", "Տs", "Օo",
        ]
        return Dictionary(
            pairs.compactMap { pair -> (UInt32, UInt8)? in
                let scalars = Array(pair.unicodeScalars)
                guard scalars.count == 2, scalars[1].isASCII else { return nil }
                return (scalars[0].value, UInt8(scalars[1].value) | 0x20)
            }, uniquingKeysWith: { first, _ in first })
    }()
}
