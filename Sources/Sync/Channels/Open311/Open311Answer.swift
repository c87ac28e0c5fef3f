internal import Desk
internal import StrictJSON

/// An answer of a GeoReport server, in whichever of the two formats and shapes it came.
enum Open311Answer {
    static let requests: Set<String> = ["request", "service_request"]
    static let updates: Set<String> = ["request_update"]
    static let services: Set<String> = ["service"]
    static let errors: Set<String> = ["error"]

    /// The records; nil when the body is neither JSON nor XML of this API, such as a proxy's page.
    static func records(_ reply: HTTPReply, named wanted: Set<String>) -> [JSON]? {
        let first = reply.body.first { $0 > 0x20 && $0 < 0x80 }
        switch first {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            guard let body = try? JSON(parsing: reply.body) else { return nil }
            return list(body)
        case UInt8(ascii: "<"):
            let head = String(decoding: reply.body.prefix(400), as: UTF8.self).lowercased()
            guard !head.contains("<html"), !head.contains("<!doctype") else { return nil }
            return Open311XML.records(reply.body, named: wanted)
        default: return nil
        }
    }

    /// A plain list, a list under one name, or one object for one hit.
    private static func list(_ body: JSON) -> [JSON]? {
        if let list = body.array { return list.filter { $0.members != nil } }
        guard let members = body.members else { return nil }
        if members.count == 1, let inner = members[0].value.array { return inner.filter { $0.members != nil } }
        return [body]
    }

    /// A text or a number; nil for what is missing or empty.
    static func text(_ record: JSON, _ name: String) -> String? {
        switch record[name] {
        case .string(let text): text.trimmingSpaces.isEmpty ? nil : text.trimmingSpaces
        case .int(let number): String(number)
        case .real(let number): "\(number)"
        default: nil
        }
    }

    /// An instant of ISO 8601; without an offset it is taken as of the office's zone.
    static func instant(_ record: JSON, _ name: String) throws(MappingFault) -> Instant? {
        guard let text = text(record, name) else { return nil }
        if let instant = Instant(iso: text) { return instant }
        guard let wall = Instant(iso: text + "Z"), let zone = ZoneRules.builtIn("Europe/Berlin") else {
            throw MappingFault(name, "“\(text)” is no instant")
        }
        return zone.first(of: LocalTime(count: wall.seconds))
    }
}
