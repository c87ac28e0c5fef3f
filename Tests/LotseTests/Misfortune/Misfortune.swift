internal import Foundation
internal import StrictJSON
internal import Testing

/// What may go wrong with one write of the program: `Tests/Misfortune/faults.c`, preloaded.
enum Misfortune: String, CaseIterable, Sendable {
    /// One call fails with an I/O error.
    case eio
    /// From one call on the disk is full.
    case enospc
    /// The process dies before the call.
    case kill
    /// The process dies when half of the bytes are written.
    case torn

    var isDeath: Bool { self == .kill || self == .torn }

    /// The numbers of the calls that are tried, about `most` of `count`, spread evenly; each misfortune begins at
    /// another one, so that together they meet more of them. `LOTSE_SOAK` tries every call.
    func points(_ count: Int, most: Int = 5) -> [Int] {
        let isSoak = ProcessInfo.processInfo.environment["LOTSE_SOAK"] != nil
        let step = isSoak ? 1 : max(1, count / most)
        let place = Misfortune.allCases.firstIndex(of: self) ?? 0
        return Array(stride(from: 1 + place * step / Misfortune.allCases.count, through: count, by: step))
    }

    /// The environment of a process on which this comes at the `number`-th write below `folder`.
    func environment(at number: Int, under folder: String) throws -> [String: String] {
        try Misfortune.preloaded(under: folder).merging(
            ["MISFORTUNE_AT": "\(number)", "MISFORTUNE_KIND": rawValue]
        ) { $1 }
    }

    private static func preloaded(under folder: String) throws -> [String: String] {
        ["LD_PRELOAD": try library.get(), "MISFORTUNE_UNDER": folder + "/"]
    }

    /// How many writes a run without misfortune makes. It is a run like others: what it does is done.
    static func count(_ desk: TestDesk, _ arguments: [String], input: String = "", with extra: [String: String] = [:])
        async throws -> Int
    {
        let file = NSTemporaryDirectory() + "count-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        var environment = try preloaded(under: desk.folder).merging(extra) { $1 }
        environment["MISFORTUNE_COUNT"] = file
        let outcome = try await desk.run(arguments, input: Data(input.utf8), with: environment)
        try #require(outcome.status == 0, "\(outcome.err)")
        let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        return try #require(Int(text))
    }

    /// The library, built once with the first C compiler that is found.
    private static let library: Result<String, any Error> = Result {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Misfortune/faults.c").path
        let target = NSTemporaryDirectory() + "faults-\(UUID().uuidString).so"
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let compilers = ["cc", "clang", "gcc"].flatMap { name in path.split(separator: ":").map { "\($0)/\(name)" } }
        let found = compilers.first { FileManager.default.isExecutableFile(atPath: $0) }
        let compiler = try #require(found, "a C compiler is needed: cc, clang or gcc")
        let built = try Run(
            ["-shared", "-fPIC", "-O1", "-o", target, source, "-ldl"], environment: ["PATH": path], program: compiler
        ).end(within: 60)
        try #require(built.status == 0, "\(built.err)")
        return target
    }
}

extension Outcome {
    /// What a run may end with when a write failed: done all the same, or one line and a code that says so.
    func isHonest(_ misfortune: Misfortune) -> Bool {
        if status == 0 { return err.isEmpty }
        if status == -1 { return misfortune.isDeath }
        return [73, 75].contains(status) && err.split(separator: "\n").count == 1
    }
}
