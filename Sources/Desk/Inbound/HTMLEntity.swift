/// The character references of HTML (WHATWG HTML, "Named character references" and "Numeric character reference
/// end state"), as far as people and editors write them.
public enum HTMLEntity {
    /// The character for a name, without `&` and `;`.
    public static func named(_ name: String) -> String? { names[name] }

    /// Decodes the reference whose `&` stands at `index`; nil when there is none. The length counts all its bytes.
    static func decode(_ bytes: [UInt8], at index: Int) -> (value: String, length: Int)? {
        guard index + 1 < bytes.count else { return nil }
        if bytes[index + 1] == 0x23 { return numeric(bytes, at: index) }
        var end = index + 1
        while end < bytes.count, end - index <= 10, isLetterOrDigit(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        if end < bytes.count, bytes[end] == 0x3B, let value = names[name] { return (value, end + 1 - index) }
        guard unterminated.contains(name), let value = names[name] else { return nil }
        return (value, end - index)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || (0x30...0x39).contains(byte)
    }

    private static func numeric(_ bytes: [UInt8], at index: Int) -> (value: String, length: Int)? {
        var position = index + 2
        let isHex = position < bytes.count && bytes[position] | 0x20 == 0x78
        if isHex { position += 1 }
        let radix: UInt32 = isHex ? 16 : 10
        let start = position
        var number: UInt32 = 0
        while position < bytes.count, let digit = digit(bytes[position]), digit < radix {
            number = min(number * radix + digit, 0x11_0000)
            position += 1
        }
        guard position > start else { return nil }
        if position < bytes.count, bytes[position] == 0x3B { position += 1 }
        return (String(Character(scalar(number))), position - index)
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    /// What HTML makes of a number: 128–159 are windows-1252, and what is no character is U+FFFD.
    private static func scalar(_ number: UInt32) -> Unicode.Scalar {
        let mapped = (0x80...0x9F).contains(number) ? windows1252[Int(number - 0x80)] : number
        return mapped == 0 ? "\u{FFFD}" : Unicode.Scalar(mapped) ?? "\u{FFFD}"
    }

    /// The code points of the bytes 128–159 in windows-1252 (WHATWG Encoding); the five unassigned are themselves.
    public static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Names that old pages write without `;`.
    private static let unterminated: Set<String> = Set(latin1 + ["amp", "lt", "gt", "quot"])

    /// U+00A0…U+00FF in order.
    private static let latin1 =
        ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute "
        + "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring "
        + "AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml "
        + "times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil "
        + "egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash "
        + "ugrave uacute ucirc uuml yacute thorn yuml").split(separator: " ").map(String.init)

    private static let names: [String: String] = {
        var names = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "euro": "€", "hellip": "…", "ndash": "–",
            "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„",
            "lsaquo": "‹", "rsaquo": "›", "bull": "•", "trade": "™", "permil": "‰", "dagger": "†", "Dagger": "‡",
            "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
            "lrm": "\u{200E}", "rlm": "\u{200F}", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔",
            "minus": "−", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "infin": "∞", "hearts": "♥", "check": "✓",
            "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ", "fnof": "ƒ", "circ": "ˆ",
            "tilde": "˜", "colon": ":", "comma": ",", "period": ".", "excl": "!", "quest": "?", "num": "#",
            "dollar": "$", "percnt": "%", "ast": "*", "plus": "+", "equals": "=", "sol": "/", "bsol": "\\",
            "lpar": "(", "rpar": ")", "lowbar": "_", "commat": "@", "NewLine": "\n", "Tab": "\t",
        ]
        for (offset, name) in latin1.enumerated() {
            names[name] = Unicode.Scalar(UInt32(0xA0 + offset)).map { String(Character($0)) }
        }
        return names
    }()
}
