internal import StrictJSON

/// A server that is talked to with tokens that end. A call refused with 401 was not carried out, so it is repeated, once,
/// with a new token.
public struct RenewingHTTP: HTTPPort {
    private let base: any HTTPPort
    private let keeper: TokenKeeper

    /// `base` proves nothing by itself.
    public init(base: any HTTPPort, keeper: TokenKeeper) {
        self.base = base
        self.keeper = keeper
    }

    public var origin: Origin { base.origin }

    public func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        guard origin.isEncrypted || origin.isLoopback else {
            throw .forbidden("a token is not sent to \(origin) without encryption")
        }
        let token: Secret
        do throws(TokenFault) { token = try await keeper.token() } catch { return try RenewingHTTP.answer(to: error) }
        let first = try await exchange(request, token)
        guard first.status == 401 else { return first }
        let fresh: Secret
        do throws(TokenFault) { fresh = try await keeper.replacement(for: token) } catch {
            return try RenewingHTTP.answer(to: error)
        }
        return try await exchange(request, fresh)
    }

    private func exchange(_ request: HTTPRequest, _ token: Secret) async throws(HTTPFault) -> HTTPReply {
        var request = request
        request.headers.append(.init("Authorization", Authorisation.bearer(token).header ?? ""))
        return try await base.send(request)
    }

    /// Nothing was done in any of these cases. A login that is needed is told in the words of a server's 401.
    private static func answer(to fault: TokenFault) throws(HTTPFault) -> HTTPReply {
        switch fault {
        case .unavailable(let why): throw .notConnected(why)
        case .file(let fault): throw .notConnected("token file: \(fault)")
        case .loginNeeded(let why):
            let words = JSON.string("the login has ended, a person must log in again: \(why)")
            let body: JSON = ["title": "Unauthorized", "detail": words, "error": ["code": 401, "message": words]]
            return HTTPReply(status: 401, headers: [.init("Content-Type", "application/json")], body: body.bytes())
        }
    }
}
