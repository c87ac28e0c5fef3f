internal import Foundation
internal import StrictJSON
internal import Testing

/// A desk whose file or folder may not be written: everything is read as always, every write is one clear line.
///
/// Root may write everywhere, so that under root the program runs as nobody.
@Suite("A desk without the right to write")
struct ReadOnlyDeskTests {
    enum Closed: String, CaseIterable, Sendable {
        case file, folder, both

        var modes: (file: Int, folder: Int) {
            switch self {
            case .file: (0o444, 0o777)
            case .folder: (0o666, 0o555)
            case .both: (0o444, 0o555)
            }
        }
    }

    @Test("reading works, writing says so and ends with 77", arguments: Closed.allCases, [false, true])
    func closed(_ closed: Closed, isOpenElsewhere: Bool) async throws {
        let desk = try await TestDesk()
        let numbers = try await desk.cases(["eins", "zwei"])
        _ = try await desk.json("claim", numbers[1])
        let holder = isOpenElsewhere ? try await Holder(desk) : nil
        let modes = closed.modes
        for name in try FileManager.default.contentsOfDirectory(atPath: desk.folder) where name.contains("sqlite") {
            try desk.setMode(modes.file, "/" + name)
        }
        try desk.setMode(modes.folder)
        defer { try? desk.setMode(0o700) }
        let before = try Data(contentsOf: URL(fileURLWithPath: desk.path))

        #expect(try await desk.asNobody("list", "--json").lines().compactMap { $0["id"]?.string }.sorted() == numbers)
        for reading in [["show", numbers[0]], ["count"], ["sla"], ["why", numbers[0]], ["journal"], ["verify"]] {
            let outcome = try await desk.asNobody(reading)
            #expect(outcome.status == 0 && outcome.err.isEmpty, "\(closed) \(reading): \(outcome.err)")
        }
        let writes = [
            ["note", numbers[0], "x"], ["claim", numbers[0]], ["close", numbers[0]], ["undo"], ["sync", "--once"],
            ["accounts", "add", "facebook", "stadt"], ["reply", numbers[0], "--text", "x", "--draft"],
        ]
        for writing in writes {
            let outcome = try await desk.asNobody(writing)
            #expect(outcome.status == 77 && outcome.out.isEmpty, "\(closed) \(writing): \(outcome)")
            #expect(outcome.err.split(separator: "\n").count == 1 && outcome.err.contains("reading only"))
        }
        let imported = try await desk.asNobody(["import", "-"], input: Rows.row(id: "neu", minute: 9, text: "drei"))
        #expect(imported.status == 77 && imported.err.split(separator: "\n").count == 1, "\(imported)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: desk.path)) == before)
        #expect(try await desk.asNobody("count", "--json").json()["total"]?.int == 2)
        try await holder?.end()
    }

    @Test("where nothing may be made, init, backup and restore say so and end with 73 or 77")
    func nothingMade() async throws {
        let desk = try await TestDesk()
        let copy = desk.folder + "/copy.sqlite"
        _ = try await desk.json("backup", copy)
        try desk.setMode(0o444, "/copy.sqlite")
        try desk.setMode(0o444, "/desk.sqlite")
        try desk.setMode(0o555)
        defer { try? desk.setMode(0o700) }
        for arguments in [
            ["init", "--desk", desk.folder + "/new.sqlite"], ["init", "--desk", desk.folder + "/below/new.sqlite"],
            ["backup", desk.folder + "/second.sqlite"], ["restore", copy],
        ] {
            let outcome = try await desk.asNobody(arguments)
            #expect([73, 77].contains(outcome.status), "\(arguments): \(outcome)")
            #expect(
                outcome.err.split(separator: "\n").count == 1 && outcome.out.isEmpty, "\(arguments): \(outcome.err)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder).filter { $0.contains("part") } == [])
        #expect(try await desk.asNobody("verify").status == 0)
    }

    @Test("standard output that takes nothing: one line and 73, and the decision stands")
    func fullOutput() async throws {
        let desk = try await TestDesk()
        let number = try #require(try await desk.cases(["eins"]).first)
        for arguments in [["list"], ["list", "--json"], ["note", number, "x"]] {
            let command = ([Binary.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
            let environment = desk.environment
            let outcome = try await blocking {
                try Run(["-c", "exec \(command) > /dev/full"], environment: environment, program: "/bin/sh").end(
                    within: 60)
            }
            #expect(outcome.status == 73, "\(arguments): \(outcome)")
            #expect(outcome.err.split(separator: "\n").count == 1 && outcome.err.contains("standard output"))
        }
        #expect(try await desk.json("show", number)["messages"]?.array?.count == 2)
    }
}

/// A process that keeps the desk open, so that its companions lie beside the file.
private struct Holder {
    private let run: Run

    init(_ desk: TestDesk) async throws {
        let environment = desk.environment
        run = try Run(["sync"], environment: environment)
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: desk.path + "-shm") {
            try await Task.sleep(nanoseconds: 20_000_000)
        }
    }

    func end() async throws {
        _ = try await blocking { [run] in
            _ = run.kill(after: 0)
            return try run.end(within: 10)
        }
    }
}

extension TestDesk {
    fileprivate func setMode(_ mode: Int, _ name: String = "") throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder + name)
    }

    fileprivate func asNobody(_ arguments: String...) async throws -> Outcome { try await asNobody(arguments) }

    /// A run by somebody who owns nothing here: under root the system's nobody, else whoever runs the tests.
    fileprivate func asNobody(_ arguments: [String], input: String = "") async throws -> Outcome {
        let environment = environment
        guard geteuid() == 0 else { return try await run(arguments, input: Data(input.utf8)) }
        let nobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups", "--", Binary.path]
        return try await blocking {
            try Run(nobody + arguments, environment: environment, input: Data(input.utf8), program: "/usr/bin/setpriv")
                .end(within: 60)
        }
    }
}
