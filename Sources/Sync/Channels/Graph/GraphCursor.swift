internal import Foundation

/// One object whose comments are to be read.
struct GraphTask: Codable, Equatable {
    var object: String
    /// The object's own counter of comments.
    var count: Int?
}

/// A run under way.
struct GraphRun: Codable, Equatable {
    /// Seconds since 1970 by the server's clock when the run began; nil before the first answer.
    var today: Int64?
    var isListing = true
    /// The place in the list of objects.
    var after: String?
    var restarts = 0
    var todo: [GraphTask] = []
    /// Objects without news, of which the longest unread are read all the same.
    var resting: [GraphTask] = []
    var walk: GraphWalk?
    /// Comments that a counter names and no list shows.
    var held = 0
}

/// How far an account has been read, as the text that is stored with each page. A killed program goes on exactly
/// here. The API's own cursors stand in it only while a run is under way.
struct GraphCursor: Codable, Equatable {
    /// Runs begun.
    var number = 0
    /// Seconds since 1970 when the first run began; without a start date what is older is read by the page only.
    var begin: Int64?
    var marks: [String: GraphMark] = [:]
    var run: GraphRun?

    /// Text that is no cursor of ours reads everything again: what is known already does no harm.
    init(_ text: String?) {
        guard let data = text?.data(using: .utf8), let known = try? JSONDecoder().decode(GraphCursor.self, from: data)
        else { return }
        self = known
    }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
