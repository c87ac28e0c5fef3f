/// The formats that can be read.
public enum ImportFormat: String, CaseIterable, Sendable {
    case ndjson, csv, mbox, feed
}

/// Tells a format by a file's name, else by its first bytes.
public enum FormatSniffer {
    /// By the extension, `.gz` looked through; nil for unknown ones and for `.json`, which may be several things.
    public static func format(ofName name: String) -> ImportFormat? {
        var parts = name.lowercased().split(separator: ".")
        if parts.last == "gz" { parts.removeLast() }
        guard parts.count > 1 || name.hasPrefix("."), let last = parts.last else { return nil }
        switch last {
        case "ndjson", "jsonl": return .ndjson
        case "csv", "tsv": return .csv
        case "mbox": return .mbox
        case "xml", "rss", "atom", "rdf": return .feed
        default: return nil
        }
    }

    /// By the first bytes of the unpacked content.
    public static func format(ofContent head: [UInt8]) -> ImportFormat? {
        let text = String(decoding: head.prefix(4096), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if text.hasPrefix("From ") { return .mbox }
        if text.hasPrefix("<") || head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .feed }
        if text.hasPrefix("{") { return text.contains("jsonfeed.org/version/") ? .feed : .ndjson }
        let header = text.prefix { !$0.isNewline }.lowercased()
        let names = header.split { ",;\t\"".contains($0) }
        return names.contains("channel") || names.contains("created_at") || names.contains("kanal") ? .csv : nil
    }
}

/// Opens what a clerk named.
public enum ImportInput {
    /// `path` (`-` is standard input) unpacked and ready to read, in `format` or in the one found.
    public static func open(
        path: String, format: ImportFormat? = nil, defaults: ImportDefaults
    ) throws(ImportFault) -> any ImportReader {
        var defaults = defaults
        defaults.file = defaults.file ?? path
        let source = try FileBytes(path: path).unpacked()
        if let format = format ?? FormatSniffer.format(ofName: path) {
            return reader(source, format: format, defaults: defaults)
        }
        let head = try source.next()
        guard let format = FormatSniffer.format(ofContent: head) else {
            if head.isEmpty { return NDJSONReader(source, defaults: defaults) }
            throw .unknownFormat
        }
        return reader(PrefixedBytes(head, then: source), format: format, defaults: defaults)
    }

    /// `source` must be unpacked.
    public static func reader(
        _ source: any ByteSource, format: ImportFormat, defaults: ImportDefaults
    ) -> any ImportReader {
        switch format {
        case .ndjson: NDJSONReader(source, defaults: defaults)
        case .csv: CSVReader(source, defaults: defaults)
        case .mbox: MboxReader(source, defaults: defaults)
        case .feed: FeedReader(source, defaults: defaults)
        }
    }
}
