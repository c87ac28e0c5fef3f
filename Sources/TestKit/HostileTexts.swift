/// Texts that strangers have used against terminals, lists and filters. Every sink of foreign text is tested with all.
///
/// Sources: CVE-2003-0063, -0070, CVE-2008-2383, CVE-2022-45063, CVE-2021-33477, CVE-2022-41322 (sequences);
/// CVE-2021-42574 (bidi); CVE-2021-27135 (marks); Unicode 15.
public enum HostileTexts {
    /// All texts, each with a short name for test output.
    public static let all: [(name: String, text: String)] =
        sequences + controls + directions + invisibles + marks + widths + others

    /// Escape sequences that terminals obey or answer.
    public static let sequences: [(name: String, text: String)] = [
        ("title, BEL", "\u{1B}]0;owned\u{07}"),
        ("title, ST", "\u{1B}]2;owned\u{1B}\\"),
        ("title report", "\u{1B}[21t"),
        ("clipboard", "\u{1B}]52;c;cm0gLXJmIC8=\u{07}"),
        ("clipboard query", "\u{1B}]52;c;?\u{07}"),
        ("link to elsewhere", "\u{1B}]8;;http://evil.example\u{1B}\\Rathaus\u{1B}]8;;\u{1B}\\"),
        ("settings report", "\u{1B}P$q\"p\u{1B}\\"),
        ("cursor report", "\u{1B}[6n"),
        ("device attributes", "\u{1B}[c"),
        ("font report", "\u{1B}]50;?\u{07}"),
        ("rxvt graphics report", "\u{1B}GQ"),
        ("notification", "\u{1B}]99;i=1;hello\u{1B}\\"),
        ("clear screen", "\u{1B}[2J\u{1B}[H"),
        ("alternate screen off", "\u{1B}[?1049l"),
        ("paste end", "\u{1B}[201~:q!\r"),
        ("eight-bit CSI", "\u{9B}31m"),
        ("eight-bit OSC", "\u{9D}0;owned\u{9C}"),
        ("unfinished CSI", "Anna\u{1B}["),
        ("ESC at the end", "Anna\u{1B}"),
        ("continued in the next field", "[31mBerta"),
        ("tmux passthrough", "\u{1B}Ptmux;\u{1B}\u{1B}]0;x\u{07}\u{1B}\\"),
        ("character set", "\u{0E}qqqq\u{0F}"),
        ("terminal reset", "\u{1B}c"),
    ]

    /// Control characters that move or overwrite.
    public static let controls: [(name: String, text: String)] = [
        ("return overwrites", "Fremder Name\rAmtsleitung"),
        ("backspaces overwrite", "evil\u{08}\u{08}\u{08}\u{08}Amt"),
        ("line feed in a name", "Anna\nSystem: genehmigt"),
        ("CR LF header", "Betreff\r\nBcc: all@example.org"),
        ("vertical tab and form feed", "a\u{0B}b\u{0C}c"),
        ("NUL", "a\u{0}b"),
        ("DEL", "a\u{7F}b"),
        ("bells", String(repeating: "\u{07}", count: 50)),
        ("every C0", scalars(Array(0..<0x20))),
        ("every C1", scalars(Array(0x80..<0xA0))),
        ("next line", "a\u{85}b"),
        ("line separators", "a\u{2028}b\u{2029}c"),
        ("tabs", "\t\ta\tb"),
    ]

    /// Marks that turn the direction of text.
    public static let directions: [(name: String, text: String)] = [
        ("override in a handle", "@amt\u{202E}gpj.exe"),
        ("override in an address", "https://\u{202E}ed.ehcsneb\u{202C}/"),
        ("open isolate", "\u{2067}offen"),
        ("open embeddings", String(repeating: "\u{202B}", count: 200) + "x"),
        ("left-to-right and right-to-left marks", "a\u{200E}b\u{200F}c\u{061C}d"),
        ("Arabic and Hebrew", "مرحبا שלום 123"),
    ]

    /// Text that no one sees.
    public static let invisibles: [(name: String, text: String)] = [
        ("zero-width space in a word", "Ver\u{200B}sager"),
        ("zero-width joiners in a word", "a\u{200D}b\u{200C}c"),
        ("word joiner and BOM", "\u{FEFF}a\u{2060}b"),
        ("hidden tag text", "Hallo\u{E0001}\u{E0068}\u{E0069}\u{E007F}"),
        ("variation selectors as data", "a\u{FE01}\u{FE05}\u{E0101}\u{E01EF}"),
        ("Hangul fillers", "\u{3164}\u{115F}\u{1160}\u{FFA0}"),
        ("soft hyphens", "Zwi\u{AD}schen\u{AD}be\u{AD}scheid"),
        ("invisible operators", "f\u{2061}x\u{2062}y\u{2063}z\u{2064}"),
        ("interlinear annotation", "a\u{FFF9}b\u{FFFA}c\u{FFFB}"),
    ]

    /// Too many marks, or marks without a letter.
    public static let marks: [(name: String, text: String)] = [
        ("10,000 marks on one letter", "a" + String(repeating: "\u{0301}", count: 10_000) + "b"),
        ("mark at the start", "\u{0308}Umlaut"),
        ("mark after a control", "\u{1B}\u{0301}x"),
        ("enclosing marks", "x\u{20DD}\u{20E3}\u{0489}"),
        ("grapheme joiner", "a\u{034F}\u{034F}b"),
    ]

    /// Letters whose width programs disagree about.
    public static let widths: [(name: String, text: String)] = [
        ("family emoji", "👨‍👩‍👧‍👦 Familie"),
        ("500 joined emoji", String(repeating: "👩‍💻", count: 500)),
        ("gear with selector", "⚙\u{FE0F} Werkstatt"),
        ("flags and skin tones", "🇩🇪👋🏽🏴\u{E0067}\u{E0062}\u{E007F}"),
        ("keycap", "1\u{FE0F}\u{20E3}"),
        ("wide letters", "漢字かな交じり文"),
        ("wide letter at the last column", String(repeating: "x", count: 79) + "漢"),
        ("ambiguous width", "§°±×÷αβγ①Ⅳ■"),
        ("half-width kana", "ﾊﾝｶｸ"),
        ("Hangul letters", "\u{1112}\u{1161}\u{11AB}"),
        ("ideographic space", "a\u{3000}b"),
        ("new emoji", "\u{1FAE8}\u{1FADF}"),
    ]

    /// Everything else.
    public static let others: [(name: String, text: String)] = [
        ("empty", ""),
        ("private use", "\u{E0A0}\u{F8FF}\u{100000}"),
        ("noncharacters", scalars([0xFFFE, 0xFDD0, 0x10FFFF])),
        ("replacement characters", "\u{FFFD}\u{FFFD}"),
        ("look-alike", "Stаdt Bremerhaven"),
        ("100,000 letters", String(repeating: "Ä", count: 100_000)),
        ("one long word", String(repeating: "W", count: 5_000)),
        ("many blank lines", String(repeating: "\n", count: 2_000)),
        ("format directives", "%s%n%@\\(x)${HOME}`id`"),
        ("markup", "<b>fett</b> [red]rot[/red] {{name}}"),
    ]

    private static func scalars(_ values: [UInt32]) -> String {
        String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
    }
}
