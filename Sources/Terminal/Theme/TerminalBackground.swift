/// Whether the terminal's own background is light or dark.
public enum TerminalBackground: Sendable {
    case light
    case dark

    /// Reads `COLORFGBG` as rxvt and Konsole set it, `15;0` or `0;default;15`. Nil when it says nothing usable.
    public init?(colorfgbg: String) {
        guard let last = colorfgbg.split(separator: ";").last, let number = Int(last) else { return nil }
        switch number {
        case 0...6, 8: self = .dark
        case 7, 9...15: self = .light
        default: return nil
        }
    }
}
