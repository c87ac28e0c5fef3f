internal import Desk
internal import Foundation
internal import Store
internal import Sync

/// How fast the statuses of a live channel become cases: parsing, mapping, intake and commit of a hundred thousand
/// notifications in pages of eighty, each page durable with its cursor, beside the plain loader of the same rows.
struct PullBench {
    static let statuses = 100_000
    let folder: String

    func run() async throws {
        let path = folder + "/pull.lotse"
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let store = try DeskStore.create(at: path)
        guard let profile = Profile(named: "bremerhaven") else { throw CocoaError(.featureUnsupported) }
        try store.enter(profile.entries, as: OurImport.founder, now: now)
        try store.register(
            [ChannelAccount(channel: .mastodon, name: "stadt", standing: .live)], as: OurImport.founder, now: now)
        let pages = NotificationPages(PullBench.statuses)
        let connector = MastodonConnector(http: pages, settings: PullBench.settings)
        let intake = StoreIntake(store, clock: { now })
        let start = DispatchTime.now().uptimeNanoseconds
        var rows = 0
        while true {
            let page = try await connector.pull(after: try await intake.cursor(of: "mastodon/stadt"))
            let batch = InboundBatch(
                account: "mastodon/stadt", items: page.items, rejected: page.rejected, cursor: page.cursor)
            rows += try await intake.take(batch).new
            if page.isLast { break }
        }
        let taken = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 - pages.madeIn
        try store.close()
        let ours = Throughput(rows: rows, seconds: taken, bytes: Report.size(of: path), memory: Report.peakMemory())
        Report.line("pull of Mastodon statuses", ours.description)
        let theirs = try PlainLoader(from: path, to: folder + "/pull-plain.sqlite").run()
        Report.line("plain loader of the same rows", theirs.description)
        Report.line("ratio pull/plain", Report.ratio(ours.rate, theirs.rate))
    }

    private static var settings: MastodonSettings {
        var settings = MastodonSettings(account: "stadt")
        settings.ownPosts = 0
        return settings
    }
}

/// A server's notification pages, made from a number when they are asked for.
private final class NotificationPages: HTTPPort, @unchecked Sendable {
    let origin: Origin
    private let count: Int
    private let lock = NSLock()
    private var nanoseconds: UInt64 = 0

    init(_ count: Int) {
        guard let origin = Origin("http://127.0.0.1") else { fatalError("a loopback address is an origin") }
        self.origin = origin
        self.count = count
    }

    /// Seconds that the making of the pages took, which are no part of the pull.
    var madeIn: Double { lock.withLock { Double(nanoseconds) / 1e9 } }

    func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        let start = DispatchTime.now().uptimeNanoseconds
        let body = answer(request)
        lock.withLock { nanoseconds += DispatchTime.now().uptimeNanoseconds - start }
        return HTTPReply(status: 200, headers: [.init("Content-Type", "application/json")], body: Array(body.utf8))
    }

    private func answer(_ request: HTTPRequest) -> String {
        if request.path.hasSuffix("verify_credentials") { return #"{"id":"1","acct":"stadt"}"# }
        if request.path.hasSuffix("/instance") { return #"{"version":"4.3.0"}"# }
        guard request.path == "/api/v1/notifications" else { return "[]" }
        let above = request.query.first { $0.name == "min_id" }.flatMap { Int($0.value) } ?? 0
        let last = min(above + 80, count)
        guard above < last else { return "[]" }
        return "[" + (above + 1...last).reversed().map(notification).joined(separator: ",") + "]"
    }

    private func notification(_ number: Int) -> String {
        let time = "2026-0\(number % 6 + 1)-\(10 + number % 18)T\(10 + number % 10):\(10 + number % 50):00.000Z"
        let words = "Seit Wochen ist die Laterne in der Straße \(number % 4000) dunkel, wer kümmert sich darum?"
        return """
            {"id":"\(number)","type":"mention","created_at":"\(time)","account":{"id":"\(number % 9000)",\
            "acct":"b\(number % 9000)@social.example","username":"b","display_name":"Bürgerin \(number % 9000)"},\
            "status":{"id":"\(1_000_000 + number)","created_at":"\(time)","visibility":"public","language":"de",\
            "in_reply_to_id":null,"url":"https://social.example/@b/\(number)","content":"<p><span>@stadt</span> \(words)</p>",\
            "account":{"id":"\(number % 9000)","acct":"b\(number % 9000)@social.example","username":"b",\
            "display_name":"Bürgerin \(number % 9000)"},"media_attachments":[],"replies_count":0,"reblogs_count":1}}
            """
    }
}
