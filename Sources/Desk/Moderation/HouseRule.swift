public import StrictJSON

/// A numbered rule of the Netiquette with all wordings it ever had.
public struct HouseRule: Equatable, Sendable {
    /// Lasting short name: `insult`.
    public var name: String
    /// Its place in the Netiquette, from 1.
    public var number: Int
    /// By version, oldest first; versions and their first days rise.
    public var versions: [RuleVersion]
    /// Last day in force; nil while it holds.
    public var ends: CivilDate?

    public init(name: String, number: Int, versions: [RuleVersion], ends: CivilDate? = nil) {
        self.name = name
        self.number = number
        self.versions = versions
        self.ends = ends
    }

    /// The wording in force on a day; nil before the first and after the last day.
    public func version(on day: CivilDate) -> RuleVersion? {
        if let ends, day > ends { return nil }
        return versions.last { $0.from <= day }
    }

    /// The wording of this number, in force or not.
    public func version(_ number: Int) -> RuleVersion? { versions.first { $0.version == number } }

    /// The rule with another wording from `day` on. Throws when the wording would reach back behind the newest one:
    /// decisions already cite that.
    public func adding(_ wording: RuleVersion) throws(Refusal) -> HouseRule {
        if let last = versions.last, wording.from <= last.from {
            throw .invalid(field: "from", reason: "must lie after \(last.from), when version \(last.version) began")
        }
        var rule = self
        var next = wording
        next.version = (versions.last?.version ?? 0) + 1
        rule.versions.append(next)
        return rule
    }
}

extension HouseRule {
    /// Throws when `next` would change what decisions cite already: a wording that is or was in force stays as it is, a
    /// new one begins today at the earliest, and a rule that has ended stays ended.
    public func checkReplacing(by next: HouseRule, on today: CivilDate) throws(Refusal) {
        for old in versions where old.from <= today && next.version(old.version) != old {
            throw .invalid(field: "versions", reason: "version \(old.version) is or was in force and stays as it is")
        }
        let known = Set(versions.map(\.version))
        for new in next.versions where !known.contains(new.version) && new.from < today {
            throw .invalid(field: "from", reason: "a new wording begins today (\(today)) at the earliest")
        }
        guard next.ends != ends else { return }
        // Whoever ends a rule today may say that yesterday was its last day.
        let yesterday = today + -1
        if let ends, ends < yesterday { throw .invalid(field: "ends", reason: "the rule has ended on \(ends)") }
        if let end = next.ends, end < yesterday {
            throw .invalid(field: "ends", reason: "decisions since \(end) cite it; end it yesterday at the earliest")
        }
    }
}

extension HouseRule: Registered {
    public static let register = Register.rule
    public var registerName: String { name }

    public var json: JSON {
        .record([
            ("name", .string(name)), ("number", JSON(number)), ("versions", .array(versions.map(\.json))),
            ("ends", JSON(ends?.description)),
        ])
    }

    /// Also nil when versions or days do not rise.
    public init?(json: JSON) {
        guard let name = json["name"]?.string, let number = json["number"]?.int, number > 0,
            let list = json["versions"]?.array
        else { return nil }
        let versions = list.compactMap { RuleVersion(json: $0) }
        let isRising = zip(versions, versions.dropFirst()).allSatisfy { $0.version < $1.version && $0.from < $1.from }
        guard versions.count == list.count, !versions.isEmpty, isRising else { return nil }
        var ends: CivilDate?
        if let value = json["ends"], value != .null {
            guard let day = value.string.flatMap(CivilDate.init) else { return nil }
            ends = day
        }
        self.init(name: name, number: Int(number), versions: versions, ends: ends)
    }
}

extension Roster {
    /// The rules in force on the day of `now`, by number.
    public func rules(on now: Instant) -> [(rule: HouseRule, version: RuleVersion)] {
        let today = zone.date(at: now)
        return rules.values.compactMap { rule in rule.version(on: today).map { (rule, $0) } }
            .sorted { ($0.rule.number, $0.rule.name) < ($1.rule.number, $1.rule.name) }
    }

    /// The rule written `insult` or by its number `3`, with the wording in force on the day of `now`.
    public func rule(
        named text: String, on now: Instant
    ) throws(Refusal) -> (rule: HouseRule, version: RuleVersion) {
        let wanted = text.lowercased()
        let byNumber = Int(text).flatMap { number in rules(on: now).first { $0.rule.number == number }?.rule }
        guard let rule = rules[text] ?? rules[wanted] ?? byNumber else {
            throw .unknownRule(text, near: nearest(to: text, among: rules.keys))
        }
        let today = zone.date(at: now)
        guard let version = rule.version(on: today) else { throw .ruleNotInForce(rule.name, today) }
        return (rule, version)
    }
}
