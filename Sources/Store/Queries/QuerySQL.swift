internal import Desk
internal import GRDB

/// A query as a condition on `cases c`, and the words that the full-text index answers first.
struct QuerySQL {
    private(set) var condition = "1"
    private(set) var arguments: [any DatabaseValueConvertible] = []
    /// Words that every hit must have, as an FTS5 expression; nil when there are none.
    private(set) var match: String?
    /// Whether the query asks for merged cases, which are left out otherwise.
    private(set) var namesState = false

    private let asker: Asker

    init(_ query: Query, _ asker: Asker) {
        self.asker = asker
        let parts: [Query] = if case .all(let inner) = query { inner } else { [query] }
        let words = parts.compactMap(QuerySQL.expression)
        if !words.isEmpty { match = words.joined(separator: " AND ") }
        let rest = parts.filter { QuerySQL.expression($0) == nil && !QuerySQL.isBlankWord($0) }
        if !rest.isEmpty { condition = rest.map { sql($0) }.joined(separator: " AND ") }
        if !namesState { condition += " AND c.state <> 'merged'" }
    }

    /// Full-text hits with their messages and the cases `h` that these lie in. A note taken back is not found.
    static let hits = """
        search CROSS JOIN message m ON m.key = search.rowid AND m.state <> 'retracted'
        CROSS JOIN cases h ON h.key = m.case_key
        """

    /// The case that a hit counts for: the one that its own was merged into, however many steps away; where merged cases
    /// are asked for, its own.
    var home: String {
        namesState ? "h.key" : QuerySQL.survivor
    }

    /// The case that `h` was merged into, however many steps away, or `h` itself.
    static let survivor = """
        CASE WHEN h.merged_into IS NULL THEN h.key ELSE (
          WITH RECURSIVE up(key, next) AS (
            SELECT h.key, h.merged_into UNION SELECT n.key, n.merged_into FROM cases n JOIN up ON n.key = up.next)
          SELECT key FROM up WHERE next IS NULL) END
        """

    /// The case of the first parameter and the cases merged into it, whose messages are its own.
    static let family = """
        WITH RECURSIVE family(key) AS (
          VALUES (?1) UNION SELECT n.key FROM cases n JOIN family f ON n.merged_into = f.key) SELECT key FROM family
        """

    // MARK: Words

    /// The FTS5 expression of a word or phrase; nil for everything else and for words without a letter or digit.
    private static func expression(_ query: Query) -> String? {
        switch query {
        case .word(let word, let isPrefix): quoted(word).map { isPrefix ? $0 + "*" : $0 }
        case .phrase(let phrase): quoted(phrase)
        case .author(let name): quoted(name).map { "author : " + $0 + "*" }
        default: nil
        }
    }

    private static func quoted(_ text: String) -> String? {
        let folded = Fold.fold(text).filter { $0 != "\"" && $0 != "\0" }
        return folded.contains { $0.isLetter || $0.isNumber } ? "\"\(folded)\"" : nil
    }

    private static func isBlankWord(_ query: Query) -> Bool {
        switch query {
        case .word, .phrase, .author: expression(query) == nil
        default: false
        }
    }

    // MARK: Fields

    private mutating func bind(_ value: any DatabaseValueConvertible) -> String {
        arguments.append(value)
        return "?"
    }

    private mutating func joined(_ parts: [Query], _ word: String, empty: String) -> String {
        parts.isEmpty ? empty : "(" + parts.map { sql($0) }.joined(separator: " \(word) ") + ")"
    }

    private mutating func sql(_ query: Query) -> String {
        switch query {
        case .all(let parts): return joined(parts, "AND", empty: "1")
        case .any(let parts): return joined(parts, "OR", empty: "0")
        case .not(let part): return "NOT coalesce(\(sql(part)), 0)"
        case .word, .phrase, .author:
            guard let expression = QuerySQL.expression(query) else { return "1" }
            return """
                c.key IN (SELECT \(home) FROM \(QuerySQL.hits) WHERE search MATCH \(bind(expression)))
                """
        case .channel(let channel):
            return "c.account IN (SELECT key FROM account WHERE channel = \(bind(channel.rawValue)))"
        case .account(let name):
            return
                "c.account IN (SELECT key FROM account WHERE name = \(bind(name)) OR channel || '/' || name = \(bind(name)))"
        case .state(let state):
            if state == .merged { namesState = true }
            return "c.state = \(bind(state.rawValue))"
        case .tag(let tag): return "instr(c.tags, \(bind(" \(tag) "))) > 0"
        case .priority(let priority): return "c.priority = \(bind(priority.rawValue))"
        case .rule(let name):
            return """
                EXISTS (SELECT 1 FROM decision d WHERE d.case_key = c.key AND d.rule = \(bind(name))
                  AND d.state IN ('proposed', 'in_force', 'lifted'))
                """
        case .label(let name):
            return """
                EXISTS (SELECT 1 FROM \(SuspicionReading.standing), json_each(s.value, '$.labels') l
                  WHERE h.case_key = c.key AND l.key = \(bind(name)) AND l.value >= 0.5)
                """
        default: return sqlOfWork(query)
        }
    }

    private mutating func sqlOfWork(_ query: Query) -> String {
        switch query {
        case .unit(.nobody): return "c.unit IS NULL"
        case .unit(.mine): return asker.unit.map { "c.unit = \(bind($0))" } ?? "0"
        case .unit(.named(let name)):
            let sign = asker.units.first { $0.lowercased() == name.lowercased() } ?? name
            return "c.unit = \(bind(sign))"
        case .clerk(.nobody): return "c.clerk IS NULL"
        case .clerk(.me): return "c.clerk = \(bind(asker.clerk))"
        case .clerk(.named(let name)): return "c.clerk = \(bind(name))"
        case .flag(let flag): return sql(flag)
        case .has(let part): return sql(part)
        case .due(let test): return sql(test)
        case .received(let test): return sql(test)
        case .rating(let comparison, let value):
            return
                "EXISTS (SELECT 1 FROM message m WHERE m.case_key = c.key AND m.rating \(comparison.rawValue) \(bind(value)))"
        case .language(let code):
            return "EXISTS (SELECT 1 FROM message m WHERE m.case_key = c.key AND m.language = \(bind(code)))"
        default: return "1"
        }
    }

    private mutating func sql(_ flag: Query.FlagTest) -> String {
        switch flag {
        case .unread: "c.unread = 1"
        case .unassigned: "(c.unit IS NULL AND c.open = 1)"
        case .mine: "c.clerk = \(bind(asker.clerk))"
        case .overdue: "(c.open = 1 AND c.due < \(bind(asker.now.milliseconds)))"
        case .interim: "EXISTS (SELECT 1 FROM outbox o WHERE o.case_key = c.key AND o.interim = 1 AND o.state = 'sent')"
        case .draft: "EXISTS (SELECT 1 FROM draft d WHERE d.case_key = c.key AND d.clerk = \(bind(asker.clerk)))"
        case .held:
            "EXISTS (SELECT 1 FROM review r WHERE r.case_key = c.key AND r.queue = 'held' AND r.covered IS NULL)"
        case .duplicate: "0"
        }
    }

    private func sql(_ part: Query.PartTest) -> String {
        switch part {
        case .attachment:
            """
            EXISTS (SELECT 1 FROM message m JOIN content t ON t.key = m.content
              WHERE m.case_key = c.key AND instr(t.extra, '"attachments"') > 0)
            """
        case .link:
            """
            EXISTS (SELECT 1 FROM message m JOIN content t ON t.key = m.content
              WHERE m.case_key = c.key AND (instr(t.text, 'https://') > 0 OR instr(t.text, 'http://') > 0))
            """
        case .reply: "EXISTS (SELECT 1 FROM message m WHERE m.case_key = c.key AND m.direction = 'out')"
        case .note:
            "EXISTS (SELECT 1 FROM message m WHERE m.case_key = c.key AND m.direction = 'note' AND m.state = 'present')"
        }
    }

    private mutating func sql(_ test: Query.DueTest) -> String {
        let now = asker.now
        switch test {
        case .overdue: return "(c.open = 1 AND c.due < \(bind(now.milliseconds)))"
        case .today: return dueBetween(asker.today, asker.today + 1)
        case .tomorrow: return dueBetween(asker.today + 1, asker.today + 2)
        case .within(let seconds): return "c.due < \(bind((now + seconds).milliseconds))"
        case .beyond(let seconds): return "c.due > \(bind((now + seconds).milliseconds))"
        case .day(let day): return dueBetween(day, day + 1)
        case .before(let day): return "c.due < \(bind(asker.start(of: day)))"
        case .after(let day): return "c.due >= \(bind(asker.start(of: day + 1)))"
        }
    }

    private mutating func dueBetween(_ first: CivilDate, _ end: CivilDate) -> String {
        "(c.due >= \(bind(asker.start(of: first))) AND c.due < \(bind(asker.start(of: end))))"
    }

    private mutating func sql(_ test: Query.ReceivedTest) -> String {
        let now = asker.now
        switch test {
        case .today: return receivedBetween(asker.today, asker.today + 1)
        case .yesterday: return receivedBetween(asker.today + -1, asker.today)
        case .within(let seconds): return "c.received >= \(bind((now + -seconds).milliseconds))"
        case .older(let seconds): return "c.received < \(bind((now + -seconds).milliseconds))"
        case .day(let day): return receivedBetween(day, day + 1)
        case .before(let day): return "c.received < \(bind(asker.start(of: day)))"
        case .after(let day): return "c.received >= \(bind(asker.start(of: day + 1)))"
        case .days(let first, let last): return receivedBetween(first, last + 1)
        }
    }

    private mutating func receivedBetween(_ first: CivilDate, _ end: CivilDate) -> String {
        "(c.received >= \(bind(asker.start(of: first))) AND c.received < \(bind(asker.start(of: end))))"
    }
}
