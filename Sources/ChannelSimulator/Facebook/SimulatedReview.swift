internal import Desk
internal import StrictJSON

/// A recommendation of the page.
struct SimulatedReview {
    var id: String
    var person: String
    var name: String
    var text: String
    var recommends: Bool?
    var stars: Int?
    var created: Instant

    var json: JSON {
        var members: [JSON.Member] = [
            .init("created_time", .string(created.graphTime)), .init("has_review", .bool(!text.isEmpty)),
            .init("has_rating", .bool(stars != nil)),
            .init("reviewer", ["id": .string(person), "name": .string(name)]),
            .init("open_graph_story", ["id": .string(id)]),
        ]
        if !text.isEmpty { members.append(.init("review_text", .string(text))) }
        if let stars { members.append(.init("rating", JSON(stars))) }
        if let recommends { members.append(.init("recommendation_type", recommends ? "positive" : "negative")) }
        return .object(members)
    }
}
