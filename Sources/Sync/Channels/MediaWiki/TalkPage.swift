internal import Desk

/// A line of a talk page and where it came from.
struct TalkLine: Equatable {
    var text: String
    /// The comment that it belongs to; nil when it is older than what was read, or no comment.
    var origin: String?
}

/// What a revision added, and by whom: the revision's user, whatever name is signed with.
struct TalkComment: Equatable {
    /// The number of the revision; further comments of the same revision carry `.2`, `.3`, …
    var id: String
    var revision: WikiRevision
    var heading: String?
    /// Leading `:`, `*` or `#`.
    var depth: Int
    var lines: [String]
    var parent: String?
    var edited: Instant?

    /// Its words without indentation and signature.
    var text: String {
        lines.map { WikiText.withoutSignature(WikiText.unindented($0)) }.joined(separator: "\n").trimmingSpaces
    }
}

/// One revision as the history gives it.
struct WikiRevision: Equatable {
    var id: Int64
    var parent: Int64
    /// Nil when it is hidden.
    var user: String?
    var timestamp: Instant
    var comment: String
    /// Nil when it is hidden.
    var content: String?
}

/// The history of one talk page, read from its oldest known revision on: each line keeps the comment that brought it,
/// so that answers find whom they answer. Pure.
struct TalkPage {
    private(set) var lines: [TalkLine] = []
    private(set) var comments: [String: TalkComment] = [:]
    /// Ids in the order of writing.
    private(set) var order: [String] = []
    /// Revisions whose new text cannot be told, because the one before is hidden.
    private(set) var untold: [WikiRevision] = []
    private var isKnown = false

    /// `revisions` in any order; they are joined by their parents, because several may share a second.
    init(_ revisions: [WikiRevision]) {
        for revision in TalkPage.joined(revisions) { take(revision) }
    }

    static func joined(_ revisions: [WikiRevision]) -> [WikiRevision] {
        var byParent: [Int64: WikiRevision] = [:]
        for revision in revisions { byParent[revision.parent] = revision }
        let known = Set(revisions.map(\.id))
        var chain: [WikiRevision] = []
        for start in revisions.sorted(by: { $0.id < $1.id }) where !known.contains(start.parent) {
            var next: WikiRevision? = start
            while let revision = next {
                chain.append(revision)
                byParent[revision.parent] = nil
                next = byParent[revision.id]
            }
        }
        return chain
    }

    private mutating func take(_ revision: WikiRevision) {
        guard let content = revision.content else {
            isKnown = false
            return
        }
        let texts = content.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if isKnown || revision.parent == 0 {
            merge(texts, revision)
        } else {
            // What stood there before cannot be told from what is new.
            let before = lines
            if !before.isEmpty { untold.append(revision) }
            let origins = Dictionary(before.map { ($0.text, $0.origin) }) { first, _ in first }
            lines = texts.map { TalkLine(text: $0, origin: origins[$0] ?? nil) }
        }
        isKnown = true
    }

    private mutating func merge(_ texts: [String], _ revision: WikiRevision) {
        var result = TalkDiff.aligned(lines, texts)
        inheritEdits(&result, revision)
        lines = result.map(\.line)
        addComments(result, revision)
    }

    /// A changed line in the place of one that went is an edit of the same comment, when most of it stayed.
    private mutating func inheritEdits(_ result: inout [TalkDiff.Row], _ revision: WikiRevision) {
        for place in result.indices {
            guard result[place].isNew, let old = result[place].replaced else { continue }
            result[place].isNew = false
            result[place].line.origin = old.origin
            guard let id = old.origin, let at = comments[id]?.lines.firstIndex(of: old.text) else { continue }
            comments[id]?.lines[at] = result[place].line.text
            comments[id]?.edited = revision.timestamp
        }
    }

    private mutating func addComments(_ rows: [TalkDiff.Row], _ revision: WikiRevision) {
        var heading: String?
        var sectionStart = 0
        var open: TalkComment?
        var number = 0
        for place in rows.indices {
            let row = rows[place]
            if let title = WikiText.heading(row.line.text) {
                close(&open)
                (heading, sectionStart) = (title, place + 1)
                continue
            }
            guard row.isNew, !isBlank(row.line.text) else {
                if !row.isNew { close(&open) }
                continue
            }
            if open == nil {
                number += 1
                let id = number == 1 ? "\(revision.id)" : "\(revision.id).\(number)"
                let depth = WikiText.depth(row.line.text)
                open = TalkComment(
                    id: id, revision: revision, heading: heading, depth: depth, lines: [],
                    parent: parent(of: place, depth, from: sectionStart))
            }
            open?.lines.append(row.line.text)
            lines[place].origin = open?.id
            if WikiText.isSigned(row.line.text) { close(&open) }
        }
        close(&open)
    }

    private mutating func close(_ open: inout TalkComment?) {
        guard let comment = open else { return }
        comments[comment.id] = comment
        order.append(comment.id)
        open = nil
    }

    /// The comment above that stands further out; of a section's later comments at its margin the first one.
    private func parent(of place: Int, _ depth: Int, from start: Int) -> String? {
        let above = lines[start..<place].filter { !isBlank($0.text) }
        if let outer = above.last(where: { WikiText.depth($0.text) < depth }) { return outer.origin }
        return above.first?.origin
    }

    private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}

extension TalkPage {
    /// Whether anything of the comment still stands on the page.
    func holds(_ id: String) -> Bool { lines.contains { $0.origin == id } }

    /// Where an answer to the comment goes: behind it and what answers it already. Nil when it stands there no more.
    func place(below id: String) -> (line: Int, depth: Int)? {
        guard let last = lines.lastIndex(where: { $0.origin == id }) else { return nil }
        let depth = comments[id]?.depth ?? WikiText.depth(lines[last].text)
        var end = last + 1
        while end < lines.count, WikiText.heading(lines[end].text) == nil, WikiText.depth(lines[end].text) > depth {
            end += 1
        }
        return (end, depth + 1)
    }

    /// The page's text with these lines at the place.
    func text(inserting added: [String], at place: Int) -> String {
        var texts = lines.map(\.text)
        texts.insert(contentsOf: added, at: place)
        return texts.joined(separator: "\n")
    }

    /// The page's text with the lines of one comment replaced; nil when it stands there no more.
    func text(replacing id: String, by added: [String]) -> String? {
        guard let first = lines.firstIndex(where: { $0.origin == id }) else { return nil }
        var texts = lines.enumerated().filter { $0.element.origin != id || $0.offset < first }.map(\.element.text)
        texts.insert(contentsOf: added, at: first)
        return texts.joined(separator: "\n")
    }
}
