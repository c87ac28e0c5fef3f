/// Opens what a clerk named.
public enum ImportInput {
    /// `path` (`-` is standard input) unpacked and ready to read, in `format` or in the one found. A directory is an
    /// account's download.
    public static func open(
        path: String, format: ImportFormat? = nil, defaults: ImportDefaults
    ) throws(ImportFault) -> any ImportReader {
        if path != "-", format?.isArchive ?? true, DirectoryWalk.isDirectory(path) {
            return try ArchiveReader(directory: path, format: format, defaults: defaults)
        }
        var defaults = defaults
        defaults.file = defaults.file ?? path
        let source = try FileBytes(path: path).unpacked()
        let known = format ?? FormatSniffer.format(ofName: path)
        if let known, format != nil || known != .csv { return reader(source, format: known, defaults: defaults) }
        let head = try source.next()
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .packed }
        if known == nil, head.isEmpty { return NDJSONReader(source, defaults: defaults) }
        let found = FormatSniffer.format(ofContent: head)
        // Tables of other programs have the same ending.
        guard let format = known == .csv && found != .inbox ? .csv : found else { throw .unknownFormat }
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
        case .inbox: InboxReader(source, defaults: defaults)
        case .googleplus: ArchiveFileReader(source, mapping: GooglePlusPost(defaults: defaults), defaults: defaults)
        case .twitter: ArchiveFileReader(source, mapping: TwitterPost(defaults: defaults), defaults: defaults)
        case .facebook: ArchiveFileReader(source, mapping: FacebookEntry(defaults: defaults), defaults: defaults)
        case .instagram: ArchiveFileReader(source, mapping: InstagramEntry(defaults: defaults), defaults: defaults)
        }
    }
}
