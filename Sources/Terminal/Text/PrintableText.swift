/// Cleaned strings for the sinks that take bytes and not cells: window title, clipboard, log lines.
public enum PrintableText {
    /// The text without control, bidi, zero-width, tag and private-use scalars, at most `limit` scalars.
    ///
    /// With `keepsLines` line feeds and tabs stay; CR LF becomes LF. Otherwise both become blanks.
    public static func cleaned(_ text: UntrustedText, keepsLines: Bool = false, limit: Int = 4096) -> String {
        cleaned(text.storedForm, keepsLines: keepsLines, limit: limit)
    }

    /// The same for a text of our own that may hold foreign parts.
    public static func cleaned(_ text: String, keepsLines: Bool = false, limit: Int = 4096) -> String {
        var kept = String.UnicodeScalarView()
        var count = 0
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars where count < limit {
            defer { previous = scalar }
            if scalar == "\n" && previous == "\r" { continue }
            guard let replacement = allowed(scalar, keepsLines: keepsLines) else { continue }
            kept.append(replacement)
            count += 1
        }
        return String(kept)
    }

    /// How many invisible or reordering scalars a text holds, so that a screen can announce them. Joiners and
    /// selectors inside emoji and soft hyphens are not counted.
    public static func hiddenCount(_ text: UntrustedText) -> Int {
        var previous: Unicode.Scalar = " "
        var count = 0
        for scalar in text.storedForm.unicodeScalars where scalar.value >= 0x80 {
            let kind = ScalarKind(scalar)
            if kind == .hidden || (kind == .joiner && !previous.isPictogram) { count += 1 }
            if kind == .base { previous = scalar }
        }
        return count
    }

    private static func allowed(_ scalar: Unicode.Scalar, keepsLines: Bool) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x20..<0x7F: return scalar
        case 0x0A, 0x0D: return keepsLines ? "\n" : " "
        case 0x09: return keepsLines ? "\t" : " "
        case 0..<0x80: return nil
        default: break
        }
        switch ScalarKind(scalar) {
        case .base, .mark, .dropped: return scalar.value == 0xAD ? nil : scalar
        case .blank: return " "
        case .lineEnd: return keepsLines ? "\n" : " "
        case .hidden, .joiner, .forbidden: return nil
        }
    }
}
