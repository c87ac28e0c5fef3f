internal import CNcurses

/// The character set of the terminal, as the environment names it.
public enum TerminalLocale {
    /// Adopts the character set of `LC_ALL`, `LC_CTYPE` or `LANG`, or of the locale named. True when it is UTF-8.
    ///
    /// To be called once, before a gate is made and before other threads run (setlocale(3)).
    @discardableResult
    public static func adopt(_ name: String = "") -> Bool {
        lotse_locale_adopt(name) == 1
    }
}

extension CellWidth {
    /// The table of the C library in the adopted locale, which curses uses too.
    public static let libc = CellWidth { Int(lotse_wcwidth($0)) }
}
