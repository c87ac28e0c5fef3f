public import Desk
internal import StrictJSON

extension Open311Connector {
    /// Seconds that clocks may differ.
    static let drift: Int64 = 60

    /// Looks for the same words at the same place since the try began: the API gives back no key of ours.
    public func find(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        guard let tried = item.lastTry else { return nil }
        switch item.action {
        case .reply: return try await findUpdate(item, since: tried + -Self.drift)
        case .publish: return try await findRequest(item, since: tried + -Self.drift)
        default: return nil
        }
    }

    private func findUpdate(_ item: OutboxItem, since start: Instant) async throws(ChannelFault) -> FoundPost? {
        guard let request = item.inReplyTo else { return nil }
        let records = try await list(
            "/servicerequestupdates", bounds(from: start), named: Open311Answer.updates)
        for record in records
        where Open311Answer.text(record, "service_request_id") == request && isRecent(record, "updated_datetime", start)
            && isSame(record, item.text)
        {
            guard let id = Open311Answer.text(record, "update_id") else { continue }
            return FoundPost(id: Open311Mapper.id(update: id, of: request), url: nil)
        }
        return try proved(records.count)
    }

    private func findRequest(_ item: OutboxItem, since start: Instant) async throws(ChannelFault) -> FoundPost? {
        let draft: Open311Draft
        do throws(MappingFault) { draft = try Open311Draft(item.text, usual: target.settings.usual) } catch {
            return nil
        }
        let query = bounds(from: start) + [.init("service_code", draft.serviceCode)]
        let records = try await list("/requests", query, named: Open311Answer.requests, at: target)
        for record in records
        where isRecent(record, "requested_datetime", start) && isSame(record, draft.description) {
            guard let id = Open311Answer.text(record, "service_request_id") else { continue }
            return FoundPost(id: id, url: nil)
        }
        guard try await isListedAtOnce(draft.serviceCode) else {
            throw .unavailable("this service numbers its requests later; look at the endpoint whether it is there")
        }
        return try proved(records.count)
    }

    /// Requests of `batch` and `blackbox` services may be there without being listed.
    private func isListedAtOnce(_ code: String) async throws(ChannelFault) -> Bool {
        let services = try await list("/services", named: Open311Answer.services, at: target)
        let service = services.first { Open311Answer.text($0, "service_code") == code }
        return service.flatMap { Open311Answer.text($0, "type") }.map { $0 == "realtime" } ?? true
    }

    private func bounds(from start: Instant) -> [HTTPRequest.Field] {
        [
            .init("start_date", Instant(seconds: start.seconds).iso),
            .init("end_date", Instant(seconds: now().seconds + Self.drift).iso),
        ]
    }

    private func isRecent(_ record: JSON, _ field: String, _ start: Instant) -> Bool {
        let time = (try? Open311Answer.instant(record, field)) ?? nil
        return time.map { $0 >= start } ?? true
    }

    /// White space and doubled entities aside.
    private func isSame(_ record: JSON, _ text: String) -> Bool {
        let theirs = HTMLText.decodingEntities(Open311Answer.text(record, "description") ?? "")
        return theirs.split(whereSeparator: \.isWhitespace) == text.split(whereSeparator: \.isWhitespace)
    }

    /// A list that may have been cut off is no proof of absence. No server is known that gives fewer than fifty.
    private func proved(_ count: Int) throws(ChannelFault) -> FoundPost? {
        guard count < 50 || count < 1000 && !Self.limits.contains(count) else {
            throw .unavailable("too many of the same minutes to look through")
        }
        return nil
    }
}
