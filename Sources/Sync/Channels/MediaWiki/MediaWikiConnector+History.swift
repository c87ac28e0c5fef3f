internal import Desk
internal import StrictJSON

/// A page with what its last revisions brought.
struct PageHistory {
    let pageID: Int64
    let title: String
    let revisions: [WikiRevision]
    let page: TalkPage

    /// The revision whose text the page has now.
    var latest: WikiRevision? { TalkPage.joined(revisions).last }
}

extension MediaWikiConnector {
    /// Revisions behind the ones asked for that are read to tell whom a comment answers; the API gives no more at once.
    static let revisionsACall = "50"
    static let callsAPage = 20

    /// Newest revisions first, until all of `changes` and the ones before them are there. Nil when the page is gone.
    func history(of page: Int64, until changes: [WikiChange] = []) async throws(ChannelFault) -> PageHistory? {
        let question: [HTTPRequest.Field] = [
            .init("action", "query"), .init("prop", "revisions"), .init("pageids", String(page)),
            .init("rvlimit", Self.revisionsACall), .init("rvslots", "main"), .init("rvdir", "older"),
            .init("rvprop", "ids|timestamp|user|comment|content"),
        ]
        var revisions: [WikiRevision] = []
        var title = ""
        var more: [HTTPRequest.Field] = []
        for _ in 0..<Self.callsAPage {
            let answer = try await ask(question + more)
            guard let found = answer["query"]?["pages"]?.array?.first else { throw .garbled("pages are no list") }
            if found["missing"]?.bool == true || found["invalid"]?.bool == true { return nil }
            title = found["title"]?.string ?? title
            for entry in found["revisions"]?.array ?? [] { revisions.append(try Self.revision(entry)) }
            more = Self.continuation(answer)
            if more.isEmpty || Self.isEnough(revisions, changes) { break }
        }
        return PageHistory(pageID: page, title: title, revisions: revisions, page: TalkPage(revisions))
    }

    /// Every change there, and the revision that it was made from.
    private static func isEnough(_ revisions: [WikiRevision], _ changes: [WikiChange]) -> Bool {
        let known = Set(revisions.map(\.id))
        return changes.allSatisfy { change in
            guard let revision = revisions.first(where: { $0.id == change.revision }) else { return false }
            return revision.parent == 0 || known.contains(revision.parent)
        }
    }

    static func revision(_ entry: JSON) throws(ChannelFault) -> WikiRevision {
        guard let id = entry["revid"]?.int, let parent = entry["parentid"]?.int,
            let time = entry["timestamp"]?.string.flatMap({ Instant(iso: $0) })
        else { throw .garbled("a revision without ids or time") }
        return WikiRevision(
            id: id, parent: parent, user: entry["user"]?.string, timestamp: time,
            comment: entry["comment"]?.string ?? "", content: entry["slots"]?["main"]?["content"]?.string)
    }

    /// Pages by the revisions that brought comments; those of deleted pages are missing.
    func pages(ofRevisions ids: [Int64]) async throws(ChannelFault) -> [Int64: Int64] {
        var pages: [Int64: Int64] = [:]
        for start in stride(from: 0, to: ids.count, by: 50) {
            let part = ids[start..<min(start + 50, ids.count)].map(String.init).joined(separator: "|")
            var more: [HTTPRequest.Field] = []
            repeat {
                let answer = try await ask(
                    [
                        .init("action", "query"), .init("prop", "revisions"), .init("revids", part),
                        .init("rvprop", "ids"),
                    ] + more)
                for page in answer["query"]?["pages"]?.array ?? [] {
                    guard let number = page["pageid"]?.int else { continue }
                    for entry in page["revisions"]?.array ?? [] {
                        if let id = entry["revid"]?.int { pages[id] = number }
                    }
                }
                more = Self.continuation(answer)
            } while !more.isEmpty
        }
        return pages
    }
}

/// The desk's id of a comment: the revision that brought it, and its place there when that was not the first.
enum WikiID {
    static func revision(_ id: String) -> Int64? {
        id.split(separator: ".").first.flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
