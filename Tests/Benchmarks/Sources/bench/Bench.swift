internal import Desk
internal import Foundation
internal import Store

/// Measures the store beside floors of the same machine in the same run; ratios count, not the figures.
@main
enum Bench {
    static let usage = """
        bench generate ROWS FILE   writes made-up comments as NDJSON
        bench loader FILE          our import beside a plain SQLite loader of the same rows
        bench queries FILE         pages, search, counts and decisions on a desk of these rows
        bench writers              how long writers on one desk keep each other waiting
        bench pull                 statuses of a live channel beside the plain loader
        bench judge                comments through all rules, with a hundred thousand words
        bench all FILE             loader, queries, writers, pull and judge
        """

    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "generate" where arguments.count == 3: try Generator.write(Int(arguments[1]) ?? 0, to: arguments[2])
        case "loader" where arguments.count == 2: try run(arguments[1], loader: true, queries: false)
        case "queries" where arguments.count == 2: try run(arguments[1], loader: false, queries: true)
        case "write" where arguments.count == 2: try WriterBench.write(arguments[1])
        case "pull" where arguments.count == 1: try await pull()
        case "judge" where arguments.count == 1: JudgeBench().run()
        case "writers" where arguments.count == 1: try inFolder { try WriterBench(folder: $0).run() }
        case "all" where arguments.count == 2:
            try run(arguments[1], loader: true, queries: true)
            try inFolder { try WriterBench(folder: $0).run() }
            try await pull()
            JudgeBench().run()
        default:
            print(usage)
            exit(2)
        }
    }

    private static func pull() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/lotse-bench-pull-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await PullBench(folder: folder).run()
    }

    private static func inFolder(_ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/lotse-bench-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try work(folder)
    }

    private static func run(_ file: String, loader: Bool, queries: Bool) throws {
        try inFolder { folder in
            let ours = try OurImport.run(file, into: folder + "/desk.lotse")
            Report.line("our import", ours.description)
            if loader {
                let plain = try PlainLoader(from: folder + "/desk.lotse", to: folder + "/plain.sqlite")
                let theirs = try plain.run()
                Report.line("plain loader", theirs.description)
                Report.line("ratio ours/plain", Report.ratio(ours.rate, theirs.rate))
                Report.line("ratio of the files' sizes", Report.ratio(ours.bytes, theirs.bytes))
            }
            if queries { try QueryBench(folder: folder).run() }
        }
    }
}
