public import Desk
internal import StrictJSON

extension Open311Connector {
    /// Characters of a description (GeoReport v2, POST Service Request).
    static let longest = 4000

    public func deliver(_ item: OutboxItem) async -> DeliveryAnswer {
        guard capabilities.can(item.action) else {
            return .refused("\(item.action.rawValue) is not set up for this account")
        }
        switch item.action {
        case .reply: return await update(item)
        case .publish: return await submit(item)
        default: return .refused("\(item.action.rawValue) is not known here")
        }
    }

    /// Posts an update; the state of the request stays as it is.
    private func update(_ item: OutboxItem) async -> DeliveryAnswer {
        guard let request = item.inReplyTo, !request.isEmpty else { return .refused("no request is named to answer") }
        let record: JSON
        do throws(ChannelFault) {
            guard let found = try await single(request) else {
                return .refused("404 the request is not there any more")
            }
            record = found
        } catch { return Open311Connector.before(error) }
        let form: [HTTPRequest.Field] = [
            .init("service_request_id", request), .init("update_id", item.key),
            .init("updated_datetime", Instant(seconds: now().seconds).iso),
            .init("status", Open311Answer.text(record, "status") ?? "open"), .init("description", item.text),
        ]
        let here = Open311Target(http: http, settings: settings)
        return await post("/servicerequestupdates", form, to: here, named: Open311Answer.updates) { answer in
            guard let id = Open311Answer.text(answer, "update_id") else { return .unknown("accepted without an id") }
            return .accepted(id: Open311Mapper.id(update: id, of: request), url: nil)
        }
    }

    private func submit(_ item: OutboxItem) async -> DeliveryAnswer {
        let draft: Open311Draft
        do throws(MappingFault) { draft = try Open311Draft(item.text, usual: target.settings.usual) } catch {
            return .refused(error.description)
        }
        let made = await post("/requests", draft.form, to: target, named: Open311Answer.requests) { answer in
            if let id = Open311Answer.text(answer, "service_request_id") { return .accepted(id: id, url: nil) }
            guard let token = Open311Answer.text(answer, "token") else { return .unknown("accepted without an id") }
            return .accepted(id: Open311Connector.tokenMark + token, url: nil)
        }
        guard case .accepted(let id, _) = made, id.hasPrefix(Open311Connector.tokenMark) else { return made }
        // The token is the receipt; the number replaces it where the server knows it already.
        let token = String(id.dropFirst(Open311Connector.tokenMark.count))
        return .accepted(id: (try? await number(ofToken: token)) ?? id, url: nil)
    }

    static let tokenMark = "token:"

    /// The number of a request that was answered with a token; nil while there is none.
    func number(ofToken token: String) async throws(ChannelFault) -> String? {
        let path = "/tokens/\(HTTPRequest.percentEncoded(token))"
        let records = try await list(path, named: Open311Answer.requests, at: target)
        return records.lazy.compactMap { Open311Answer.text($0, "service_request_id") }.first
    }

    private func post(
        _ method: String, _ form: [HTTPRequest.Field], to place: Open311Target, named names: Set<String>,
        _ receipt: (JSON) -> DeliveryAnswer
    ) async -> DeliveryAnswer {
        var form = form
        if let key = place.settings.key { form.append(.init("api_key", key.reveal())) }
        if let jurisdiction = place.settings.jurisdiction { form.append(.init("jurisdiction_id", jurisdiction)) }
        let path = "\(place.settings.base)\(method).\(place.settings.format.rawValue)"
        let request = HTTPRequest(
            .post, path, headers: [Open311Connector.accept(place.settings)], body: .form(form))
        let reply: HTTPReply
        do throws(HTTPFault) { reply = try await place.http.send(request) } catch {
            return Open311Errors.delivery(of: error)
        }
        guard (200..<300).contains(reply.status) else { return Open311Errors.delivery(of: reply) }
        guard let answer = Open311Answer.records(reply, named: names)?.first else {
            return .unknown("no GeoReport answer, perhaps a maintenance page")
        }
        return receipt(answer)
    }

    /// Nothing was posted yet, so nothing is unknown.
    private static func before(_ fault: ChannelFault) -> DeliveryAnswer {
        switch fault {
        case .authorisation(let why): .authorisation(why)
        case .busy(let after, let why): .notNow(after: after, reason: why)
        case .refused(let status, let why): .refused(status == 0 ? why : "\(status) \(why)")
        case .unavailable(let why), .garbled(let why): .notNow(after: nil, reason: why)
        }
    }
}
