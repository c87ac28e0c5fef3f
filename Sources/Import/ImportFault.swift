/// Why an import cannot go on. What was read before it stays good.
public enum ImportFault: Error, Equatable, Sendable {
    /// `reason` is the system's word for it.
    case cannotOpen(path: String, reason: String)
    case readFailed(reason: String)
    /// The gzip data is damaged or ends too early, behind so many unpacked bytes.
    case gzipDamaged(after: Int)
    /// The gzip data unpacks to far more than any messages do.
    case gzipTooDense(after: Int)
    /// A CSV header without these columns.
    case missingColumns([String])
    /// A table of another program whose header names no column for these; `header` is what it names.
    case unmappedColumns([String], header: [String])
    case unknownFormat
    /// A zip file.
    case packed
    /// A download without a file to read; the names found, at most ten.
    case noArchive(path: String, found: [String])
    /// A download as pages to look at.
    case htmlVariant(path: String)
    case tooManyFiles(path: String, limit: Int)
    case documentTooLarge(limit: Int)
}

extension ImportFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "cannot open \(path): \(reason)"
        case .readFailed(let reason): "cannot read: \(reason)"
        case .gzipDamaged(let count): "gzip data damaged or cut off after \(count) bytes; what came before is kept"
        case .gzipTooDense(let count): "gzip data refused after \(count) bytes: it unpacks to too many"
        case .missingColumns(let names): "the header has no column " + names.joined(separator: ", ")
        case .unmappedColumns(let names, let header):
            "no column for \(names.joined(separator: ", ")) in the header \(header.prefix(30).joined(separator: ", "));"
                + " name them with --column \(names.first ?? "text")=NAME"
        case .packed: "a zip file: unpack it (unzip FILE -d DIRECTORY) and name the directory"
        case .noArchive(let path, let found):
            "no posts of a known download below \(path); found "
                + (found.isEmpty ? "nothing" : found.joined(separator: ", "))
        case .htmlVariant(let path): "\(path) is the HTML variant: order the download again as JSON"
        case .tooManyFiles(let path, let limit): "more than \(limit) files below \(path)"
        case .unknownFormat: "unknown format; name it with --format"
        case .documentTooLarge(let limit): "the document is larger than \(limit) bytes"
        }
    }
}
