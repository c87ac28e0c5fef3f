/// The bytes of one line to a mail server, both ways.
public protocol MailStream: Sendable {
    /// Returns when the bytes were handed to the system; then the server may have them. When it throws, some may.
    func write(_ bytes: [UInt8]) async throws(StreamFault)
    /// At least one byte, within so many seconds.
    func read(patience: Int64) async throws(StreamFault) -> [UInt8]
    /// Everything from here on is encrypted. Throws when bytes came before that: they would be taken for the server's
    /// (RFC 3207, 6; CVE-2011-0411).
    func startTLS() async throws(StreamFault)
    func close() async
}

/// Opens lines to mail servers.
public protocol MailDoor: Sendable {
    func open(_ server: MailServer) async throws(StreamFault) -> any MailStream
}

/// Why a line gives no more bytes. Reasons are one line, cleaned.
public enum StreamFault: Error, Equatable, Sendable {
    /// Nothing was sent.
    case notConnected(String)
    /// The server could not prove who it is. Never answered with less safety.
    case untrusted(String)
    case ended(String)
    case tooSlow(String)
    /// It speaks, but not what was agreed.
    case garbled(String)

    public var reason: String {
        switch self {
        case .notConnected(let why), .untrusted(let why), .ended(let why), .tooSlow(let why), .garbled(let why): why
        }
    }

    var channelFault: ChannelFault {
        switch self {
        case .untrusted(let why): .authorisation(why)
        case .garbled(let why): .garbled(why)
        case .notConnected(let why), .ended(let why), .tooSlow(let why): .unavailable(why)
        }
    }
}
