internal import Desk
internal import Foundation
internal import StrictJSON

enum GraphText {
    /// Seconds that the server's clock may say less than it did when the try began.
    static let slack: Int64 = 60
    /// Seconds after the first look until the second, which decides.
    static let secondLook: Int64 = 120

    /// The same words: trimmed, in NFC, with line ends alike.
    static func isSame(_ a: String?, _ b: String) -> Bool { a.map { plain($0) == plain(b) } ?? false }

    private static func plain(_ text: String) -> [Unicode.Scalar] {
        let ends = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return Array(
            ends.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping.unicodeScalars)
    }

    /// UTF-16 units, the safe way to count where the API does not say how it counts.
    static func length(_ text: String) -> Int { text.utf16.count }
}

/// Looking for what became of a try, by the server's clock.
struct GraphSearch {
    /// When the try began; nil when nothing was written down.
    let start: Instant?
    let lastTry: Instant?
    let text: String

    /// `marker` is the server's time that was written down before the try.
    init(_ item: OutboxItem) {
        start = item.marker.flatMap { Instant(iso: $0) }
        lastTry = item.lastTry
        text = item.text
    }

    /// Seconds; entries before it are none of this try.
    var earliest: Instant? { start.map { $0 + -GraphText.slack } }

    /// `sent` is what went out, where it is not the text itself.
    func isOurs(text found: String?, as sent: String? = nil, created: Instant?) -> Bool {
        guard GraphText.isSame(found, sent ?? text) else { return false }
        guard let earliest, let created else { return start == nil }
        return created >= earliest
    }

    /// Absence proves nothing while a slow server may still be at work: the second look comes two minutes after the
    /// try. `now` is the server's clock.
    func confirmAbsence(_ now: Instant?) throws(ChannelFault) {
        guard let start, let now, now - start < GraphText.secondLook else { return }
        throw .busy(after: GraphText.secondLook - (now - start), reason: "looks again for what became of an answer")
    }
}

extension GraphSearch {
    /// Pages that are looked through.
    static let pages = 10

    /// The first entry of a list for which `isHit` holds; nil when it is surely not there. `field` is when an entry was
    /// made: where the list stands newest first, the search ends below the time of the try.
    func first(
        at path: String, _ query: [HTTPRequest.Field], by field: String, newestFirst: Bool = true, _ door: GraphDoor,
        _ isHit: @Sendable (JSON) -> Bool
    ) async throws(ChannelFault) -> JSON? {
        var after: String?
        for _ in 0..<Self.pages {
            let place = after.map { [HTTPRequest.Field("after", $0)] } ?? []
            let answer = try await door.get(path, query + [.init("limit", "50")] + place)
            let page = try GraphPage(answer.json)
            if let hit = page.entries.first(where: isHit) { return hit }
            let times = page.entries.compactMap { $0[field]?.string.flatMap { Instant(iso: $0) } }
            let isBelow = newestFirst && (earliest.flatMap { earliest in times.max().map { $0 < earliest } } ?? false)
            after = page.after
            if after == nil || isBelow {
                try confirmAbsence(answer.date)
                return nil
            }
        }
        // Not knowing is no proof of absence.
        throw .unavailable("too many entries to look through")
    }
}
