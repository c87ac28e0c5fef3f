internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// Where an account's token lies. The configuration holds this, never the token.
public enum SecretSource: Equatable, Sendable {
    /// A file of the user, mode 0600, no link.
    case file(String)
    /// A variable of the environment.
    case environment(String)
    /// A program and its arguments, run without a shell; its standard output is the token.
    case command([String])

    public func load(environment: [String: String]) async throws(SecretFault) -> Secret {
        switch self {
        case .file(let path): return try SecretFile.read(path)
        case .environment(let name):
            guard let value = environment[name] else { throw .missing("the variable \(name)") }
            return try Secret(checking: value)
        case .command(let argv): return try await SecretCommand.run(argv)
        }
    }
}

/// Reads a token file. All checks are made on the open descriptor, so nothing can be swapped between check and use.
enum SecretFile {
    static func read(_ path: String) throws(SecretFault) -> Secret {
        try Secret(checking: String(decoding: try bytes(of: path), as: UTF8.self))
    }

    /// At most 16 KiB: enough for a pair of the longest tokens.
    static func bytes(of path: String) throws(SecretFault) -> [UInt8] {
        // Without O_NONBLOCK the open of a pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw openFault(path, errno) }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path, reason: String(cString: strerror(errno))) }
        try check(facts, path)
        try checkFolder(of: path)
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = Foundation.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw .unreadable(path, reason: String(cString: strerror(errno))) }
        return Array(bytes.prefix(count))
    }

    private static func openFault(_ path: String, _ code: Int32) -> SecretFault {
        switch code {
        case ENOENT: .missing(path)
        case ELOOP, ENXIO: .notRegular(path)
        default: .unreadable(path, reason: String(cString: strerror(code)))
        }
    }

    private static func check(_ facts: stat, _ path: String) throws(SecretFault) {
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notRegular(path) }
        guard facts.st_uid == geteuid() else { throw .wrongOwner(path) }
        let mode = facts.st_mode & 0o777
        guard mode & 0o077 == 0 else { throw .tooOpen(path, mode: "0" + String(mode, radix: 8)) }
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func checkFolder(of path: String) throws(SecretFault) {
        var facts = stat()
        guard stat(folder(of: path), &facts) == 0, facts.st_mode & 0o022 == 0 else {
            throw .openFolder(path)
        }
    }
}

/// Asks a program, such as a password store, for a token.
enum SecretCommand {
    /// Seconds.
    static let patience = 20

    static func run(_ argv: [String]) async throws(SecretFault) -> Secret {
        guard let program = argv.first, program.hasPrefix("/") else {
            throw .missing("a command with its full path")
        }
        let outcome = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: runBlocking(program, Array(argv.dropFirst())))
            }
        }
        return try outcome.get()
    }

    private static func runBlocking(_ program: String, _ arguments: [String]) -> Result<Secret, SecretFault> {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardOutput = output
        do { try process.run() } catch { return .failure(.missing(program)) }
        let alarm = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience), execute: alarm)
        let data = (try? output.fileHandleForReading.read(upToCount: 8192)) ?? Data()
        process.waitUntilExit()
        alarm.cancel()
        if process.terminationReason == .uncaughtSignal { return .failure(.commandTooSlow(program)) }
        guard process.terminationStatus == 0 else {
            return .failure(.commandFailed(program, status: process.terminationStatus))
        }
        do throws(SecretFault) { return .success(try Secret(checking: String(decoding: data, as: UTF8.self))) } catch {
            return .failure(error)
        }
    }
}
