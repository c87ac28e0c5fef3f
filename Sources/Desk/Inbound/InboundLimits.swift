/// The bounds of the data contract for what comes in.
public enum InboundLimits {
    /// Bytes of UTF-8 of one text.
    public static let text = 64 * 1024
    /// Bytes of one line of an NDJSON file.
    public static let line = 1024 * 1024
    /// 1990-01-01T00:00:00Z: no channel is older.
    public static let earliest = Instant(seconds: 631_152_000)
    /// Seconds that a source's clock may run ahead.
    public static let ahead: Int64 = 86_400
    /// Bytes of an id, a name or an address.
    public static let name = 1024
}
