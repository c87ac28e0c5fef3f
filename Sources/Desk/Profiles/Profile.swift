public import StrictJSON

/// What a new desk begins with.
public struct Profile: Sendable {
    public var desk: DeskProfile
    public var units: [OrganisationUnit]
    public var accounts: [ChannelAccount]
    public var templates: [ReplyTemplate]
    public var calendars: [CalendarDefinition]
    public var policies: [ClockPolicy]
    public var rules: [HouseRule]
    public var approvals: [ApprovalPolicy]

    /// The profiles that `lotse init --profile` knows.
    public static let names = ["bremerhaven", "empty"]

    public init?(named name: String) {
        switch name {
        case "bremerhaven": self = .bremerhaven
        case "empty": self = .empty
        default: return nil
        }
    }

    /// Everything as register entries: name and value.
    public var entries: [(Register, String, JSON)] {
        let records: [any Registered] = [desk] + units + accounts + templates + rules + approvals
        return records.map { (type(of: $0).register, $0.registerName, $0.json) }
            + calendars.map { (.calendar, $0.name, $0.json) } + policies.map { (.policy, $0.name, $0.json) }
    }

    /// A desk without offices: one calendar, one policy, the templates.
    static var empty: Profile {
        Profile(
            desk: DeskProfile(profile: "empty", city: "Stadt", prefix: "VG", calendar: "standard"), units: [],
            accounts: [],
            templates: ReplyTemplate.defaults,
            calendars: [
                CalendarDefinition(
                    name: "standard", zone: "Europe/Berlin", holidays: "",
                    hours: Dictionary(
                        uniqueKeysWithValues: ["mon", "tue", "wed", "thu", "fri"].map { ($0, ["08:00-16:00"]) }))
            ], policies: [.standard])
    }

    public init(
        desk: DeskProfile, units: [OrganisationUnit], accounts: [ChannelAccount], templates: [ReplyTemplate],
        calendars: [CalendarDefinition], policies: [ClockPolicy], rules: [HouseRule] = [],
        approvals: [ApprovalPolicy] = []
    ) {
        self.desk = desk
        self.units = units
        self.accounts = accounts
        self.templates = templates
        self.calendars = calendars
        self.policies = policies
        self.rules = rules
        self.approvals = approvals
    }
}

extension ClockPolicy {
    /// Minutes of opening time: first answer 10 h, interim notice 10 h, next answer 10 h, answer to the matter five
    /// working days of 8 h, the office's share three, the outcome of an appeal five.
    static let standard = ClockPolicy(
        name: "standard",
        minutes: [
            .firstResponse: 600, .interim: 600, .nextResponse: 600, .resolution: 2400, .unit: 1440, .appeal: 2400,
        ])
}
