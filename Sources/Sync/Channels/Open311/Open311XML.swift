internal import Foundation
internal import StrictJSON

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// Records out of an XML answer as if they had come as JSON: elements of text become strings, empty ones null, others
/// objects. Only UTF-8, no document type at all, nothing is resolved.
final class Open311XML: NSObject, XMLParserDelegate {
    private static let deepest = 16
    private static let most = 20_000

    private struct Level {
        var name: String
        var text = ""
        var members: [JSON.Member] = []
    }

    private let wanted: Set<String>
    private var levels: [Level] = []
    private var records: [JSON] = []
    private var isRefused = false

    private init(_ wanted: Set<String>) { self.wanted = wanted }

    /// The elements of these names, wherever they stand: root names are seen misspelt. Nil when it is no whole XML.
    static func records(_ bytes: [UInt8], named wanted: Set<String>) -> [JSON]? {
        guard var text = String(validating: bytes, as: UTF8.self)?.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }),
            text.hasPrefix("<")
        else { return nil }
        // The declaration could name an encoding that hides a document type.
        if text.hasPrefix("<?xml"), let end = text.firstRange(of: "?>") { text = text[end.upperBound...] }
        guard text.firstRange(of: "<!DOCTYPE") == nil, text.firstRange(of: "<!ENTITY") == nil else { return nil }
        let reader = Open311XML(wanted)
        let parser = XMLParser(data: Data(text.utf8))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        // What breaks off after a tag is whole for the parser.
        guard parser.parse(), reader.levels.isEmpty, !reader.isRefused else { return nil }
        return reader.records
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard levels.count < Self.deepest, records.count < Self.most else {
            isRefused = true
            return parser.abortParsing()
        }
        levels.append(Level(name: element))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !levels.isEmpty { levels[levels.count - 1].text += string }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if !levels.isEmpty { levels[levels.count - 1].text += String(decoding: block, as: UTF8.self) }
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        guard let level = levels.popLast() else { return }
        let value = Self.value(of: level)
        if wanted.contains(level.name), level.members.isEmpty == false { return records.append(value) }
        // A name that comes twice counts once: the first.
        guard !levels.isEmpty, !levels[levels.count - 1].members.contains(where: { $0.key == level.name }) else {
            return
        }
        levels[levels.count - 1].members.append(.init(level.name, value))
    }

    private static func value(of level: Level) -> JSON {
        if !level.members.isEmpty { return .object(level.members) }
        let text = level.text.trimmingSpaces
        return text.isEmpty ? .null : .string(text)
    }
}
