import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The one list of commands, and the keys bound to it.
struct CommandTests {
    @Test("names are unique and every command has a label and a line of help in both languages")
    func complete() {
        let names = CommandList.all.map(\.name)
        #expect(Set(names).count == names.count, "\(names.filter { name in names.filter { $0 == name }.count > 1 })")
        for command in CommandList.all {
            for language in Language.allCases {
                let words = Words(language: language)
                #expect(!command.label(words).isEmpty, "\(command.name)")
                #expect(command.help(words).count > 4, "\(command.name)")
                #expect(!command.help(words).contains("\n"), "\(command.name)")
            }
            #expect(command.help(Words(language: .de)) != command.help(Words(language: .en)), "\(command.name)")
            #expect(!command.contexts.isEmpty)
        }
    }

    @Test("every standard key is bound to a command that exists")
    func bindings() {
        for context in KeyContext.allCases {
            for (key, bound) in Keymap.standard.bindings(in: context) {
                #expect(CommandList.named(bound.command) != nil, "\(context) \(key.name ?? "") → \(bound.command)")
            }
        }
    }

    @Test("every hint is a command with a key", arguments: ScreenKind.tabs)
    func hints(_ kind: ScreenKind) throws {
        let stand = try Stand()
        stand.carryOut(stand.app.show(tab: kind))
        for name in stand.app.top.screen.hints(stand.app) {
            #expect(CommandList.named(name) != nil, "\(name)")
            #expect(!stand.app.keymap.keys(for: name, in: stand.app.contexts).isEmpty, "\(name)")
        }
    }

    @Test("a person's key wins over the standard one, and hints and help show it")
    func override() throws {
        let map = try Keymap.with([KeyBinding(context: "inbox", key: "F5", command: "assign SBA")])
        #expect(map.command(for: .function(5), in: [.inbox, .everywhere]) == .init(command: "assign", argument: "SBA"))
        let moved = try Keymap.with([KeyBinding(context: "everywhere", key: "a", command: "close")])
        #expect(moved.keys(for: "close", in: [.inbox, .everywhere]) == ["a", "x"])
        #expect(moved.keys(for: "assign", in: [.inbox, .everywhere]).isEmpty)
    }

    @Test("keys in dialogs can be bound too")
    func dialogs() throws {
        let stand = try Stand()
        stand.app.keymap = try Keymap.with([KeyBinding(context: "dialog", key: "Ctrl-g", command: "cancel")])
        stand.press("a", "Ctrl-g")
        #expect(stand.app.overlay == nil)
    }

    @Test("clashes and mistakes are told with their lines, all at once")
    func clashes() throws {
        let text =
            "# meine Tasten\ninbox j = down\ninbox j = up\ninbox Hyper-q = down\nnirgends x = down\ninbox t = tanzen\n"
        let bindings = try KeyBinding.parse(text)
        #expect(throws: KeymapError.self) { try Keymap.with(bindings) }
        do { _ = try Keymap.with(bindings) } catch {
            #expect(error.faults.count == 4)
            #expect(error.faults[0] == "line 3: j is bound to “down” already in line 2")
            #expect(error.faults.allSatisfy { $0.hasPrefix("line ") })
        }
        #expect(throws: KeymapError(faults: ["line 1: write “context key = command”, such as “inbox j = down”"])) {
            try KeyBinding.parse("inbox")
        }
    }

    @Test("an equals sign can be bound")
    func equalsSign() throws {
        let parsed = try KeyBinding.parse("inbox = = order")
        #expect(parsed == [KeyBinding(context: "inbox", key: "=", command: "order", line: 1)])
    }

    @Test("the palette finds scattered letters and runs what is chosen")
    func palette() throws {
        let stand = try Stand()
        stand.press("Ctrl-p", "<outbox>", "Enter")
        #expect(stand.app.top == .outbox)
        #expect(FilteredList.score("zwsn", in: "zuweisen") == 3)
        #expect(FilteredList.score("xyz", in: "zuweisen") == nil)
    }

    @Test("the command line runs, completes, keeps its history, and helps with a mistyped name")
    func commandLine() throws {
        let stand = try Stand()
        let key = try #require(stand.selected)
        stand.press(":", "<ass>", "Tab", "<SB>", "Tab", "Enter")
        #expect(stand.desk.row(key)?.record.unit == "SBA")
        #expect(stand.app.history == ["assign SBA"])
        stand.press(":", "Up")
        guard case .commandLine(let line)? = stand.app.overlay else { return #expect(Bool(false), "no line") }
        #expect(line.editor.text == "assign SBA")
        stand.press("Esc", ":", "<asign X>", "Enter")
        #expect(stand.app.flash?.text == "kein Befehl „asign“; meinten Sie assign?")
    }

    @Test(
        "times for snoozing",
        arguments: [
            ("1h", "2026-11-23T11:26:00Z"), ("morgen", "2026-11-24T07:00:00Z"), ("montag", "2026-11-30T07:00:00Z"),
            ("Tuesday", "2026-11-24T07:00:00Z"), ("25.11. 14:30", "2026-11-25T13:30:00Z"),
            ("1.2.", "2027-02-01T07:00:00Z"), ("2026-12-01", "2026-12-01T07:00:00Z"),
        ])
    func snooze(_ text: String, _ expected: String) throws {
        let zone = try FakeDeskSeed.zone
        let reader = SnoozeTime(times: Times(zone: zone, words: Words(language: .de)), now: FakeDeskSeed.now)
        #expect(
            reader.instant(text)?.iso.hasPrefix(expected.dropLast()) == true, "\(reader.instant(text)?.iso ?? "nil")")
        #expect(reader.instant("irgendwann") == nil)
        #expect(reader.instant("32.13.") == nil)
    }

    @Test("merge asks for a number and merges into that case; an unknown one is told")
    func merge() throws {
        let stand = try Stand()
        let key = try #require(stand.selected)
        let target = try #require(stand.app.inbox.window.rows.last?.record)
        stand.press("b", "<\(target.number.serial)>", "Enter")
        #expect(stand.desk.row(key)?.record.status == .merged)
        stand.press("b", "<99999>", "Enter")
        #expect(stand.app.flash?.kind == .error)
        #expect(stand.app.flash?.text.contains("TST-2026-099999") == true)
    }

    @Test("a refused command says why")
    func refused() throws {
        let stand = try Stand()
        stand.press("C")
        #expect(stand.app.flash?.text == "daran war nichts zu ändern")
        stand.desk.refuse(.readOnlyDesk)
        stand.press("x")
        #expect(stand.app.flash?.kind == .error)
    }

    @Test("a question is answered with no by every key but its letter")
    func confirm() throws {
        for key in ["Enter", "n", "Esc", "x"] {
            let stand = try Stand()
            stand.app.overlay = .confirm(Confirm(question: "Beenden?", command: "quit"))
            stand.press(key)
            #expect(stand.app.overlay == nil)
            #expect(!stand.touched.contains { $0.summary == "quit" }, "\(key)")
        }
        let stand = try Stand()
        stand.app.overlay = .confirm(Confirm(question: "Beenden?", command: "quit"))
        stand.press("j")
        #expect(stand.touched.contains { $0.summary == "quit" })
    }
}
