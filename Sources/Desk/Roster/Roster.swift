/// The registers of a desk, read once and looked up often. A value that decisions take along.
public struct Roster: Sendable {
    public var profile: DeskProfile
    public var units: [String: OrganisationUnit]
    public var clerks: [String: Clerk]
    /// By key.
    public var accounts: [Int64: ChannelAccount]
    public var templates: [String: ReplyTemplate]
    public var calendars: [String: OfficeCalendar]
    public var policies: [ClockPolicy]
    /// By name.
    public var rules: [String: HouseRule]
    public var approvals: [ApprovalPolicy]
    public var zone: ZoneRules

    public init(
        profile: DeskProfile, units: [OrganisationUnit] = [], clerks: [Clerk] = [], accounts: [ChannelAccount] = [],
        templates: [ReplyTemplate] = [], calendars: [OfficeCalendar] = [], policies: [ClockPolicy] = [],
        rules: [HouseRule] = [], approvals: [ApprovalPolicy] = [], zone: ZoneRules
    ) {
        self.profile = profile
        self.units = Dictionary(units.map { ($0.sign, $0) }) { $1 }
        self.clerks = Dictionary(clerks.map { ($0.name, $0) }) { $1 }
        self.accounts = Dictionary(accounts.map { ($0.key, $0) }) { $1 }
        self.templates = Dictionary(templates.map { ($0.name, $0) }) { $1 }
        self.calendars = Dictionary(calendars.map { ($0.name, $0) }) { $1 }
        self.policies = policies
        self.rules = Dictionary(rules.map { ($0.name, $0) }) { $1 }
        self.approvals = approvals.sorted { $0.name < $1.name }
        self.zone = zone
    }

    public func text(of number: CaseNumber) -> String { number.text(prefix: profile.prefix) }

    /// The unit with this sign (any case) that exists on the day of `now`.
    public func unit(named name: String, on now: Instant) throws(Refusal) -> OrganisationUnit {
        let wanted = name.lowercased()
        guard let unit = units[name] ?? units.values.first(where: { $0.sign.lowercased() == wanted }) else {
            throw .unknownUnit(name, near: nearest(to: name, among: units.keys))
        }
        let today = zone.date(at: now)
        guard unit.isValid(on: today) else { throw .unitEnded(unit.sign, unit.validTo ?? today) }
        return unit
    }

    public func clerk(named name: String) throws(Refusal) -> Clerk {
        guard let clerk = clerks[name] else { throw .unknownClerk(name) }
        return clerk
    }

    public func template(named name: String) throws(Refusal) -> ReplyTemplate {
        guard let template = templates[name] else {
            throw .unknownTemplate(name, near: nearest(to: name, among: templates.keys))
        }
        return template
    }

    /// The account written `stadt` or `mastodon/stadt`; a bare name must be unique.
    public func account(named name: String) throws(Refusal) -> ChannelAccount {
        let found = accounts.values.filter { $0.qualifiedName == name || $0.name == name }
        guard found.count == 1, let account = found.first else { throw .unknownAccount(name) }
        return account
    }

    /// Units in tree order, each with its depth; `now` leaves out those that have ended or not begun.
    public func tree(at now: Instant) -> [(unit: OrganisationUnit, depth: Int)] {
        let today = zone.date(at: now)
        let valid = units.values.filter { $0.isValid(on: today) }
        let known = Set(valid.map(\.sign))
        let children = Dictionary(grouping: valid) { unit in unit.parent.flatMap { known.contains($0) ? $0 : nil } ?? ""
        }
        var out: [(OrganisationUnit, Int)] = []
        func walk(_ parent: String, _ depth: Int) {
            guard depth < 16 else { return }
            for unit in (children[parent] ?? []).sorted(by: { $0.sign < $1.sign }) {
                out.append((unit, depth))
                walk(unit.sign, depth + 1)
            }
        }
        walk("", 0)
        return out
    }
}

/// At most three names that differ by one or two letters, the nearest first.
func nearest(to name: String, among names: some Collection<String>) -> [String] {
    let wanted = Array(name.lowercased())
    let scored = names.map { (name: $0, distance: editDistance(wanted, Array($0.lowercased()))) }
    return scored.filter { $0.distance <= 2 }.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(
        \.name)
}

/// Levenshtein's distance; inputs are short names.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, right) in b.enumerated() {
            let substituted = diagonal + (left == right ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
