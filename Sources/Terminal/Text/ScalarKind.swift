/// What the gate does with a scalar. An allow-list: what is not known to be harmless gets a placeholder.
///
/// Sources: Unicode 15 general categories; CVE-2021-42574 (bidi controls); less CVE-2022-46663 (why no deny-list).
enum ScalarKind: Equatable {
    /// A letter, digit, sign or blank with cells of its own.
    case base
    /// A mark drawn over the letter before it.
    case mark
    /// A blank of any kind; drawn as U+0020.
    case blank
    /// Invisible or reordering: one visible mark for a run of them.
    case hidden
    /// Left out without a trace: U+00AD and the emoji/text selectors, common in honest text.
    case dropped
    /// U+200D: left out between emoji, hidden elsewhere.
    case joiner
    /// A line end beside LF and CR LF: U+2028, U+2029.
    case lineEnd
    /// C1 controls, private use, unassigned, noncharacters.
    case forbidden

    /// The kind of a scalar above U+007F.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x80...0x9F: self = .forbidden
        case 0xA0: self = .blank
        case 0xAD: self = .dropped
        case 0xA1...0x24F: self = .base
        case 0x200D: self = .joiner
        case 0x2028, 0x2029: self = .lineEnd
        case 0xFE0E, 0xFE0F: self = .dropped
        case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: self = .hidden
        case 0x180B...0x180F, 0xFE00...0xFE0D, 0xE0100...0xE01EF: self = .hidden
        default: self = Self.byCategory(scalar)
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarKind {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: .mark
        case .spaceSeparator: .blank
        case .format: .hidden
        case .control, .surrogate, .privateUse, .unassigned: scalar.isTag ? .hidden : .forbidden
        case .lineSeparator, .paragraphSeparator: .lineEnd
        default: .base
        }
    }
}

extension Unicode.Scalar {
    /// U+E0000–E007F, which carry text that no one sees.
    var isTag: Bool { (0xE0000...0xE007F).contains(value) }

    /// A pictogram that may be joined by U+200D; digits and `#` are emoji by property but not here.
    var isPictogram: Bool { value >= 0x203C && properties.isEmoji }
}
