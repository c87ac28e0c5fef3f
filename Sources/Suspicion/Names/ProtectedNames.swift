/// A name that new accounts must not pass themselves off as.
public struct ProtectedName: Equatable, Sendable {
    public var name: String
    public var handle: String?
    /// The channel's id of the account that bears it rightly.
    public var id: String?
    public var owner: Owner

    public enum Owner: String, CaseIterable, Sendable {
        /// An account of the city.
        case city
        case clerk
        /// Someone who has written before.
        case author
    }

    public init(name: String, handle: String? = nil, id: String? = nil, owner: Owner) {
        self.name = name
        self.handle = handle
        self.id = id
        self.owner = owner
    }
}

/// A new account that looks like a protected one.
public struct LookAlikeFinding: Equatable, Sendable {
    public var protected: ProtectedName
    /// The name or handle that looks so.
    public var name: String
    public var likeness: Likeness

    public enum Likeness: String, CaseIterable, Sendable {
        /// The same letters under another id.
        case same
        /// Other letters that look the same.
        case looks
        /// One letter apart.
        case near
        /// The name of a city's account with something around it.
        case within
    }

    /// Two people may bear one name; nobody else is the city.
    var weight: Double {
        switch (protected.owner, likeness) {
        case (.city, .same), (.city, .looks): 0.8
        case (.clerk, .looks), (.author, .looks): 0.7
        case (.city, .near): 0.6
        case (.clerk, .same): 0.5
        case (.clerk, .near), (.city, .within): 0.4
        case (.author, .same), (.author, .near), (_, .within): 0.2
        }
    }

    public var words: (de: String, en: String) {
        let other = protected.name
        return switch likeness {
        case .same: ("heißt wie „\(other)“, ist aber ein anderes Konto", "named like “\(other)”, but another account")
        case .looks: ("„\(name)“ sieht aus wie „\(other)“", "“\(name)” looks like “\(other)”")
        case .near: ("„\(name)“ ist einen Buchstaben neben „\(other)“", "“\(name)” is one letter off “\(other)”")
        case .within: ("„\(name)“ führt den Namen „\(other)“", "“\(name)” carries the name “\(other)”")
        }
    }
}
