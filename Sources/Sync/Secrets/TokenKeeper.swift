internal import Desk

/// Hands out an account's access token and renews it. Refresh tokens may be for one use only (RFC 9700, 4.14.2), so:
///
/// 1. One renewal at a time, across processes; who waited takes what the other one wrote.
/// 2. A new pair is on the disk, synced, before it is used or handed out.
/// 3. Room for it is made before the old refresh token is spent.
/// 4. A new pair that could not be written is kept, and written before anything else is tried.
public actor TokenKeeper {
    /// Seconds before its end at which a token is renewed.
    static let ahead: Int64 = 60

    private let file: TokenFile
    private let endpoint: TokenEndpoint
    private let http: any HTTPPort
    private let clock: any SyncClock
    private var unsaved: TokenPair?

    /// `http` leads to the server of the tokens and proves nothing by itself.
    public init(
        file: TokenFile, endpoint: TokenEndpoint, http: any HTTPPort, clock: any SyncClock = SystemSyncClock()
    ) {
        self.file = file
        self.endpoint = endpoint
        self.http = http
        self.clock = clock
    }

    /// The token to use now.
    public func token() async throws(TokenFault) -> Secret {
        let pair = try read()
        guard unsaved != nil || isEnding(pair) else { return pair.access }
        return try await replacement(for: pair.access)
    }

    /// Another token than `spent`, which the channel refused or which is about to end.
    public func replacement(for spent: Secret) async throws(TokenFault) -> Secret {
        let lock: FileLock
        do throws(SecretFault) { lock = try await FileLock.take(file.lockPath) } catch { throw .file(error) }
        defer { withExtendedLifetime(lock) {} }
        try saveUnsaved()
        let pair = try recovered()
        guard pair.access == spent else { return pair.access }
        guard let refresh = pair.refresh else { throw .loginNeeded("the token file holds no refresh_token") }
        return try await renew(pair, refresh)
    }

    private func renew(_ pair: TokenPair, _ refresh: Secret) async throws(TokenFault) -> Secret {
        let draft: TokenDraft
        do throws(SecretFault) { draft = try TokenDraft(of: file) } catch { throw .file(error) }
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await http.send(endpoint.request(refresh)) } catch {
            throw .unavailable("renewal: \(error.reason)")
        }
        let fresh = try endpoint.pair(from: reply, renewing: pair, now: clock.now())
        unsaved = fresh
        do throws(SecretFault) { try draft.commit(fresh) } catch { throw .file(error) }
        unsaved = nil
        return fresh.access
    }

    private func saveUnsaved() throws(TokenFault) {
        guard let pair = unsaved else { return }
        do throws(SecretFault) { try file.write(pair) } catch { throw .file(error) }
        unsaved = nil
    }

    private func recovered() throws(TokenFault) -> TokenPair {
        do throws(SecretFault) { try file.recover() } catch { throw .file(error) }
        return try read()
    }

    private func read() throws(TokenFault) -> TokenPair {
        do throws(SecretFault) { return try file.read() } catch { throw .file(error) }
    }

    private func isEnding(_ pair: TokenPair) -> Bool {
        guard let expires = pair.expires, pair.refresh != nil else { return false }
        return expires <= clock.now() + Self.ahead
    }
}
