/// The formats that can be read.
public enum ImportFormat: String, CaseIterable, Sendable {
    case ndjson, csv, mbox, feed
    /// A file of an account's download, or the download as a directory.
    case googleplus, twitter, facebook, instagram
    /// CSV of another program's inbox, its columns found by their names.
    case inbox

    /// Downloads of an account.
    public var isArchive: Bool {
        switch self {
        case .googleplus, .twitter, .facebook, .instagram: true
        case .ndjson, .csv, .mbox, .feed, .inbox: false
        }
    }
}

/// Tells a format by a file's name, else by its first bytes.
public enum FormatSniffer {
    /// By the name, `.gz` looked through; nil for unknown ones and for a `.json` that may be several things. A `csv`
    /// may turn out to be an `inbox` by its header.
    public static func format(ofName name: String) -> ImportFormat? {
        var parts = name.lowercased().split(separator: ".")
        if parts.last == "gz" { parts.removeLast() }
        guard parts.count > 1 || name.hasPrefix("."), let last = parts.last else { return nil }
        switch last {
        case "ndjson", "jsonl": return .ndjson
        case "csv", "tsv": return .csv
        case "mbox": return .mbox
        case "xml", "rss", "atom", "rdf": return .feed
        case "js", "json":
            if case .posts(let format) = ArchiveFileName(parts.joined(separator: ".")) { return format }
            return nil
        default: return nil
        }
    }

    /// By the first bytes of the unpacked content.
    public static func format(ofContent head: [UInt8]) -> ImportFormat? {
        if UTF16Bytes.isMarked(head) { return utf16(head) }
        let text = String(decoding: head.prefix(4096), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if text.hasPrefix("From ") { return .mbox }
        if text.hasPrefix("<") { return .feed }
        if text.hasPrefix("{") { return object(text) }
        if text.hasPrefix("[") { return list(text) }
        if text.hasPrefix("window.YTD.tweet") || text.hasPrefix("Grailbird.data.tweets") { return .twitter }
        return table(text.prefix { !$0.isNewline })
    }

    /// By a header line.
    private static func table(_ header: Substring) -> ImportFormat? {
        let names = header.split(whereSeparator: { ",;\t\"".contains($0) }).map { String($0) }
        let known = Set(names.map { CSVColumns.name(of: $0) })
        if known.isSuperset(of: CSVReader.required) { return .csv }
        if InboxColumns.areIn(names) { return .inbox }
        return known.contains("channel") || known.contains("created_at") ? .csv : nil
    }

    /// Feeds begin with an angle bracket; tables do not.
    private static func utf16(_ head: [UInt8]) -> ImportFormat? {
        let text = Charset.byMark(Array(head.prefix(8192))) ?? ""
        let start = text.drop { $0.isWhitespace }
        return start.hasPrefix("<") ? .feed : table(start.prefix { !$0.isNewline }) ?? .feed
    }

    private static func object(_ text: Substring) -> ImportFormat {
        if text.contains("jsonfeed.org/version/") { return .feed }
        if text.contains("\"comments_v2\"") { return .facebook }
        let instagram = ["\"ig_reels_media\"", "\"ig_stories\"", "\"comments_media_comments\"", "\"string_map_data\""]
        if instagram.contains(where: { text.contains($0) }) { return .instagram }
        let isGooglePlus = text.contains("\"creationTime\"") && !text.contains("\"created_at\"")
        return isGooglePlus ? .googleplus : .ndjson
    }

    private static func list(_ text: Substring) -> ImportFormat? {
        if text.contains("\"string_map_data\"") { return .instagram }
        if text.contains("\"id_str\"") { return .twitter }
        if text.contains("\"timestamp\"") || text.contains("\"attachments\"") { return .facebook }
        return text.contains("\"creation_timestamp\"") ? .instagram : nil
    }
}
