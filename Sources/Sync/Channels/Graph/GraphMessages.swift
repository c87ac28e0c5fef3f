internal import Desk
internal import StrictJSON

/// Private answers to public comments (Messenger Platform and Instagram, "Private Replies"): one per comment, within
/// seven days.
struct GraphMessages: Sendable {
    let door: GraphDoor
    /// The page or account that writes.
    let sender: String
    /// `messenger` or `instagram`.
    let platform: String

    func send(_ text: String, about comment: String) async -> DeliveryAnswer {
        let recipient: JSON = ["comment_id": .string(comment)]
        let message: JSON = ["text": .string(text)]
        let form: [HTTPRequest.Field] = [.init("recipient", recipient.text()), .init("message", message.text())]
        return await door.change(.post, "/\(sender)/messages", form).made("message_id")
    }

    /// The platform takes one private answer per comment, so a second try does no harm; where the conversation can be
    /// read, the first one is found in it. `person` is who is written to, by the platform's id; nil when unknown.
    func find(_ search: GraphSearch, to person: String?) async throws(ChannelFault) -> FoundPost? {
        guard let person else { return nil }
        do throws(ChannelFault) {
            let fields = "messages.limit(10){id,message,from{id},created_time}"
            let answer = try await door.get(
                "/\(sender)/conversations",
                [.init("platform", platform), .init("user_id", person), .init("fields", fields)])
            let talks = try GraphPage(answer.json).entries
            for message in talks.flatMap({ $0["messages"]?["data"]?.array ?? [] }) {
                let created = message["created_time"]?.string.flatMap { Instant(iso: $0) }
                guard message["from"]?["id"]?.string == sender,
                    search.isOurs(text: message["message"]?.string, created: created), let id = message["id"]?.string
                else { continue }
                return FoundPost(id: id, url: nil)
            }
            try search.confirmAbsence(answer.date)
        } catch {
            // Conversations are not for every account.
            guard case .refused = error else { throw error }
        }
        return nil
    }
}

extension GraphDoor.Change {
    /// The answer of a call that makes something; its id stands in `field`.
    func made(_ field: String) -> DeliveryAnswer {
        switch self {
        case .failed(let answer, _): return answer
        case .done(let json):
            guard let id = json[field]?.string, !id.isEmpty else { return .unknown("accepted without an id") }
            return .accepted(id: id, url: nil)
        }
    }

    /// The answer of a call that changes `target`.
    func done(_ target: String) -> DeliveryAnswer {
        switch self {
        case .failed(let answer, _): answer
        case .done(let json):
            json["success"]?.bool == true ? .accepted(id: target, url: nil) : .refused("the platform did not do it")
        }
    }

    /// The same for a deletion: what is gone already is deleted.
    func deleted(_ target: String) -> DeliveryAnswer {
        if case .failed(_, let error) = self, error?.meaning == .gone { return .accepted(id: target, url: nil) }
        return done(target)
    }
}
