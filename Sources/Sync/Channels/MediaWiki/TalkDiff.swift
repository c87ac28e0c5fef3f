/// Which lines of a text are new against the one before. Pure.
enum TalkDiff {
    struct Row {
        var line: TalkLine
        var isNew: Bool
        /// The line that went from this place and is like this one.
        var replaced: TalkLine?
    }

    /// Moved lines keep their origin: an archived or shifted comment is not new.
    static func aligned(_ old: [TalkLine], _ new: [String]) -> [Row] {
        let changes = new.difference(from: old.map(\.text)).inferringMoves()
        var moved: [Int: Int] = [:]
        var inserted: Set<Int> = []
        for case .insert(let place, _, let from) in changes.insertions {
            if let from { moved[place] = from } else { inserted.insert(place) }
        }
        var removed: Set<Int> = []
        for case .remove(let place, _, _) in changes.removals { removed.insert(place) }
        let kept = old.indices.filter { !removed.contains($0) }
        var rows: [Row] = []
        var next = 0
        for place in new.indices {
            if inserted.contains(place) {
                rows.append(Row(line: TalkLine(text: new[place]), isNew: true))
            } else if let from = moved[place] {
                rows.append(Row(line: old[from], isNew: false))
            } else {
                rows.append(Row(line: old[kept[next]], isNew: false))
                next += 1
            }
        }
        let gone = removed.subtracting(moved.values)
        return gone.isEmpty ? rows : pairing(rows, old, kept: kept, moved: moved, gone: gone)
    }

    /// Gives each new line the one that stood in its place and is like it.
    private static func pairing(
        _ rows: [Row], _ old: [TalkLine], kept: [Int], moved: [Int: Int], gone: Set<Int>
    ) -> [Row] {
        var rows = rows
        var (place, next, above) = (0, 0, -1)
        while place < rows.count {
            guard rows[place].isNew else {
                if moved[place] == nil {
                    above = kept[next]
                    next += 1
                }
                place += 1
                continue
            }
            let end = rows[place...].firstIndex { !$0.isNew } ?? rows.count
            let below = next < kept.count ? kept[next] : old.count
            let lost = ((above + 1)..<max(below, above + 1)).filter { gone.contains($0) }
            for index in lost {
                let like = (place..<end).first { isSimilar(old[index].text, rows[$0].line.text) }
                guard let like else { continue }
                rows[like].replaced = old[index]
                place = like + 1
            }
            place = end
        }
        return rows
    }

    /// Whether one line is a changed form of the other: the same beginning and end make up half of the longer one.
    static func isSimilar(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
        let longest = max(a.count, b.count)
        guard longest > 0 else { return true }
        let head = zip(a, b).prefix { $0 == $1 }.count
        let rest = min(a.count, b.count) - head
        let tail = zip(a.reversed(), b.reversed()).prefix(rest).prefix { $0 == $1 }.count
        return (head + tail) * 2 >= longest
    }
}
