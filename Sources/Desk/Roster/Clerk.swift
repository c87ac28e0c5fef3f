public import StrictJSON

/// What a clerk may do. Each role contains the ones before it.
public enum Role: String, CaseIterable, Sendable, Comparable {
    case reader, clerk, approver, admin

    private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
    public static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }
}

/// A person at the desk (Sachbearbeitung).
public struct Clerk: Equatable, Sendable {
    /// Login name, unique.
    public var name: String
    /// As it signs letters: `K. Petersen`.
    public var fullName: String
    public var role: Role
    /// Home unit.
    public var unit: String?
    /// Clerk who sees the work in absence.
    public var deputy: String?

    public init(name: String, fullName: String, role: Role = .clerk, unit: String? = nil, deputy: String? = nil) {
        self.name = name
        self.fullName = fullName
        self.role = role
        self.unit = unit
        self.deputy = deputy
    }
}

extension Clerk: Registered {
    public static let register = Register.clerk
    public var registerName: String { name }

    public var json: JSON {
        .record([
            ("name", .string(name)), ("full_name", .string(fullName)), ("role", .string(role.rawValue)),
            ("unit", JSON(unit)), ("deputy", JSON(deputy)),
        ])
    }

    public init?(json: JSON) {
        guard let name = json["name"]?.string, let role = json["role"]?.string.flatMap(Role.init(rawValue:)) else {
            return nil
        }
        self.init(
            name: name, fullName: json["full_name"]?.string ?? name, role: role, unit: json["unit"]?.string,
            deputy: json["deputy"]?.string)
    }
}
