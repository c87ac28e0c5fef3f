internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

/// `lotse review`: what waits for a moderator.
struct ReviewCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "The moderation queues, the most pressing first.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "held, reported, suspected, second, appeals or recent; without it how many wait in each.")
    var queue: String?
    @Option(help: "At most so many.") var limit = 50
    @Option(help: "Continue after this cursor.") var after: String?

    func execute() async throws {
        let desk = try options.open()
        try Screener(desk.store, options).run(now: desk.now)
        guard let queue else { return try counts(desk) }
        guard let queue = ReviewQueue(rawValue: queue) else {
            let all = ReviewQueue.allCases.map(\.rawValue).joined(separator: " ")
            throw Failure(.usage, "review: “\(Safe.line(queue))” is no queue; use \(all)")
        }
        let cursor = try after.map { text in
            guard let cursor = PageCursor(text) else {
                throw Failure(.usage, "--after: “\(Safe.line(text))” is no cursor")
            }
            return cursor
        }
        let items = try desk.store.review(ReviewRequest(queue, limit: limit, cursor: cursor), asker: desk.asker)
        if options.json { return Output.json(lines: items.map { DecisionJSON.json($0, desk.roster) }) }
        for item in items { Output.line(DecisionText.line(item, desk)) }
    }

    private func counts(_ desk: OpenDesk) throws {
        let counts = try desk.store.reviewCounts(asker: desk.asker, cap: 100_000)
        let shown = ReviewQueue.allCases.filter { $0 != .recent }
        if options.json {
            Output.json(.object(shown.map { .init($0.rawValue, JSON(counts[$0] ?? 0)) }))
        } else {
            for queue in shown { Output.line("\(queue.rawValue)  \(counts[queue] ?? 0)") }
        }
    }
}
