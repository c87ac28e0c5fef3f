import Foundation
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A real server that a script of `Tests/Servers` starts in a folder of its own, on loopback, and ends again.
///
/// The script is called with that folder. It stays in the foreground, prints `NAME=VALUE` lines of what tests need to know
/// and then `ready`, and takes everything it started down when its standard input ends.
final class RealServer: Sendable {
    let folder: String
    let facts: [String: String]
    private let process: Process
    private let input: Pipe
    private let ended = DispatchSemaphore(value: 0)

    private static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Servers")

    /// Throws with the script's own words when it ends before it is ready.
    init(_ name: String) throws {
        folder = NSTemporaryDirectory() + "lotse-server-\(name)-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [RealServer.scripts.appendingPathComponent(name + ".sh").path, folder]
        process.standardInput = input
        process.standardOutput = output
        let log = folder + "/script.log"
        _ = FileManager.default.createFile(atPath: log, contents: nil)
        // Another process that starts meanwhile must not hold an end open.
        for pipe in [input, output] {
            for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
                _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
            }
        }
        process.terminationHandler = { [ended] _ in ended.signal() }
        process.standardError = FileHandle(forWritingAtPath: log)
        try process.run()
        (self.process, self.input) = (process, input)
        var facts: [String: String] = [:]
        var isReady = false
        var rest = Data()
        while !isReady {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            rest += data
            while let end = rest.firstIndex(of: 0x0A) {
                let line = String(decoding: rest[..<end], as: UTF8.self)
                rest = Data(rest[(end + 1)...])
                if line == "ready" { isReady = true }
                let sides = line.split(separator: "=", maxSplits: 1).map(String.init)
                if sides.count == 2 { facts[sides[0]] = sides[1] }
            }
        }
        self.facts = facts
        guard isReady else {
            throw ServerFault(
                description: "\(name): " + ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "no log"))
        }
    }

    func fact(_ name: String) throws -> String { try #require(facts[name], "the script prints no \(name)") }

    /// Ends the server and removes its folder.
    func stop() {
        try? input.fileHandleForWriting.close()
        process.terminate()
        ended.wait()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

struct ServerFault: Error, CustomStringConvertible { let description: String }
