internal import Desk
internal import Foundation
internal import Store

/// Several processes that write to one desk at once, each decision durable: how long the slowest of them waits.
struct WriterBench {
    static let writers = 3
    static let decisions = 200
    let folder: String

    func run() throws {
        let path = folder + "/shared.lotse"
        try WriterBench.prepare(path)
        var running: [(Process, Pipe)] = []
        for _ in 0..<WriterBench.writers {
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
            process.arguments = ["write", path]
            process.standardOutput = output
            try process.run()
            running.append((process, output))
        }
        for (place, (process, output)) in running.enumerated() {
            let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let text = told.trimmingCharacters(in: .newlines)
            Report.line("writer \(place + 1) of \(WriterBench.writers), \(WriterBench.decisions) notes", text)
        }
        let store = try DeskStore(path)
        defer { try? store.close() }
        Report.line("verify after them", try store.verify().differences.isEmpty ? "whole" : "differences")
    }

    private static func prepare(_ path: String) throws {
        let store = try DeskStore.create(at: path)
        defer { try? store.close() }
        guard let profile = Profile(named: "bremerhaven") else { throw CocoaError(.featureUnsupported) }
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        try store.enter(profile.entries, as: OurImport.founder, now: now)
        let item = InboundItem(
            channel: .mastodon, account: "stadt", id: "1", created: now, text: "Moin",
            author: InboundAuthor(name: "Gesa"))
        _ = try store.take(
            InboundBatch(account: "stadt", items: [item]), actor: "import", now: now, isDurable: true)
    }

    /// One of the processes: prints how long its decisions took.
    static func write(_ path: String) throws {
        let store = try DeskStore(path)
        defer { try? store.close() }
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        guard
            let row = try store.page(PageRequest(limit: 1), asker: Asker(store.roster(), clerk: "probe", now: now))
                .first
        else { throw CocoaError(.fileReadNoSuchFile) }
        var slowest = 0.0
        let times = try Timings(decisions) { place in
            let taken = try seconds {
                _ = try store.submit(
                    AddNote(text: "\(getpid())-\(place)"), to: [row.record.key], as: OurImport.founder, now: now)
            }
            slowest = max(slowest, taken * 1000)
        }
        print(times.text + String(format: "  slowest %.1f ms", slowest))
    }
}
