internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

/// The live door to one server.
///
/// 1. Token and requests go to `origin` only: every address is built from it.
/// 2. A redirect is followed for GET alone, within the same origin, at most `limits.redirects` times.
/// 3. A token never travels without encryption, except to this machine itself.
/// 4. No exchange outlives `limits.whole`, whatever the server does.
public final class HTTPConnection: HTTPPort {
    public let origin: Origin
    private let authorisation: Authorisation
    private let limits: HTTPLimits
    private let client: HTTPClient
    private let userAgent: String

    public convenience init(
        origin: Origin, token: Secret? = nil, limits: HTTPLimits = HTTPLimits(), userAgent: String = "Lotse",
        environment: [String: String] = [:]
    ) {
        self.init(
            origin: origin, authorisation: token.map { .bearer($0) } ?? .none, limits: limits, userAgent: userAgent,
            environment: environment)
    }

    /// `authority` is the path of a PEM file whose certificates are trusted instead of the system's.
    public init(
        origin: Origin, authorisation: Authorisation, limits: HTTPLimits = HTTPLimits(), userAgent: String = "Lotse",
        environment: [String: String] = [:], authority: String? = nil
    ) {
        self.origin = origin
        self.authorisation = authorisation
        self.limits = limits
        self.userAgent = userAgent
        var settings = HTTPClient.Configuration()
        settings.redirectConfiguration = .disallow
        settings.timeout.connect = .milliseconds(limits.connect)
        settings.timeout.read = .milliseconds(limits.idle)
        settings.decompression = .enabled(limit: .ratio(limits.ratio))
        settings.httpVersion = .http1Only
        settings.connectionPool.retryConnectionEstablishment = false
        if let authority {
            var trust = TLSConfiguration.makeClientConfiguration()
            trust.trustRoots = .file(authority)
            settings.tlsConfiguration = trust
        }
        if let proxy = ProxySettings.proxy(for: origin, environment: environment) {
            settings.proxy = .server(host: proxy.host, port: proxy.port)
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }

    deinit {
        let client = client
        Task { try? await client.shutdown() }
    }

    /// Ends all connections. To be called once, when no request is under way.
    public func close() async { try? await client.shutdown() }

    public func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        guard !authorisation.isSecret || origin.isEncrypted || origin.isLoopback else {
            throw .forbidden("a token is not sent to \(origin) without encryption")
        }
        var target = request.target
        for _ in 0...limits.redirects {
            let reply = try await once(request, target: target)
            guard limits.followsRedirects, (301...308).contains(reply.status), reply.status != 304 else { return reply }
            let place = reply.header("Location") ?? ""
            guard request.method == .get, let next = sameOriginTarget(place) else { throw .redirected(to: place) }
            target = next
        }
        throw .redirected(to: "more than \(limits.redirects) places")
    }

    private func sameOriginTarget(_ place: String) -> String? {
        if place.hasPrefix("/"), !place.hasPrefix("//") { return place }
        return Origin(place) == origin ? URLSplit(place)?.target : nil
    }

    /// One exchange in a race with the time limit.
    private func once(_ request: HTTPRequest, target: String) async throws(HTTPFault) -> HTTPReply {
        let call = outgoing(request, target: target)
        let outcome = await withTaskGroup(of: Result<HTTPReply, HTTPFault>.self) { group in
            group.addTask { await self.exchange(call) }
            group.addTask { [limits] in
                try? await Task.sleep(nanoseconds: UInt64(limits.whole) * 1_000_000)
                return .failure(.interrupted("no complete answer within \(limits.whole / 1000) s"))
            }
            let first = await group.next() ?? .failure(.interrupted("cancelled"))
            group.cancelAll()
            return first
        }
        return try outcome.get()
    }

    private func outgoing(_ request: HTTPRequest, target: String) -> HTTPClientRequest {
        var call = HTTPClientRequest(url: "\(origin.scheme)://\(origin.host):\(origin.port)\(target)")
        call.method = HTTPMethod(rawValue: request.method.rawValue)
        call.headers.add(name: "User-Agent", value: userAgent)
        call.headers.add(name: "Accept", value: "application/json")
        for field in request.headers { call.headers.replaceOrAdd(name: field.name, value: field.value) }
        if let proof = authorisation.header { call.headers.replaceOrAdd(name: "Authorization", value: proof) }
        if let payload = request.payload {
            call.headers.replaceOrAdd(name: "Content-Type", value: payload.type)
            call.body = .bytes(ByteBuffer(bytes: payload.bytes))
        }
        return call
    }

    private func exchange(_ call: HTTPClientRequest) async -> Result<HTTPReply, HTTPFault> {
        do {
            let answer = try await client.execute(call, timeout: .milliseconds(limits.whole))
            let headers = answer.headers.map { HTTPRequest.Field($0.name, $0.value) }
            if let fault = headerFault(headers) { return .failure(fault) }
            var body: [UInt8] = []
            for try await chunk in answer.body {
                guard body.count + chunk.readableBytes <= limits.body else {
                    return .failure(.tooLarge("body over \(limits.body) bytes"))
                }
                body.append(contentsOf: chunk.readableBytesView)
            }
            return .success(HTTPReply(status: Int(answer.status.code), headers: headers, body: body))
        } catch {
            return .failure(HTTPConnection.fault(of: error))
        }
    }

    private func headerFault(_ headers: [HTTPRequest.Field]) -> HTTPFault? {
        let bytes = headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard headers.count > limits.headerFields || bytes > limits.headerBytes else { return nil }
        return .tooLarge("header of \(headers.count) fields, \(bytes) bytes")
    }

    /// Only errors that come before the first byte of a request count as 'not connected'.
    private static func fault(of error: any Error) -> HTTPFault {
        // Nothing of a request leaves before the certificate was found good.
        if case .handshakeFailed = error as? NIOSSLError { return .notConnected("the certificate is not trusted") }
        if error is NIOSSLExtraError { return .notConnected("the certificate is of another host") }
        if error is NIOConnectionError { return .notConnected("server not reached") }
        // A refusal can only answer the attempt to connect; other I/O errors may come at any time.
        if let error = error as? IOError, error.errnoCode == ECONNREFUSED { return .notConnected("connection refused") }
        guard let error = error as? HTTPClientError else { return .interrupted(String(describing: type(of: error))) }
        let before: [HTTPClientError] = [
            .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .getConnectionFromPoolTimeout,
            .invalidProxyResponse, .proxyAuthenticationRequired, .emptyHost, .invalidURL,
        ]
        return before.contains(error) ? .notConnected(error.shortDescription) : .interrupted(error.shortDescription)
    }
}
