internal import Foundation
internal import StrictJSON
internal import Testing

/// What a run of the program left behind.
struct Outcome: Sendable {
    var status: Int32
    var out: String
    var err: String

    /// Standard output as JSON, one value a line; faults of the JSON fail the test that asks.
    func lines() throws -> [JSON] { try out.split(separator: "\n").map { try JSON(parsing: String($0)) } }

    /// Standard output as exactly one JSON value.
    func json() throws -> JSON {
        let lines = try lines()
        try #require(lines.count == 1, "one line of JSON is expected: \(out.prefix(300)) \(err.prefix(300))")
        return lines[0]
    }
}

/// Where the program lies.
enum Binary {
    /// `LOTSE_BINARY`, else the program beside the running test bundle.
    static let path: String = {
        if let given = ProcessInfo.processInfo.environment["LOTSE_BINARY"] { return given }
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") || $0.contains(".xctest/") }
        var place = URL(fileURLWithPath: bundle ?? CommandLine.arguments.first ?? ".").deletingLastPathComponent()
        while place.path.contains(".xctest") { place.deleteLastPathComponent() }
        return place.appendingPathComponent("lotse").path
    }()

    /// Few at a time: debug builds on a small machine would else wait for each other until they look hung.
    static let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 3
        return queue
    }()
}

/// A process of the program with an environment of its own; nothing of the developer's gets in.
///
/// Its output goes to files, so that no full pipe can hold it up. It is waited for by its number and not by
/// Foundation's `Process`, which waits for every descendant, a terminal server that stays for example, as well.
final class Run: @unchecked Sendable {
    private var number: pid_t = 0
    private var result: Int32?
    private let folder: URL

    /// Starts at once.
    init(_ arguments: [String], environment: [String: String], input: Data = Data(), program: String = Binary.path)
        throws
    {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try input.write(to: folder.appendingPathComponent("in"))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, name) in [(Int32(0), "in"), (1, "out"), (2, "err")] {
            let flags = descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT
            posix_spawn_file_actions_addopen(
                &actions, descriptor, folder.appendingPathComponent(name).path, flags, 0o600)
        }
        var attributes = Run.freshSignals()
        defer { posix_spawnattr_destroy(&attributes) }
        var argv = ([program] + arguments).map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        let code = posix_spawn(&number, program, &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    }

    /// All signals open and at their defaults: the threads that start processes here have them blocked.
    private static func freshSignals() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return attributes
    }

    /// Sends SIGKILL after so many milliseconds, unless it has ended by itself. Returns whether it was killed.
    func kill(after milliseconds: Int) -> Bool {
        let isAlive = !waits(milliseconds)
        if isAlive { Foundation.kill(number, SIGKILL) }
        return isAlive
    }

    /// Waits for the end; one that takes longer than `seconds` is killed. What a signal ended has the status -1.
    func end(within seconds: Int) throws -> Outcome {
        if !waits(seconds * 1000) {
            Foundation.kill(number, SIGKILL)
            _ = waits(10_000)
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let word = result ?? 9
        let status = word & 0x7F == 0 ? word >> 8 & 0xFF : -1
        return Outcome(status: status, out: try text("out"), err: try text("err"))
    }

    /// Polls, because only the end itself counts.
    private func waits(_ milliseconds: Int) -> Bool {
        let deadline = DispatchTime.now() + .milliseconds(milliseconds)
        while result == nil {
            var word: Int32 = 0
            if waitpid(number, &word, WNOHANG) == number { result = word }
            if result != nil { break }
            if DispatchTime.now() >= deadline { return false }
            usleep(1000)
        }
        return true
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
}

/// Work that blocks, kept off the few threads that Swift's tasks share (the simulated server needs them).
func blocking<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { done in
        Binary.queue.addOperation { done.resume(with: Result { try work() }) }
    }
}
