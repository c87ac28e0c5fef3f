internal import Desk

/// The bounds beyond which alike comments are a flood.
public struct FloodRules: Equatable, Sendable {
    /// Seconds that are looked back for the same text, and for many comments of one account.
    public var textPeriod: Int64
    public var authorPeriod: Int64
    /// Accounts that write the same text, and how often one account does.
    public var sameTextAuthors: Int
    public var repeats: Int
    /// Comments of one account within `authorPeriod`.
    public var commentsOfOne: Int

    public init(
        textPeriod: Int64 = 86_400, authorPeriod: Int64 = 600, sameTextAuthors: Int = 4, repeats: Int = 3,
        commentsOfOne: Int = 10
    ) {
        self.textPeriod = textPeriod
        self.authorPeriod = authorPeriod
        self.sameTextAuthors = sameTextAuthors
        self.repeats = repeats
        self.commentsOfOne = commentsOfOne
    }
}

/// The last comments of a desk, as marks. It is fed in order of arrival and says which floods a comment belongs to.
///
/// The memory is bounded: `capacity` rows of 64 bytes, then the oldest arrival makes room. The time of a row is what
/// its channel says, so rows may be out of order in time; a period reaches that far to both sides. The same rows in
/// the same order give the same findings.
public struct FloodWatch: Sendable {
    public let rules: FloodRules
    public let capacity: Int
    private var rows: [FloodRow] = []
    /// The marks and the authors of `rows` once more, eight side by side to be gone over fast.
    private var marks: [SIMD8<UInt64>] = []
    private var authors: [SIMD8<UInt64>] = []
    /// Where the next row goes once the window is full.
    private var next = 0

    public init(rules: FloodRules = FloodRules(), capacity: Int = 4_096) {
        self.rules = rules
        self.capacity = max(1, capacity)
    }

    /// A watch that has seen `rows`, in order of arrival, without asking what each belonged to.
    public init(rules: FloodRules = FloodRules(), capacity: Int = 4_096, rows: some Sequence<FloodRow>) {
        self.init(rules: rules, capacity: capacity)
        for row in rows { keep(row) }
    }

    /// The rows in order of arrival, for a store to keep.
    public var kept: [FloodRow] { Array(rows[next...] + rows[..<next]) }

    /// Takes in a row and says which floods it belongs to, the weightiest first.
    public mutating func take(_ row: FloodRow) -> [FloodFinding] {
        keep(row)
        var (texts, own, many) = (Count(), Count(), Count())
        for place in candidates(row) {
            let other = rows[place]
            let distance = abs(other.instant.milliseconds &- row.instant.milliseconds)
            if other.author == row.author, distance <= rules.authorPeriod * 1000 { many.add(other) }
            guard distance <= rules.textPeriod * 1000, other.isAlike(row) else { continue }
            texts.add(other)
            if other.author == row.author { own.add(other) }
        }
        var findings: [FloodFinding] = []
        if texts.authors.count >= rules.sameTextAuthors { findings.append(texts.finding(.sameText)) }
        if own.comments >= rules.repeats { findings.append(own.finding(.repeated)) }
        if many.comments >= rules.commentsOfOne { findings.append(many.finding(.manyFromOne)) }
        return findings
    }

    /// Rows of the same account or with a mark that may be alike: nearly all others fall out here.
    private func candidates(_ row: FloodRow) -> [Int] {
        let mark = SIMD8(repeating: row.fingerprint?.bits ?? 0)
        let author = SIMD8(repeating: row.author)
        let most = SIMD8<UInt64>(repeating: UInt64(TextFingerprint.mostDifferent))
        var found: [Int] = []
        for eight in marks.indices {
            let isNear = (marks[eight] ^ mark).nonzeroBitCount .<= most
            let isWanted = isNear .| (authors[eight] .== author)
            guard any(isWanted) else { continue }
            for lane in 0..<8 where isWanted[lane] && eight * 8 + lane < rows.count { found.append(eight * 8 + lane) }
        }
        return found
    }

    private mutating func keep(_ row: FloodRow) {
        let place = rows.count < capacity ? rows.count : next
        if place == rows.count {
            rows.append(row)
            if place % 8 == 0 {
                marks.append(.zero)
                authors.append(.zero)
            }
        } else {
            rows[place] = row
            next = (next + 1) % capacity
        }
        marks[place / 8][place % 8] = row.fingerprint?.bits ?? 0
        authors[place / 8][place % 8] = row.author
    }

    private struct Count {
        var comments = 0
        var authors: Set<UInt64> = []
        var threads: Set<UInt64> = []
        var since = Instant(milliseconds: .max)

        mutating func add(_ row: FloodRow) {
            comments += 1
            authors.insert(row.author)
            threads.insert(row.thread)
            since = min(since, row.instant)
        }

        func finding(_ kind: FloodFinding.Kind) -> FloodFinding {
            FloodFinding(kind: kind, comments: comments, authors: authors.count, threads: threads.count, since: since)
        }
    }
}

extension FloodRow {
    fileprivate func isAlike(_ other: FloodRow) -> Bool {
        guard let mine = fingerprint, let theirs = other.fingerprint else { return false }
        return mine.isAlike(theirs)
    }
}
