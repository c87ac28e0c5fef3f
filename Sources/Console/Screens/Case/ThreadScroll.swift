internal import Desk
internal import Terminal

/// Which lines of the thread a window shows. Only the entries in sight are laid out, so a long thread costs no more
/// than a short one.
enum ThreadScroll {
    /// Lines of one entry, given its index.
    typealias Lines<Line> = (Int) -> [Line]

    /// The lines from a place on, at most `height`; a place too near to the end gives the last full window.
    static func window<Line>(
        _ place: CaseState.Place, count: Int, height: Int, _ lines: Lines<Line>
    ) -> [(entry: Int, line: Line)] {
        guard count > 0, height > 0 else { return [] }
        var shown: [(entry: Int, line: Line)] = []
        let start = min(max(0, place.entry), count - 1)
        for entry in start..<count where shown.count < height {
            let all = lines(entry)
            let skipped = entry == start ? min(max(0, place.line), max(0, all.count - 1)) : 0
            shown += all.dropFirst(skipped).prefix(height - shown.count).map { (entry, $0) }
        }
        return shown.count < height ? end(count: count, height: height, lines) : shown
    }

    /// The last `height` lines.
    static func end<Line>(count: Int, height: Int, _ lines: Lines<Line>) -> [(entry: Int, line: Line)] {
        var shown: [(entry: Int, line: Line)] = []
        for entry in (0..<count).reversed() where shown.count < height {
            shown = lines(entry).suffix(height - shown.count).map { (entry, $0) } + shown
        }
        return shown
    }

    /// The place `steps` lines further down, or up when negative, never beyond the last full window.
    static func moved(
        _ place: CaseState.Place, by steps: Int, count: Int, height: Int, _ size: (Int) -> Int
    ) -> CaseState.Place {
        guard count > 0 else { return CaseState.Place() }
        let last = endPlace(count: count, height: height, size)
        var place = clamped(place, count: count, size)
        if (place.entry, place.line) > (last.entry, last.line) { place = last }
        var left = steps
        while left < 0 {
            if place.line > 0 {
                let part = min(place.line, -left)
                (place.line, left) = (place.line - part, left + part)
            } else if place.entry > 0 {
                place = CaseState.Place(entry: place.entry - 1, line: max(0, size(place.entry - 1) - 1))
                left += 1
            } else {
                break
            }
        }
        while left > 0, (place.entry, place.line) < (last.entry, last.line) {
            let rest = size(place.entry) - place.line
            if left < rest {
                (place.line, left) = (place.line + left, 0)
            } else {
                (place, left) = (CaseState.Place(entry: place.entry + 1, line: 0), left - rest)
            }
        }
        return (place.entry, place.line) > (last.entry, last.line) ? last : place
    }

    /// Where the last full window begins.
    static func endPlace(count: Int, height: Int, _ size: (Int) -> Int) -> CaseState.Place {
        var left = height
        for entry in (0..<count).reversed() {
            let lines = size(entry)
            if lines >= left { return CaseState.Place(entry: entry, line: lines - left) }
            left -= lines
        }
        return CaseState.Place()
    }

    private static func clamped(_ place: CaseState.Place, count: Int, _ size: (Int) -> Int) -> CaseState.Place {
        let entry = min(max(0, place.entry), count - 1)
        return CaseState.Place(entry: entry, line: min(max(0, place.line), max(0, size(entry) - 1)))
    }
}
