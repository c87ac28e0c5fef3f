/// Why bytes or text are no usable time zone.
public enum ZoneFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// A TZif file (RFC 8536) that breaks its own format.
    case badFile(reason: String)
    /// A POSIX TZ string (POSIX.1-2017, section 8.3) that cannot be read.
    case badRule(text: String, reason: String)
    /// No rules are known for this zone name.
    case unknownZone(name: String)

    public var description: String {
        switch self {
        case .badFile(let reason): "not a usable time zone file: \(reason)"
        case .badRule(let text, let reason): "time zone rule \"\(text)\": \(reason)"
        case .unknownZone(let name):
            "unknown time zone \"\(name)\"; use a name of the tz database such as Europe/Berlin"
        }
    }
}
