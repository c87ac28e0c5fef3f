import Foundation
import Testing

@testable import Terminal

@Suite("Theme")
struct ThemeTests {
    static let names = ["default", "light", "high-contrast", "mono"]

    /// Reads the simple shape our theme files keep to: `key = "value"` and `role = { key = "value", … }`.
    private func read(_ name: String) throws -> ThemeSource {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("themes/\(name).toml"), encoding: .utf8)
        var top: [String: String] = [:]
        var roles: [String: [String: String]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") && line != "[roles]" {
            let sides = line.split(separator: " = ", maxSplits: 1).map(String.init)
            if sides[1].hasPrefix("{") { roles[sides[0]] = pairs(sides[1]) } else { top[sides[0]] = bare(sides[1]) }
        }
        return ThemeSource(name: try #require(top["name"]), inherits: top["inherits"], roles: roles)
    }

    private func pairs(_ table: String) -> [String: String] {
        let parts = table.dropFirst().dropLast().components(separatedBy: ", ")
        return Dictionary(
            uniqueKeysWithValues: parts.map { part in
                let sides = part.components(separatedBy: " = ")
                return (sides[0].trimmingCharacters(in: .whitespaces), bare(sides[1]))
            })
    }

    private func bare(_ value: String) -> String {
        value.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
    }

    @Test("the embedded theme is the file's", arguments: names)
    func embedded(name: String) throws {
        #expect(try read(name) == ThemeSource.builtIn.first { $0.name == name })
    }

    @Test("every theme that comes with the program is valid", arguments: names)
    func valid(name: String) throws {
        #expect(try ThemeSource.resolve(name, among: ThemeSource.builtIn).name == name)
    }

    @Test("role names are read back")
    func roleNames() {
        for role in Role.allCases { #expect(Role(name: role.name) == role) }
        #expect(Role.dueSoon.name == "due-soon")
        #expect(Role.allCases.enumerated().allSatisfy { $0.offset == Int($0.element.rawValue) })
    }

    @Test("an override changes its keys only and inherits the rest")
    func overriding() throws {
        let own = ThemeSource(name: "own", inherits: "default", roles: ["overdue": ["foreground": "bright-red"]])
        let theme = try ThemeSource.resolve("own", among: ThemeSource.builtIn + [own])
        #expect(theme[.overdue] == Look(.brightRed, on: .standard, .bold))
        #expect(theme[.title] == Theme.standard[.title])
    }

    private func fault(_ roles: [String: [String: String]]) -> ThemeError? {
        do {
            _ = try ThemeSource.resolve("x", among: [ThemeSource(name: "x", roles: roles)])
            return nil
        } catch {
            return error
        }
    }

    @Test("a fault names theme, role, value and what is allowed")
    func faults() {
        let colour = fault(["error": ["foreground": "pink"]])
        #expect(colour == .unknownColour("pink", key: "foreground", role: "error", theme: "x"))
        #expect(colour?.description.contains("bright-magenta") == true)
        #expect(fault(["eror": [:]])?.description.contains("due-soon") == true)
        #expect(fault(["error": ["fg": "red"]]) == .unknownKey("fg", role: "error", theme: "x"))
        #expect(fault(["error": ["attributes": "bold blink"]])?.description.contains("'blink'; allowed: bold") == true)
        #expect(fault(["a\u{1B}[31m": [:]])?.description.contains("\u{1B}") == false)
    }

    @Test("missing parents and circles are found")
    func inheritance() {
        let one = ThemeSource(name: "one", inherits: "two", roles: [:])
        let two = ThemeSource(name: "two", inherits: "one", roles: [:])
        #expect(throws: ThemeError.circle(["one", "two", "one"])) { try ThemeSource.resolve("one", among: [one, two]) }
        #expect(throws: ThemeError.unknownTheme("two", allowed: ["one"])) {
            try ThemeSource.resolve("one", among: [one])
        }
    }

    @Test("mono uses no colour, and what must not be missed stands out from running text")
    func mono() {
        for role in Role.allCases {
            #expect(Theme.mono[role].foreground == .standard && Theme.mono[role].background == .standard)
        }
        let outstanding: [Role] = [
            .title, .selected, .marked, .overdue, .dueSoon, .moderation, .key, .error, .warning, .unread,
        ]
        for role in outstanding { #expect(Theme.mono[role] != Theme.mono[.text], "\(role)") }
        let neighbours: [(Role, Role)] = [
            (.overdue, .dueSoon), (.overdue, .selected), (.dueSoon, .paused), (.selected, .marked), (.key, .keyLabel),
            (.error, .warning), (.title, .selected), (.unread, .mine), (.moderation, .dueSoon),
        ]
        for (left, right) in neighbours { #expect(Theme.mono[left] != Theme.mono[right], "\(left) \(right)") }
    }

    @Test("reverse upon reverse is plain, so that a placeholder shows in a selected row")
    func doubleReverse() {
        #expect(Theme.mono[.selected].with(.reverse) == Look())
        #expect(Theme.mono[.overdue].with([.underline]).attributes == [.bold, .reverse, .underline])
    }
}

@Suite("Contrast")
struct ContrastTests {
    /// xterm's palette, red, green and blue from 0 to 255.
    private static let palette: [Colour: [Double]] = [
        .black: [0, 0, 0], .red: [205, 0, 0], .green: [0, 205, 0], .yellow: [205, 205, 0], .blue: [0, 0, 238],
        .magenta: [205, 0, 205], .cyan: [0, 205, 205], .white: [229, 229, 229], .brightBlack: [127, 127, 127],
        .brightRed: [255, 0, 0], .brightGreen: [0, 255, 0], .brightYellow: [255, 255, 0], .brightBlue: [92, 92, 255],
        .brightMagenta: [255, 0, 255], .brightCyan: [0, 255, 255], .brightWhite: [255, 255, 255],
    ]

    /// Relative luminance (WCAG 2.1).
    private func luminance(_ colour: Colour) -> Double {
        let parts = (Self.palette[colour] ?? [0, 0, 0]).map { value in
            let share = value / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ left: Colour, _ right: Colour) -> Double {
        let (high, low) = (max(luminance(left), luminance(right)), min(luminance(left), luminance(right)))
        return (high + 0.05) / (low + 0.05)
    }

    private func check(_ name: String, backgrounds: [Colour], atLeast wanted: Double) throws {
        let theme = try ThemeSource.resolve(name, among: ThemeSource.builtIn)
        for role in Role.allCases {
            let look = theme[role]
            if look.foreground == .standard && look.background == .standard { continue }
            #expect(look.foreground != .standard, "\(name) \(role): a background needs its own foreground")
            for background in look.background == .standard ? backgrounds : [look.background] {
                #expect(contrast(look.foreground, background) >= wanted, "\(name) \(role) on \(background)")
            }
        }
    }

    @Test("the default theme can be read on black and on white")
    func standard() throws {
        try check("default", backgrounds: [.black, .brightWhite], atLeast: 3)
    }

    @Test("the light theme can be read on white")
    func light() throws {
        try check("light", backgrounds: [.brightWhite], atLeast: 3)
    }

    @Test("the high-contrast theme has seven to one everywhere and leaves nothing to the terminal")
    func high() throws {
        let theme = try ThemeSource.resolve("high-contrast", among: ThemeSource.builtIn)
        #expect(Role.allCases.allSatisfy { theme[$0].background != .standard })
        try check("high-contrast", backgrounds: [], atLeast: 7)
    }

    @Test("COLORFGBG tells light from dark")
    func background() {
        #expect(TerminalBackground(colorfgbg: "15;0") == .dark)
        #expect(TerminalBackground(colorfgbg: "0;default;15") == .light)
        #expect(TerminalBackground(colorfgbg: "0;7") == .light)
        for bad in ["", ";", "default;default", "0;99", "x"] { #expect(TerminalBackground(colorfgbg: bad) == nil) }
    }
}
