public import Desk
internal import StrictJSON

/// What an Open311 endpoint is told by its configuration.
public struct Open311Settings: Sendable {
    public enum Format: String, Sendable { case json, xml }

    /// The name under which the desk keeps the account.
    public var account: String
    /// The path of the endpoint, without a slash at its end.
    public var base: String
    public var format = Format.json
    /// Required only where an endpoint serves several jurisdictions; sent whenever it is set.
    public var jurisdiction: String?
    /// Without it nothing can be sent.
    public var key: Secret?
    /// Whether the endpoint has `servicerequestupdates`, an extension.
    public var hasUpdates = false
    /// How far the first run reads back; nil reads a week.
    public var startDate: Instant?
    /// `service_code` and place of requests that name none themselves.
    public var usual: [String: String] = [:]

    public init(account: String, base: String) {
        self.account = account
        self.base = base
    }
}

/// Where new requests are posted, when that is another endpoint than the one read.
public struct Open311Target: Sendable {
    let http: any HTTPPort
    let settings: Open311Settings

    public init(http: any HTTPPort, settings: Open311Settings) {
        self.http = http
        self.settings = settings
    }
}

/// Fault reports by GeoReport v2, with the updates of FixMyStreet where there are any.
///
/// 1. Requests are read in windows of their `requested_datetime`; a window that may have been cut off is read again in
///    halves before the cursor passes it.
/// 2. The api_key stands in the body of a POST and nowhere else.
/// 3. No POST is repeated before it was looked for: the API has no key that would make a second one harmless.
public struct Open311Connector: ChannelConnector {
    let http: any HTTPPort
    let settings: Open311Settings
    let target: Open311Target
    let now: @Sendable () -> Instant

    public var channel: Channel { .open311 }
    public var mapper: any PayloadMapper { entryMapper }
    var entryMapper: Open311Mapper { Open311Mapper(account: settings.account) }

    public var capabilities: ChannelCapabilities {
        var capabilities = Channel.open311.capabilities
        if settings.key == nil || !settings.hasUpdates { capabilities.actions.remove(.reply) }
        if target.settings.key == nil { capabilities.actions.remove(.publish) }
        return capabilities
    }

    public init(
        http: any HTTPPort, settings: Open311Settings, target: Open311Target? = nil,
        now: @escaping @Sendable () -> Instant = { SystemSyncClock().now() }
    ) {
        self.http = http
        self.settings = settings
        self.target = target ?? Open311Target(http: http, settings: settings)
        self.now = now
    }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        let services = try await list("/services", named: Open311Answer.services)
        guard services.isEmpty || services.contains(where: { Open311Answer.text($0, "service_code") != nil }) else {
            throw .garbled("a list of services without service_code")
        }
        let name = settings.jurisdiction ?? http.origin.host
        return ChannelCheck(accountID: name, handle: name, textLimit: channel.capabilities.textLimit)
    }

    public func marker() async throws(ChannelFault) -> String? { nil }

    /// The records of a GET that must succeed.
    func list(
        _ method: String, _ query: [HTTPRequest.Field] = [], named names: Set<String>, at other: Open311Target? = nil
    ) async throws(ChannelFault) -> [JSON] {
        let place = other ?? Open311Target(http: http, settings: settings)
        var query = query
        if let jurisdiction = place.settings.jurisdiction { query.append(.init("jurisdiction_id", jurisdiction)) }
        let path = "\(place.settings.base)\(method).\(place.settings.format.rawValue)"
        let request = HTTPRequest(.get, path, query: query, headers: [Open311Connector.accept(place.settings)])
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await place.http.send(request) } catch {
            throw Open311Errors.fault(of: error)
        }
        if let fault = Open311Errors.fault(of: reply) { throw fault }
        guard let records = Open311Answer.records(reply, named: names) else {
            throw .unavailable("no GeoReport answer, perhaps a maintenance page")
        }
        return records
    }

    static func accept(_ settings: Open311Settings) -> HTTPRequest.Field {
        .init("Accept", settings.format == .json ? "application/json" : "text/xml, application/xml")
    }
}
