internal import Desk
internal import StrictJSON

/// Where and how an account's tokens are renewed (RFC 6749, 6).
public struct TokenEndpoint: Sendable {
    /// How the program proves that it is the registered application.
    public enum Proof: Sendable {
        /// A public client names itself only.
        case none
        /// RFC 6749, 2.3.1: as HTTP Basic.
        case basic(Secret)
        /// As fields of the form, which Google asks for.
        case form(Secret)
    }

    /// Begins with `/`.
    public var path: String
    public var clientID: String
    public var proof: Proof

    public init(path: String, clientID: String, proof: Proof) {
        self.path = path
        self.clientID = clientID
        self.proof = proof
    }

    func request(_ refresh: Secret) -> HTTPRequest {
        var form: [HTTPRequest.Field] = [
            .init("grant_type", "refresh_token"), .init("refresh_token", refresh.reveal()),
            .init("client_id", clientID),
        ]
        var headers: [HTTPRequest.Field] = []
        switch proof {
        case .none: break
        case .form(let secret): form.append(.init("client_secret", secret.reveal()))
        case .basic(let secret):
            let value = Authorisation.basic(user: clientID, password: secret).header ?? ""
            headers.append(.init("Authorization", value))
        }
        return HTTPRequest(.post, path, headers: headers, body: .form(form))
    }

    /// What the server's answer means; `old` is the pair that was to be renewed.
    func pair(from reply: HTTPReply, renewing old: TokenPair, now: Instant) throws(TokenFault) -> TokenPair {
        let json = reply.json
        switch reply.status {
        case 200..<300:
            guard let json else { throw .unavailable("no JSON in the answer to the renewal") }
            do throws(SecretFault) { return try TokenPair(answer: json, now: now, keeping: old.refresh) } catch {
                throw .unavailable("the answer to the renewal holds no usable token: \(error)")
            }
        case 400, 401, 403: throw .loginNeeded(TokenEndpoint.reason(json))
        default: throw .unavailable("renewal: \(reply.status) \(TokenEndpoint.reason(json))")
        }
    }

    private static func reason(_ json: JSON?) -> String {
        let words = [json?["error"]?.string, json?["error_description"]?.string].compactMap { $0 }
        return ForeignReason.cleaned(words.joined(separator: ": "))
    }
}

/// Why there is no usable token.
public enum TokenFault: Error, Equatable, Sendable {
    /// The refresh token is spent, withdrawn or missing: a person must log in again.
    case loginNeeded(String)
    /// The server of the tokens cannot be asked now.
    case unavailable(String)
    /// The token file is not as it must be.
    case file(SecretFault)
}
