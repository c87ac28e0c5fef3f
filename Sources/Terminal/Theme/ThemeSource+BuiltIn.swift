extension ThemeSource {
    /// The themes that come with the program, equal to the files in `themes`, so that it starts without them.
    public static let builtIn: [ThemeSource] = [standard, light, highContrast, mono]

    private static let standard = ThemeSource(
        name: "default",
        roles: [
            "title": ["foreground": "bright-white", "background": "blue", "attributes": "bold"],
            "dim": ["foreground": "bright-black"],
            "selected": ["foreground": "black", "background": "cyan"],
            "marked": ["foreground": "magenta", "attributes": "bold"],
            "overdue": ["foreground": "red", "attributes": "bold"],
            "due-soon": ["foreground": "magenta"],
            "paused": ["foreground": "bright-black"],
            "moderation": ["foreground": "magenta", "attributes": "underline"],
            "key": ["attributes": "bold"],
            "key-label": ["foreground": "bright-black"],
            "status": ["foreground": "bright-white", "background": "blue"],
            "error": ["foreground": "bright-white", "background": "red", "attributes": "bold"],
            "warning": ["foreground": "black", "background": "yellow"],
            "input": ["attributes": "underline"],
            "border": ["foreground": "bright-black"],
            "unread": ["attributes": "bold"],
            "mine": ["attributes": "bold"],
            "link": ["attributes": "underline"],
            "note": ["foreground": "magenta"],
            "hint": ["foreground": "bright-black"],
        ])

    private static let light = ThemeSource(
        name: "light", inherits: "default",
        roles: [
            "selected": ["foreground": "bright-white", "background": "blue"],
            "title": ["foreground": "black", "background": "white", "attributes": "bold"],
            "status": ["foreground": "black", "background": "white"],
            "link": ["foreground": "blue", "attributes": "underline"],
            "mine": ["foreground": "blue", "attributes": "bold"],
        ])

    private static let highContrast = ThemeSource(
        name: "high-contrast",
        roles: [
            "text": ["foreground": "bright-white", "background": "black"],
            "title": ["foreground": "black", "background": "bright-white", "attributes": "bold"],
            "dim": ["foreground": "bright-white", "background": "black"],
            "selected": ["foreground": "black", "background": "bright-yellow", "attributes": "bold"],
            "marked": ["foreground": "bright-yellow", "background": "black", "attributes": "bold underline"],
            "overdue": ["foreground": "black", "background": "bright-white", "attributes": "bold"],
            "due-soon": ["foreground": "bright-yellow", "background": "black", "attributes": "bold"],
            "ok": ["foreground": "bright-green", "background": "black"],
            "paused": ["foreground": "bright-white", "background": "black"],
            "moderation": ["foreground": "bright-cyan", "background": "black", "attributes": "underline"],
            "key": ["foreground": "bright-yellow", "background": "black", "attributes": "bold"],
            "key-label": ["foreground": "bright-white", "background": "black"],
            "status": ["foreground": "black", "background": "bright-white"],
            "error": ["foreground": "black", "background": "bright-yellow", "attributes": "bold underline"],
            "warning": ["foreground": "black", "background": "bright-yellow", "attributes": "bold"],
            "input": ["foreground": "bright-white", "background": "black", "attributes": "underline"],
            "border": ["foreground": "bright-white", "background": "black"],
            "unread": ["foreground": "bright-white", "background": "black", "attributes": "bold"],
            "mine": ["foreground": "bright-cyan", "background": "black", "attributes": "bold"],
            "link": ["foreground": "bright-cyan", "background": "black", "attributes": "underline"],
            "note": ["foreground": "bright-yellow", "background": "black"],
            "hint": ["foreground": "bright-white", "background": "black"],
        ])

    private static let mono = ThemeSource(
        name: "mono",
        roles: [
            "title": ["attributes": "bold reverse"],
            "dim": ["attributes": "dim"],
            "selected": ["attributes": "reverse"],
            "marked": ["attributes": "bold underline"],
            "overdue": ["attributes": "bold reverse"],
            "due-soon": ["attributes": "bold"],
            "paused": ["attributes": "dim"],
            "moderation": ["attributes": "underline"],
            "key": ["attributes": "bold"],
            "status": ["attributes": "reverse"],
            "error": ["attributes": "bold reverse"],
            "warning": ["attributes": "bold underline"],
            "input": ["attributes": "underline"],
            "border": ["attributes": "dim"],
            "unread": ["attributes": "bold"],
            "mine": ["attributes": "bold underline"],
            "link": ["attributes": "underline"],
            "note": ["attributes": "underline"],
            "hint": ["attributes": "dim"],
        ])
}
