internal import Desk
internal import StrictJSON

/// Containers made for items of the outbox, as long as the program runs. A lost one is made anew: one that is never
/// published does no harm and expires after a day.
actor InstagramContainers {
    private var ids: [String: String] = [:]

    func id(for key: String) -> String? { ids[key] }
    func keep(_ id: String?, for key: String) { ids[key] = id }
}

extension InstagramConnector {
    /// Tries to let the platform fetch a picture.
    static let fetches = 3

    /// A post of the account's own: its picture's or film's public address stands in the subject, the caption is the
    /// text. A container is made, asked for, and published once it is finished.
    func publish(_ item: OutboxItem) async -> DeliveryAnswer {
        guard let address = item.subject, address.hasPrefix("https://"), Origin(address) != nil else {
            return .refused("Instagram needs a picture: its public https address is expected as the subject")
        }
        let container: String
        switch await prepared(item, address) {
        case .accepted(let id, _): container = id
        case let answer: return answer
        }
        if let answer = await waiting(for: container, item) { return answer }
        let change = await door.change(.post, "/\(settings.user)/media_publish", [.init("creation_id", container)])
        // Not known, or published already: looking tells which.
        if case .failed(_, let error?) = change, error.code == 24 { return .unknown(error.words) }
        return change.made("id")
    }

    /// A container's id as an accepted answer. Nothing can be published twice here, so nothing is unknown.
    private func prepared(_ item: OutboxItem, _ address: String) async -> DeliveryAnswer {
        if let known = await containers.id(for: item.key) { return .accepted(id: known, url: nil) }
        let isFilm = [".mp4", ".mov"].contains { address.lowercased().hasSuffix($0) }
        let medium: [HTTPRequest.Field] =
            isFilm ? [.init("video_url", address), .init("media_type", "REELS")] : [.init("image_url", address)]
        let change = await door.change(.post, "/\(settings.user)/media", medium + [.init("caption", item.text)])
        if case .failed(_, let error?) = change, error.code == 9004 {
            return item.attempts + 1 < Self.fetches ? .notNow(after: 300, reason: error.words) : .refused(error.words)
        }
        let answer = change.made("id")
        if case .accepted(let id, _) = answer { await containers.keep(id, for: item.key) }
        if case .unknown(let why) = answer { return .notNow(after: nil, reason: why) }
        return answer
    }

    /// Nil when the container may be published now.
    private func waiting(for container: String, _ item: OutboxItem) async -> DeliveryAnswer? {
        let state: JSON?
        do throws(ChannelFault) { state = try await door.single(container, "status_code,status") } catch {
            return GraphErrors.answer(before: error)
        }
        switch state?["status_code"]?.string {
        case "FINISHED": return nil
        case "IN_PROGRESS": return .notNow(after: 30, reason: "Instagram is still preparing the picture")
        case "PUBLISHED": return .unknown("an earlier try has published it")
        case "ERROR":
            await containers.keep(nil, for: item.key)
            return .refused(ForeignReason.cleaned(state?["status"]?.string ?? "Instagram cannot use the picture"))
        case nil, "EXPIRED":
            await containers.keep(nil, for: item.key)
            return .notNow(after: 5, reason: "the container is not there any more")
        case .some(let word): return .refused("unknown state of a container: \(ForeignReason.cleaned(word))")
        }
    }

    /// What became of a post. A finished container was not published; what the list does not show was published only
    /// when its container says so.
    func published(_ item: OutboxItem) async throws(ChannelFault) -> FoundPost? {
        let search = GraphSearch(item)
        var isPublished = false
        if let container = await containers.id(for: item.key) {
            let state = try await door.single(container, "status_code")?["status_code"]?.string
            if state == "FINISHED" || state == "IN_PROGRESS" { return nil }
            isPublished = state == "PUBLISHED"
        }
        let hit = try await search.first(
            at: "/\(settings.user)/media", [.init("fields", InstagramSource.mediaFields)], by: "timestamp", door
        ) { entry in
            // A bare caption is not enough: another medium may carry it.
            search.isOurs(
                text: entry["caption"]?.string ?? "",
                created: entry["timestamp"]?.string.flatMap { Instant(iso: $0) })
        }
        if let id = hit?["id"]?.string { return FoundPost(id: id, url: hit?["permalink"]?.string) }
        if isPublished { throw .unavailable("published, and not in the list yet") }
        await containers.keep(nil, for: item.key)
        return nil
    }
}
