/// The `Link` header (RFC 8288): where the neighbouring pages are.
struct LinkHeader: Equatable {
    /// Target by relation, as the server wrote it.
    private(set) var targets: [String: String] = [:]

    init(_ text: String?) {
        var rest = Substring(text ?? "")
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let target = String(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
            let end = rest.firstIndex(of: "<") ?? rest.endIndex
            for relation in LinkHeader.relations(rest[..<end]) where targets[relation] == nil {
                targets[relation] = target
            }
            rest = rest[end...]
        }
    }

    /// Path and query of the page in this relation, provided that it lies on `origin`; nil otherwise.
    func path(_ relation: String, on origin: Origin) -> String? {
        guard let target = targets[relation] else { return nil }
        guard let there = Origin(target) else { return target.hasPrefix("/") ? target : nil }
        return there == origin ? URLSplit(target)?.target : nil
    }

    /// The value of a query parameter of the page in this relation.
    func parameter(_ name: String, in relation: String) -> String? {
        guard let query = targets[relation]?.split(separator: "?").dropFirst().first else { return nil }
        let pair = query.split(separator: "&").first { $0.hasPrefix(name + "=") }
        return pair.map { String($0.dropFirst(name.count + 1)) }
    }

    private static func relations(_ parameters: Substring) -> [String] {
        for parameter in parameters.split(whereSeparator: { $0 == ";" || $0 == "," }) {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, String(pair[0]).trimmingSpaces.lowercased() == "rel" else { continue }
            let value = String(pair[1]).trimmingSpaces.filter { $0 != "\"" }
            return value.split(separator: " ").map(String.init)
        }
        return []
    }
}
