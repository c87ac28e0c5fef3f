internal import Foundation
internal import StrictJSON
internal import Testing

/// A desk in a folder of its own, worked on by the program only. The folder goes with the value.
final class TestDesk: Sendable {
    let folder: String
    let environment: [String: String]

    /// The instant at which tests stand unless they say otherwise: a Monday, an hour after the office opened.
    static let now = "2026-03-02T08:00:00Z"

    /// Makes the folder, and a desk in it unless `profile` is nil.
    init(profile: String? = "bremerhaven", clock: String? = TestDesk.now, language: String = "en_US.UTF-8") async throws
    {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("lotse-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var environment = [
            "LOTSE_DESK": folder + "/desk.sqlite", "LOTSE_CLERK": "anna", "LANG": language, "HOME": folder,
            "PATH": "/usr/bin:/bin", "TERM": "xterm-256color",
            // A crash is told by its status; the report of it would take seconds.
            "SWIFT_BACKTRACE": "enable=no",
        ]
        environment["LOTSE_CLOCK"] = clock
        self.environment = environment
        guard let profile else { return }
        let made = try await run("init", "--profile", profile)
        try #require(made.status == 0, "\(made.err)")
    }

    /// The desk as it lies there now, in a folder of its own. No process may be at work on it.
    init(copying other: TestDesk) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("lotse-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: other.folder, toPath: folder)
        environment = other.environment.merging(["LOTSE_DESK": folder + "/desk.sqlite", "HOME": folder]) { $1 }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var path: String { folder + "/desk.sqlite" }

    func run(
        _ arguments: String..., input: String = "", with extra: [String: String] = [:], within seconds: Int = 120
    ) async throws -> Outcome {
        try await run(arguments, input: Data(input.utf8), with: extra, within: seconds)
    }

    func run(
        _ arguments: [String], input: Data, with extra: [String: String] = [:], within seconds: Int = 120
    ) async throws -> Outcome {
        let environment = environment.merging(extra) { $1 }
        return try await blocking {
            try Run(arguments, environment: environment, input: input).end(within: seconds)
        }
    }

    /// A line for the shell, in the desk's folder.
    func shell(_ line: String) async throws -> Outcome {
        let (folder, environment) = (folder, environment)
        return try await blocking {
            try Run(["-c", "cd '\(folder)' && \(line)"], environment: environment, program: "/bin/sh").end(within: 60)
        }
    }

    /// The one JSON value of a run that must succeed.
    func json(_ arguments: String..., input: String = "", with extra: [String: String] = [:]) async throws -> JSON {
        let outcome = try await run(["--json"] + arguments, input: Data(input.utf8), with: extra)
        try #require(outcome.status == 0, "\(arguments) \(outcome.err)")
        return try outcome.json()
    }

    /// The JSON lines of a run that must succeed.
    func lines(_ arguments: String..., with extra: [String: String] = [:]) async throws -> [JSON] {
        let outcome = try await run(["--json"] + arguments, input: Data(), with: extra)
        try #require(outcome.status == 0, "\(arguments) \(outcome.err)")
        return try outcome.lines()
    }

    /// Writes a file into the folder and gives its path.
    func file(_ name: String, _ content: String) throws -> String {
        let path = folder + "/" + name
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Imports comments of one live-looking account and gives the case numbers, oldest first.
    func cases(_ texts: [String], channel: String = "facebook", account: String = "stadt") async throws -> [String] {
        let rows = texts.enumerated().map { place, text in
            Rows.row(channel: channel, account: account, id: "c\(place)", minute: place, text: text)
        }
        let done = try await run(["import", "-"], input: Data(rows.joined(separator: "\n").utf8))
        try #require(done.status == 0, "\(done.err)")
        return try await lines("list", "--order", "oldest").compactMap { $0["id"]?.string }
    }

    /// One case on an account that can answer.
    func answerable() async throws -> String {
        let made = try await run("accounts", "add", "facebook", "stadt", "--owner", "ONL")
        try #require(made.status == 0, "\(made.err)")
        return try #require(try await cases(["In der Hafenstraße ist ein Schlagloch."]).first)
    }
}

/// Invented messages as NDJSON.
enum Rows {
    static func row(
        channel: String = "facebook", account: String = "stadt", id: String, minute: Int, text: String,
        extra: [(String, JSON)] = []
    ) -> String {
        let members: [(String, JSON)] = [
            ("channel", .string(channel)), ("account", .string(account)), ("id", .string(id)),
            ("created_at", .string(time(minute))), ("text", .string(text)), ("author", "Imke Petersen"),
        ]
        let names = Set(extra.map(\.0))
        let all = members.filter { !names.contains($0.0) } + extra
        return JSON.object(all.map { JSON.Member($0.0, $0.1) }).text()
    }

    /// So many minutes after midnight of 1 February 2026.
    static func time(_ minute: Int) -> String {
        let day = minute / 1440 % 28 + 1
        return "2026-02-\(two(day))T\(two(minute / 60 % 24)):\(two(minute % 60)):00Z"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// So many comments; every fifth answers the one before, every seventh the one behind it.
    static func many(_ count: Int) -> String {
        var rows: [String] = []
        rows.reserveCapacity(count)
        for index in 0..<count {
            var extra: [(String, JSON)] = [("author", .string("Bürger \(index % 97)"))]
            if index % 5 == 4 { extra.append(("parent", .string("m\(index - 1)"))) }
            if index % 7 == 6, index % 5 != 4, index + 1 < count { extra.append(("parent", .string("m\(index + 1)"))) }
            rows.append(
                row(id: "m\(index)", minute: index, text: "Die Laterne Nummer \(index) am Deich ist aus.", extra: extra)
            )
        }
        return rows.joined(separator: "\n") + "\n"
    }
}
