internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("Registers refuse what would harm the desk")
struct RegisterGuardTests {
    @Test("the last admin can neither be removed nor demoted")
    func lastAdmin() async throws {
        let desk = try await TestDesk()
        #expect(try await desk.run("clerks", "remove", "anna").status == 77)
        #expect(try await desk.run("clerks", "set", "anna", "role=clerk").status == 77)
        #expect(try await desk.run("clerks", "add", "anna", "--role", "reader").status == 73)
        #expect(try await desk.run("clerks", "add", "bert", "--role", "admin").status == 0)
        #expect(try await desk.run("clerks", "remove", "anna").status == 0)
        #expect(try await desk.run("clerks", "remove", "bert", "--as", "bert").status == 77)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test(
        "a name that is empty, has blanks around it or cannot be seen is refused",
        arguments: [
            "", " ", " a", "a ", "a\nb", "\u{1B}]0;x\u{07}", "a\u{9B}1m", "a\u{202E}b", "a\u{200B}b", "a\u{2028}b",
        ])
    func names(name: String) async throws {
        let desk = try await TestDesk()
        for command in [
            ["units", "add", name, "x"], ["templates", "add", name, "x"], ["accounts", "add", "facebook", "x" + name],
        ] where !(name.isEmpty || name.hasPrefix(" ")) || command[0] != "accounts" {
            let outcome = try await desk.run(command, input: Data())
            #expect(outcome.status == 65, "\(command): \(outcome.out) \(outcome.err)")
        }
    }

    @Test("a control character in a full name, a unit's name or a title is refused; a template keeps its lines")
    func fields() async throws {
        let desk = try await TestDesk()
        let hostile = "B. \u{1B}[31mBrandt"
        #expect(try await desk.run("clerks", "add", "bert", "--full-name", hostile).status == 65)
        #expect(try await desk.run("units", "add", "NEU", hostile).status == 65)
        #expect(try await desk.run("clerks", "set", "anna", "full_name=A.\nZweite Zeile").status == 65)
        #expect(try await desk.run("templates", "add", "t", "eins\n\tzwei").status == 0)
        #expect(try await desk.run("templates", "add", "u", hostile).status == 65)
    }

    @Test("add never overwrites; set refuses a field or value that it would have to pass over")
    func silent() async throws {
        let desk = try await TestDesk()
        #expect(try await desk.run("templates", "add", "zustaendig", "anders").status == 73)
        #expect(try await desk.run("accounts", "add", "x", "amt", "--owner", "ONL").status == 0)
        #expect(try await desk.run("accounts", "add", "x", "amt").status == 73)
        #expect(try await desk.run("units", "add", "NEU", "Neu").status == 0)
        for field in ["valid_to=morgen", "routing=[1,2", "farbe=rot", "valid_from=2026-13-01"] {
            #expect(try await desk.run("units", "set", "NEU", field).status == 65, "\(field)")
        }
        #expect(try await desk.run("accounts", "set", "x/amt", "text_limit=viele").status == 65)
        #expect(try await desk.run("units", "remove", "NEU", "--to", "gestern").status == 64)
        #expect(try await desk.run("units", "set", "NEU", "name=Neuer", "valid_to=2030-01-31").status == 0)
        #expect(try await desk.run("units", "set", "NEU", "valid_to=", #"routing=["Schlagloch"]"#).status == 0)
        #expect(try await desk.run("templates", "set", "zustaendig", "interim=true", "text=5").status == 0)
        #expect(try await desk.run("templates", "set", "zustaendig", "interim=false").status == 0)
        let unit = try #require(try await desk.lines("units").first { $0["sign"] == "NEU" })
        #expect(unit["valid_to"] == nil && unit["routing"] == ["Schlagloch"] && unit["name"] == "Neuer")
    }

    @Test("a unit never stands below itself or below one that does not exist")
    func tree() async throws {
        let desk = try await TestDesk()
        #expect(try await desk.run("units", "add", "A1", "Eins", "--parent", "MAG").status == 0)
        #expect(try await desk.run("units", "add", "A2", "Zwei", "--parent", "A1").status == 0)
        #expect(try await desk.run("units", "set", "A1", "parent=A1").status == 65)
        #expect(try await desk.run("units", "set", "A1", "parent=A2").status == 65)
        #expect(try await desk.run("units", "set", "A1", "parent=GIBTSNICHT").status == 66)
        #expect(try await desk.json("verify")["ok"]?.bool == true)
    }

    @Test("a malformed template is refused where it is entered, in words")
    func malformed() async throws {
        let desk = try await TestDesk()
        let outcome = try await desk.run("templates", "add", "bad", "Guten Tag\n{{#a}}{{")
        #expect(outcome.status == 65)
        #expect(outcome.err.contains("bad") && !outcome.err.contains("Mustache"), "\(outcome.err)")
        #expect(try await desk.run("templates", "set", "zustaendig", "text={{#a}}").status == 65)
    }

    @Test("no control character reaches a channel: neither from a clerk's text nor from a citizen's name")
    func letters() async throws {
        let desk = try await TestDesk()
        let number = try await desk.answerable()
        #expect(try await desk.run("reply", number, "--text", "a\u{1B}[31mb").status == 65)
        #expect(try await desk.run("reply", number, "-", input: "a\u{0}b").status == 65)
        #expect(try await desk.run("reply", number, "--text", "a\n\tb").status == 0)
    }
}
