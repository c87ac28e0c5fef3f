internal import Foundation

/// How requests prove who we are. Bound to the origin of its connection; never sent elsewhere.
public enum Authorisation: Sendable {
    case none
    case bearer(Secret)
    /// RFC 7617.
    case basic(user: String, password: Secret)

    /// The value of the `Authorization` header.
    var header: String? {
        switch self {
        case .none: return nil
        case .bearer(let token): return "Bearer \(token.reveal())"
        case .basic(let user, let password):
            return "Basic " + Data("\(user):\(password.reveal())".utf8).base64EncodedString()
        }
    }

    var isSecret: Bool { if case .none = self { false } else { true } }
}
