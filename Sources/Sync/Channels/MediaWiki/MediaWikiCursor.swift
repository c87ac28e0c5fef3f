internal import Desk

/// How far a wiki's revisions have been read: everything up to `time` but for what is written down late; revisions of
/// the last minutes that were read are named, because many share a second and rows come out of order.
struct MediaWikiCursor: Equatable {
    /// Seconds that are read again.
    static let overlap: Int64 = 600

    var time: Instant
    var seen: Set<Int64> = []

    init(time: Instant, seen: Set<Int64> = []) {
        self.time = time
        self.seen = seen
    }

    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count <= 2, let time = parts.first.flatMap({ Instant(iso: $0) }) else { return nil }
        let numbers = parts.count == 2 ? parts[1].split(separator: ",") : []
        seen = Set(numbers.compactMap { Int64($0) })
        guard seen.count == numbers.count else { return nil }
        self.time = time
    }

    var text: String {
        ([time.iso] + (seen.isEmpty ? [] : [seen.sorted().map(String.init).joined(separator: ",")]))
            .joined(separator: " ")
    }

    /// Where reading begins again.
    var start: Instant { time + -Self.overlap }

    /// The cursor behind these revisions.
    func after(_ read: [WikiChange]) -> MediaWikiCursor {
        let latest = max(time, read.map(\.timestamp).max() ?? time)
        let fresh = read.filter { $0.timestamp >= latest + -Self.overlap }.map(\.revision)
        // The times of older ones are not kept; a revision too many does no harm.
        return MediaWikiCursor(time: latest, seen: latest - time > Self.overlap ? Set(fresh) : seen.union(fresh))
    }
}

/// That a page got a revision.
struct WikiChange: Equatable {
    var revision: Int64
    var page: Int64
    var title: String
    var timestamp: Instant
}
