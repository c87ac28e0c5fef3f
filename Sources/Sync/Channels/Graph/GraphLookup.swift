internal import Desk
internal import StrictJSON

/// Asking for single objects by their ids.
struct GraphLookup: Sendable {
    /// Ids that one call may ask for.
    static let size = 50
    /// From this many on, a loss of everything looks like a lost right rather than deletions.
    static let suspicious = 5

    let door: GraphDoor
    private(set) var found: [JSON] = []
    private(set) var gone: [String] = []

    init(_ door: GraphDoor) { self.door = door }

    /// True when so much is gone that it proves nothing.
    func isDoubtful(of asked: Int) -> Bool { gone.count >= Self.suspicious && gone.count == asked }

    mutating func look(for ids: [String], _ fields: String) async throws(ChannelFault) {
        for start in stride(from: 0, to: ids.count, by: Self.size) {
            try await batch(Array(ids[start..<min(start + Self.size, ids.count)]), fields)
        }
    }

    /// One lost id fails the whole call, so the list is halved until the lost one stands alone; it counts as gone only
    /// when a second question, for it alone, says so too.
    private mutating func batch(_ ids: [String], _ fields: String) async throws(ChannelFault) {
        do throws(ChannelFault) {
            let query: [HTTPRequest.Field] = [.init("ids", ids.joined(separator: ",")), .init("fields", fields)]
            let answer = try await door.get("/", query).json
            found += ids.compactMap { answer[$0] }
            for id in ids where answer[id] == nil { try await secondLook(id, fields) }
        } catch {
            guard case .refused(let status, _) = error, status == 400 || status == 404 else { throw error }
            guard ids.count > 1 else { return try await secondLook(ids.first ?? "", fields) }
            let middle = ids.count / 2
            try await batch(Array(ids[..<middle]), fields)
            try await batch(Array(ids[middle...]), fields)
        }
    }

    private mutating func secondLook(_ id: String, _ fields: String) async throws(ChannelFault) {
        if let entry = try await door.single(id, fields) { found.append(entry) } else { gone.append(id) }
    }
}

extension GraphDoor {
    /// Nil when the object is gone or hidden from us (code 100/33).
    func single(_ id: String, _ fields: String) async throws(ChannelFault) -> JSON? {
        do throws(ChannelFault) {
            return try await get("/\(HTTPRequest.percentEncoded(id))", [.init("fields", fields)]).json
        } catch {
            guard case .refused(404, _) = error else { throw error }
            return nil
        }
    }
}
