/// Byte sequences for the terminal's own services. Each is a sink of its own: what goes in is cleaned and bounded here.
public enum TerminalSequences {
    /// The most a copied text may hold, in bytes; terminals drop longer ones (xterm 1 MB, others from 100 kB).
    public static let copyLimit = 100_000
    /// The most a window title may hold, in scalars.
    public static let titleLimit = 80

    /// Sets the window's title (OSC 2). Only printable scalars, at most `titleLimit`.
    public static func title(_ text: String) -> [UInt8] {
        let clean = PrintableText.cleaned(text, limit: titleLimit)
        return Array("\u{1B}]2;\(clean)\u{07}".utf8)
    }

    /// Puts the title on the terminal's stack, and takes it from there again (xterm's CSI 22 t and 23 t).
    public static let keepTitle = Array("\u{1B}[22;2t".utf8)
    public static let restoreTitle = Array("\u{1B}[23;2t".utf8)

    /// Copies text to the clipboard (OSC 52), cleaned of control characters. Nil when it is above `copyLimit`.
    ///
    /// No terminal tells whether it obeyed, so a screen should say that copying may have failed.
    public static func copy(_ text: UntrustedText) -> [UInt8]? {
        let bytes = Array(PrintableText.cleaned(text, keepsLines: true, limit: copyLimit + 1).utf8)
        guard bytes.count <= copyLimit else { return nil }
        return Array("\u{1B}]52;c;".utf8) + base64(bytes) + [0x07]
    }

    /// The bell.
    public static let bell: [UInt8] = [0x07]

    /// Base64 with padding (RFC 4648, section 4).
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let padded = group + Array(repeating: 0, count: 3 - group.count)
            let value = padded.reduce(0) { $0 << 8 | Int($1) }
            for index in 0..<4 {
                text.append(index <= group.count ? letters[value >> (18 - 6 * index) & 63] : 0x3D)
            }
        }
        return text
    }
}
