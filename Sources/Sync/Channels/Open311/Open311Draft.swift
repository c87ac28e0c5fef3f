internal import Desk

/// A new request out of the text of a post: lines `name: value` at its head fill the form's fields, what follows is the
/// description. `service_code` and one place (`lat` and `long`, `address_string` or `address_id`) must be there, in the
/// text or among the account's usual ones.
struct Open311Draft: Equatable {
    let form: [HTTPRequest.Field]
    let description: String
    let serviceCode: String

    static let fields: Set<String> = [
        "service_code", "lat", "long", "address_string", "address_id", "media_url", "email", "first_name", "last_name",
        "phone",
    ]

    init(_ text: String, usual: [String: String]) throws(MappingFault) {
        var given: [HTTPRequest.Field] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.first, let field = Open311Draft.field(line) {
            given.append(field)
            lines = lines.dropFirst()
        }
        description = lines.joined(separator: "\n").trimmingSpaces
        guard !description.isEmpty else { throw MappingFault("description", "missing") }
        guard description.unicodeScalars.count <= Open311Connector.longest else {
            throw MappingFault("description", "longer than \(Open311Connector.longest) characters")
        }
        let names = Set(given.map(\.name))
        let ownPlace = !names.isDisjoint(with: ["lat", "long", "address_string", "address_id"])
        for (name, value) in usual.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
            if ownPlace, name != "service_code" { continue }
            given.append(.init(name, value))
        }
        serviceCode = given.first { $0.name == "service_code" }?.value ?? ""
        guard !serviceCode.isEmpty else { throw MappingFault("service_code", "missing; write service_code: CODE") }
        let all = Set(given.map(\.name))
        guard all.contains("address_string") || all.contains("address_id") || all.isSuperset(of: ["lat", "long"]) else {
            throw MappingFault("place", "missing; write address_string: … or lat: … and long: …")
        }
        form = given + [.init("description", description)]
    }

    /// `long: 8.58` or `attribute[MASTNR]: 17`; nil for a line of the description.
    private static func field(_ line: Substring) -> HTTPRequest.Field? {
        let sides = line.split(separator: ":", maxSplits: 1).map { String($0).trimmingSpaces }
        guard sides.count == 2, !sides[1].isEmpty else { return nil }
        let isAttribute = sides[0].hasPrefix("attribute[") && sides[0].hasSuffix("]")
        return fields.contains(sides[0]) || isAttribute ? .init(sides[0], sides[1]) : nil
    }
}
