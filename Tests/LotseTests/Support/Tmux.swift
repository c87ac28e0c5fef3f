internal import Foundation
internal import Testing

/// A private tmux server with one window, in which the program runs behind a plain shell.
///
/// No fixed waits: `shows` polls the screen until what it waits for stands there.
final class Tmux: Sendable {
    let desk: TestDesk
    private let socket = "lotse-\(UUID().uuidString.prefix(8))"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux") }

    init(_ desk: TestDesk, columns: Int = 80, rows: Int = 24) async throws {
        self.desk = desk
        let started = try await tmux(
            [
                "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env", "PS1=$ ",
                "/bin/bash", "--norc", "--noprofile",
            ])
        try #require(started.status == 0, "\(started.err)")
        try await shows("$")
    }

    func stop() async { _ = try? await tmux(["kill-server"]) }

    /// Keys by tmux's names.
    func press(_ keys: String...) async throws { _ = try await tmux(["send-keys", "-t", "0"] + keys) }

    func type(_ text: String) async throws { _ = try await tmux(["send-keys", "-t", "0", "-l", text]) }

    /// A line for the shell.
    func enter(_ line: String) async throws {
        try await type(line)
        try await press("Enter")
    }

    func resize(_ columns: Int, _ rows: Int) async throws {
        _ = try await tmux(["resize-window", "-t", "0", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// The screen's rows as text.
    func screen() async throws -> String { try await tmux(["capture-pane", "-p", "-t", "0"]).out }

    /// A format of tmux for the pane, such as `#{alternate_on}`.
    func fact(_ format: String) async throws -> String {
        try await tmux(["display-message", "-p", "-t", "0", format]).out.trimmingCharacters(in: .newlines)
    }

    /// Polls until the screen has the text; fails with the screen when it does not come.
    @discardableResult
    func shows(_ text: String, within seconds: Double = 20) async throws -> String {
        try await until("“\(text)” on the screen", within: seconds) { $0.contains(text) }
    }

    @discardableResult
    func until(_ what: String, within seconds: Double = 20, _ isMet: (String) -> Bool) async throws -> String {
        let deadline = DispatchTime.now() + seconds
        var last = ""
        repeat {
            last = try await screen()
            if isMet(last) { return last }
        } while DispatchTime.now() < deadline
        throw ScreenFault(description: "\(what) did not come within \(seconds) s:\n\(last)")
    }

    func untilFact(_ format: String, _ value: String, within seconds: Double = 20) async throws {
        let deadline = DispatchTime.now() + seconds
        var last = ""
        repeat {
            last = try await fact(format)
            if last == value { return }
        } while DispatchTime.now() < deadline
        throw ScreenFault(description: "\(format) is “\(last)”, “\(value)” was expected")
    }

    private func tmux(_ arguments: [String]) async throws -> Outcome {
        let environment = desk.environment.merging(["TMUX_TMPDIR": desk.folder, "SHELL": "/bin/bash"]) { $1 }
        let all = ["-u", "-L", String(socket)] + arguments
        return try await blocking { try Run(all, environment: environment, program: "/usr/bin/tmux").end(within: 20) }
    }
}

struct ScreenFault: Error, CustomStringConvertible {
    let description: String
}
