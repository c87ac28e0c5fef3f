public import StrictJSON

/// A node of the tree of Organisationseinheiten. Units are never deleted: they end, and old cases keep naming them.
public struct OrganisationUnit: Equatable, Sendable {
    /// Kurzzeichen, unique among all units that ever were: `SBA`.
    public var sign: String
    public var name: String
    public var englishName: String?
    public var parent: String?
    /// First day on which the unit exists; nil means always.
    public var validFrom: CivilDate?
    /// Last day on which it exists; nil means no end.
    public var validTo: CivilDate?
    /// Name of its office calendar; nil takes the desk's.
    public var calendar: String?
    public var mailbox: String?
    /// Subjects it answers for; words that the picker and the routing hints match.
    public var routing: [String]

    public init(
        sign: String, name: String, englishName: String? = nil, parent: String? = nil, validFrom: CivilDate? = nil,
        validTo: CivilDate? = nil, calendar: String? = nil, mailbox: String? = nil, routing: [String] = []
    ) {
        self.sign = sign
        self.name = name
        self.englishName = englishName
        self.parent = parent
        self.validFrom = validFrom
        self.validTo = validTo
        self.calendar = calendar
        self.mailbox = mailbox
        self.routing = routing
    }

    public func isValid(on day: CivilDate) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
}

extension OrganisationUnit: Registered {
    public static let register = Register.unit
    public var registerName: String { sign }

    public var json: JSON {
        .record([
            ("sign", .string(sign)), ("name", .string(name)), ("name_en", JSON(englishName)), ("parent", JSON(parent)),
            ("valid_from", JSON(validFrom?.description)), ("valid_to", JSON(validTo?.description)),
            ("calendar", JSON(calendar)), ("mailbox", JSON(mailbox)), ("routing", .array(routing.map(JSON.string))),
        ])
    }

    public init?(json: JSON) {
        guard let sign = json["sign"]?.string, let name = json["name"]?.string else { return nil }
        self.init(
            sign: sign, name: name, englishName: json["name_en"]?.string, parent: json["parent"]?.string,
            validFrom: json["valid_from"]?.string.flatMap { CivilDate($0) },
            validTo: json["valid_to"]?.string.flatMap { CivilDate($0) }, calendar: json["calendar"]?.string,
            mailbox: json["mailbox"]?.string, routing: (json["routing"]?.array ?? []).compactMap(\.string))
    }
}
