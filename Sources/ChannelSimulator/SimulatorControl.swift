internal import StrictJSON

/// The control API for scripts, below `/control`; fields come as a form or as JSON.
///
/// `POST comment` (text, name, visibility, in_reply_to, held) · `POST edit` (id, text) · `POST delete` (id) ·
/// `POST announce` (text) · `POST fault` (kind, on: reading or posting, times) · `GET posts`
struct SimulatorControl {
    private let mastodon: SimulatedMastodon

    init(_ mastodon: SimulatedMastodon) { self.mastodon = mastodon }

    func answer(_ call: SimulatedCall) async -> SimulatedAnswer {
        switch (call.method, call.parts.dropFirst().first ?? "") {
        case ("GET", "posts"): return await list()
        case ("POST", "comment"): return await comment(call)
        case ("POST", "announce"): return made(await mastodon.announce(call.field("text") ?? "Moin"))
        case ("POST", "edit"):
            await mastodon.edit(call.field("id") ?? "", to: call.field("text") ?? "")
            return SimulatedAnswer(200, [:])
        case ("POST", "delete"):
            await mastodon.delete(call.field("id") ?? "")
            return SimulatedAnswer(200, [:])
        case ("POST", "fault"): return await fault(call)
        default: return .error(404, "unknown control call")
        }
    }

    private func comment(_ call: SimulatedCall) async -> SimulatedAnswer {
        guard let text = call.field("text") else { return made(await mastodon.nextComment()) }
        let id = await mastodon.comment(
            text, by: call.field("name") ?? "Imke Petersen", visibility: call.field("visibility") ?? "public",
            inReplyTo: call.field("in_reply_to"), held: call.field("held") == "true")
        return made(id)
    }

    private func fault(_ call: SimulatedCall) async -> SimulatedAnswer {
        guard let fault = call.field("kind").flatMap({ SimulatedFault(rawValue: $0) }) else {
            return .error(422, "kind: one of " + SimulatedFault.allCases.map(\.rawValue).joined(separator: " "))
        }
        let target = call.field("on").flatMap { FaultPlan.Target(rawValue: $0) } ?? .posting
        let times = min(max(call.field("times").flatMap { Int($0) } ?? 1, 1), 1000)
        await mastodon.order(fault, on: target, times: times)
        return SimulatedAnswer(200, [:])
    }

    private func list() async -> SimulatedAnswer {
        let posts = await mastodon.allPosts().map { post -> JSON in
            [
                "id": .string(post.id), "author": .string(post.author.handle), "text": .string(post.text),
                "visibility": .string(post.visibility), "in_reply_to": JSON(post.inReplyTo),
            ]
        }
        return SimulatedAnswer(200, .array(posts))
    }

    private func made(_ id: String) -> SimulatedAnswer { SimulatedAnswer(200, ["id": .string(id)]) }
}
