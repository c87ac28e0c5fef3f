/// The bounds of every exchange; whatever goes over one of them ends as a fault.
public struct HTTPLimits: Equatable, Sendable {
    /// Milliseconds until a connection stands.
    public var connect: Int64 = 10_000
    /// Milliseconds between two reads.
    public var idle: Int64 = 15_000
    /// Milliseconds for the whole exchange.
    public var whole: Int64 = 30_000
    /// Bytes of a body after decompression.
    public var body = 16 * 1024 * 1024
    /// Decompressed bytes per compressed byte.
    public var ratio = 100
    public var headerFields = 200
    /// Bytes of all names and values of the header.
    public var headerBytes = 64 * 1024
    public var redirects = 5
    /// False gives answers that point elsewhere as they are, for those who must know whether a move is for good.
    public var followsRedirects = true

    public init() {}
}
