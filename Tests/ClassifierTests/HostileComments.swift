/// Texts that break careless scanners.
enum HostileComments {
    static let all: [String] = [
        "", " ", "\0", "@", "#", "@@@ ###", "*", "a*", "*a*", "!?!?!?", "…", "http://", "www.", "https://x y",
        "\u{200B}\u{FEFF}\u{AD}", "e\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦🏽🇩🇪", "\u{10FFFF}", "ẞßſ", "１２３ ＡＢＣ", "مرحبا שלום 你好",
        "@müller @Jörg", "#ÜberAlles", "a\u{200D}b", String(repeating: "a", count: 5000),
        String(repeating: "🙈", count: 9000), String(repeating: "ä!", count: 30_000),
        String(repeating: "x ", count: 20_000), String(repeating: "*", count: 400) + "a",
    ]
}
