/// Keeps spreadsheet programs from running what a citizen wrote (OWASP, "CSV Injection").
///
/// A cell that begins with `=`, `+`, `-`, `@`, TAB or CR gets an apostrophe before it. So does one that begins with
/// apostrophes followed by such a character, so that `restored(guarded(x)) == x` for every text.
public enum FormulaGuard {
    public static func guarded(_ text: String) -> String { isDangerous(text.utf8) ? "'" + text : text }

    public static func restored(_ text: String) -> String {
        guard text.utf8.first == 0x27, isDangerous(text.utf8.dropFirst()) else { return text }
        // An apostrophe and a mark behind it are one character but two bytes: cut by bytes.
        return String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    }

    /// Apostrophes, then a character that begins a formula.
    private static func isDangerous(_ bytes: some Sequence<UInt8>) -> Bool {
        for byte in bytes {
            switch byte {
            case 0x27: continue
            case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: return true
            default: return false
            }
        }
        return false
    }
}
