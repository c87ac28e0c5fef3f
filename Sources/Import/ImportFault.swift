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
    case unknownFormat
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
        case .unknownFormat: "unknown format; name it with --format"
        case .documentTooLarge(let limit): "the document is larger than \(limit) bytes"
        }
    }
}
