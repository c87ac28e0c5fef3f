internal import Desk

/// How far a YouTube channel's comments have been read, as the text that is stored with each page. A killed program
/// goes on exactly here. All times are seconds since 1970.
struct YouTubeCursor: Equatable {
    /// The newest top comment read.
    var top: Int64 = 0
    /// The time of the oldest comment that the first run was to read; older ones stay out for ever.
    var floor: Int64 = 0
    /// When the threads of the last days are to be walked again, and when those of the last months.
    var daysDue: Int64 = 0
    var monthsDue: Int64 = 0
    /// What `YouTubeQuota` counted.
    var day: Int64 = 0
    var used = 0
    /// Under way; nil between two runs.
    var walk: Walk?

    /// A walk through one list from the newest thread down.
    struct Walk: Equatable {
        enum List: String, CaseIterable { case published, heldForReview, likelySpam }

        var list = List.published
        /// The walk ends with the first page that lies below it altogether; the greatest number ends it after one page.
        var bottom: Int64
        /// Whether threads are read again whose number of replies has not changed.
        var isThorough = false
        /// The newest top comment seen: what was read when the walk is done.
        var top: Int64
        /// Held-back comments seen so far.
        var held = 0
        var token: String?
    }

    init() {}

    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 7 || parts.count == 13, parts[0] == "read" || parts[0] == "walk" else { return nil }
        let numbers = parts[1...6].compactMap { Int64($0) }
        guard numbers.count == 6 else { return nil }
        (top, floor, daysDue, monthsDue, day) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
        used = Int(numbers[5])
        guard parts.count == 13 else { return }
        guard let list = Walk.List(rawValue: parts[7]), let bottom = Int64(parts[8]), let seen = Int64(parts[10]),
            let held = Int(parts[11])
        else { return nil }
        walk = Walk(
            list: list, bottom: bottom, isThorough: parts[9] == "all", top: seen, held: held,
            token: parts[12] == "-" ? nil : parts[12])
    }

    var text: String {
        let head = "\(top) \(floor) \(daysDue) \(monthsDue) \(day) \(used)"
        guard let walk else { return "read " + head }
        return "walk \(head) \(walk.list.rawValue) \(walk.bottom) \(walk.isThorough ? "all" : "new") \(walk.top) "
            + "\(walk.held) \(walk.token ?? "-")"
    }
}
