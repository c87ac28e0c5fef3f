internal import ChannelSimulator
internal import Foundation
internal import StrictJSON
internal import Testing

/// The real program on a real terminal, held by a private tmux.
@Suite("The console in a terminal", .serialized, .enabled(if: Tmux.isInstalled))
struct ConsoleSmokeTests {
    /// Runs `work` in a terminal and takes the terminal down whatever comes.
    private func terminal(_ desk: TestDesk, _ work: (Tmux) async throws -> Void) async throws {
        let tmux = try await Tmux(desk)
        do { try await work(tmux) } catch {
            await tmux.stop()
            throw error
        }
        await tmux.stop()
    }

    private func desk(_ texts: [String] = ["Die Laterne ist aus.", "Der Strand ist schön.", "Wann öffnet das Bad?"])
        async throws -> TestDesk
    {
        let desk = try await TestDesk(clock: nil, language: "C.UTF-8")
        let added = try await desk.run("accounts", "add", "facebook", "stadt", "--owner", "ONL")
        try #require(added.status == 0)
        _ = try await desk.cases(texts)
        return desk
    }

    private var open: String { "\(Binary.path) console --no-sync" }

    @Test("the demo starts with a full inbox, moves, opens, helps, takes commands and leaves")
    func demo() async throws {
        let desk = try await TestDesk(profile: nil, clock: nil, language: "C.UTF-8")
        try await terminal(desk) { tmux in
            try await tmux.enter("unset LOTSE_DESK; \(Binary.path) demo; echo ENDE $?")
            try await tmux.until("the whole inbox", within: 60) { screen in
                ["Posteingang", "Frist", "Kanal", "Hilfe"].allSatisfy { screen.contains($0) }
            }
            let row = try await tmux.fact("#{cursor_y}")
            try await tmux.press("j")
            try await tmux.untilFact("#{cursor_y}", "\((Int(row) ?? 0) + 1)")
            try await tmux.press("k")
            try await tmux.untilFact("#{cursor_y}", row)
            try await tmux.press("Enter")
            try await tmux.shows("Beitrag")
            try await tmux.press("q")
            try await tmux.shows("Posteingang")
            try await tmux.press("?")
            try await tmux.shows("Tasten")
            try await tmux.press("Escape")
            try await tmux.until("the help is gone") { !$0.contains("Tasten ·") }
            try await tmux.press(":")
            try await tmux.type("board")
            try await tmux.shows("board")
            try await tmux.press("Enter")
            try await tmux.until("the board") { !$0.contains("Posteingang ") }
            try await tmux.press("1")
            try await tmux.shows("Posteingang")
            try await tmux.press("q")
            try await tmux.shows("ENDE 0")
        }
    }

    @Test("resized to nothing and back in the middle of an answer, the text is still there, and after a kill too")
    func draftSurvives() async throws {
        let desk = try await desk()
        try await terminal(desk) { tmux in
            try await tmux.enter(open)
            try await tmux.shows("Posteingang")
            try await tmux.press("Enter")
            try await tmux.shows("Beitrag")
            try await tmux.press("r")
            try await tmux.shows("Antwort an")
            try await tmux.type("Guten Tag, wir sehen nach.")
            try await tmux.shows("wir sehen nach.")
            for (columns, rows) in [(20, 5), (1, 1), (500, 200), (2, 40), (80, 24)] {
                try await tmux.resize(columns, rows)
                try await tmux.untilFact("#{pane_width}x#{pane_height}", "\(columns)x\(rows)")
            }
            try await tmux.shows("wir sehen nach.")
            try await tmux.type(" Morgen.")
            try await tmux.shows("nach. Morgen.")
            let drafts = DispatchTime.now() + 20.0
            var kept: JSON?
            repeat {
                let shown = try await desk.lines("list", "--order", "due").first?["id"]?.string ?? ""
                kept = try await desk.json("show", shown)["draft"]
            } while kept?.string?.hasSuffix("Morgen.") != true && DispatchTime.now() < drafts
            #expect(kept?.string == "Guten Tag, wir sehen nach. Morgen.")
            try await tmux.press("Escape")
            try await tmux.enter(":quit")
            _ = try await tmux.fact("#{pane_pid}")
        }
    }

    @Test("Ctrl-Z gives the shell back, fg the picture")
    func suspend() async throws {
        let desk = try await desk()
        try await terminal(desk) { tmux in
            try await tmux.enter("set -m; \(open)")
            try await tmux.shows("Hilfe")
            try await tmux.press("C-z")
            try await tmux.shows("Stopped")
            try await tmux.untilFact("#{alternate_on}", "0")
            try await tmux.enter("echo noch da")
            try await tmux.shows("noch da")
            try await tmux.enter("fg")
            try await tmux.shows("Posteingang")
            try await tmux.untilFact("#{alternate_on}", "1")
            try await tmux.press("q")
            try await tmux.untilFact("#{alternate_on}", "0")
        }
    }

    @Test("ended by a signal, the terminal is as it was", arguments: ["TERM", "HUP", "INT"])
    func signal(name: String) async throws {
        let desk = try await desk()
        let before = desk.folder + "/before"
        let after = desk.folder + "/after"
        try await terminal(desk) { tmux in
            try await tmux.enter("stty -a > \(before); \(open) & echo $! > \(desk.folder)/pid; fg")
            try await tmux.shows("Posteingang")
            try await tmux.untilFact("#{alternate_on}", "1")
            let pid = try String(contentsOfFile: desk.folder + "/pid", encoding: .utf8).trimmingCharacters(
                in: .newlines)
            let signals: [String: Int32] = ["TERM": SIGTERM, "HUP": SIGHUP, "INT": SIGINT]
            kill(try #require(Int32(pid)), try #require(signals[name]))
            try await tmux.untilFact("#{alternate_on}", "0")
            try await tmux.enter("stty -a > \(after); echo fertig")
            try await tmux.shows("fertig")
            #expect(try await tmux.fact("#{mouse_any_flag}#{cursor_flag}#{keypad_flag}") == "010")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: before)) == Data(contentsOf: URL(fileURLWithPath: after)))
    }

    @Test("text that would steer the terminal is shown and does nothing")
    func hostile() async throws {
        let title = "\u{1B}]0;gekapert\u{07}\u{1B}]2;gekapert\u{1B}\\"
        let desk = try await desk([
            "Anfang\(title)\u{1B}[2J\u{1B}[H\u{9B}31m\u{1B}[?1049lEnde\u{202E}trekrev", "\u{1B}cweg",
        ])
        try await terminal(desk) { tmux in
            try await tmux.enter(open)
            try await tmux.shows("Posteingang")
            try await tmux.shows("Anfang")
            try await tmux.untilFact("#{alternate_on}", "1")
            try await tmux.press("G")
            try await tmux.press("Enter")
            try await tmux.shows("Beitrag")
            #expect(try await tmux.fact("#{alternate_on}") == "1")
            #expect(!(try await tmux.fact("#{pane_title}")).contains("gekapert"))
            try await tmux.press("q")
            try await tmux.press("q")
            try await tmux.untilFact("#{alternate_on}", "0")
            #expect(!(try await tmux.fact("#{pane_title}")).contains("gekapert"))
        }
    }

    @Test("what another process writes comes on the screen by itself")
    func otherProcess() async throws {
        let desk = try await desk(["Nur dieser Fall."])
        try await terminal(desk) { tmux in
            try await tmux.enter(open)
            try await tmux.shows("Posteingang")
            try await tmux.press("Enter")
            try await tmux.shows("Beitrag")
            _ = try await desk.json("note", "BHV-2026-000001", "von nebenan geschrieben")
            try await tmux.shows("von nebenan geschrieben")
            try await tmux.press("q")
            try await tmux.shows("Posteingang")
            let row = Rows.row(id: "neu", minute: 900, text: "Ganz frisch eingetroffen")
            _ = try await desk.json("import", "-", input: row)
            try await tmux.until("the new case or a word of it") {
                $0.contains("Ganz frisch") || $0.contains("neue") || $0.contains("1 neu")
            }
        }
    }

    @Test("a reply from a template goes out, gets its tick, and stands at the server once")
    func reply() async throws {
        let simulator = try await Simulator.start()
        defer { Task { await simulator.stop() } }
        await simulator.mastodon.comment("Wann öffnet das Bad?", by: "Imke Petersen")
        let desk = try await TestDesk(clock: nil, language: "C.UTF-8")
        let token = try desk.file("token", Simulator.token)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token)
        _ = try await desk.run(
            "accounts", "add", "mastodon", "stadt", "--address", simulator.baseURL, "--secret", "file:" + token,
            "--owner", "ONL")
        try await terminal(desk) { tmux in
            try await tmux.enter("\(Binary.path)")
            try await tmux.shows("Wann öffnet", within: 30)
            try await tmux.press("g")
            try await tmux.press("Enter")
            try await tmux.shows("Beitrag")
            try await tmux.press("r")
            try await tmux.shows("Antwort an")
            try await tmux.press("C-t")
            try await tmux.shows("Dank für Lob")
            try await tmux.type("Lob")
            try await tmux.press("Enter")
            // The picker shows the template's own words before; only the letter names the citizen.
            try await tmux.shows("Guten Tag Imke Petersen")
            try await tmux.press("C-s")
            // The undo delay is ten seconds.
            try await tmux.shows("✓", within: 60)
        }
        let posts = await simulator.mastodon.cityPosts()
        #expect(posts.count == 1)
        #expect(posts.first?.text.contains("das freut uns sehr") == true)
        let items = try await desk.lines("outbox")
        #expect(items.count == 1)
        #expect(items.first?["state"] == "sent")
        #expect(items.first?["remote_id"]?.string == posts.first?.id)
    }
}
