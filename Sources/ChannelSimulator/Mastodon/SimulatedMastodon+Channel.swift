/// What every simulated channel can be told.
extension SimulatedMastodon: SimulatedChannel {
    public static var authorisation: String { "Bearer \(token)" }

    public func citizenWrites(_ text: String, by name: String) -> String { comment(text, by: name) }
    public func citizenEdits(_ id: String, to text: String) { edit(id, to: "@stadt " + text) }
    public func citizenDeletes(_ id: String) { delete(id) }

    public func answers() -> [SimulatedReply] {
        cityPosts().map { SimulatedReply(id: $0.id, text: $0.text, inReplyTo: $0.inReplyTo) }
    }
}
