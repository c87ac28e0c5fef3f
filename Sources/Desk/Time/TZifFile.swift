/// The contents of a TZif file, versions 1 to 4 (RFC 8536; version 4 by RFC 9636).
///
/// Invariants: transitions ascend strictly; `offsets` has one entry more than `transitions`, its first one holding
/// before the first transition; every offset lies within 26 hours of UTC.
struct TZifFile: Equatable, Sendable {
    /// UTC seconds at which a new offset begins.
    let transitions: [Int64]
    /// Seconds east of UTC.
    let offsets: [Int64]
    /// The POSIX TZ string for times after the last transition; empty when the file has none.
    let footer: String

    init(_ bytes: [UInt8]) throws(ZoneFault) {
        var reader = TZifReader(bytes)
        let first = try reader.header()
        if first.version == 0 {
            (transitions, offsets) = try reader.block(first, timeSize: 4)
            footer = ""
            return
        }
        try reader.skip(first.size(timeSize: 4))
        let second = try reader.header()
        (transitions, offsets) = try reader.block(second, timeSize: 8)
        footer = try reader.footer()
    }
}

/// The counts at the head of a data block.
private struct TZifHeader {
    let version: UInt8
    let utCount: Int
    let standardCount: Int
    let leapCount: Int
    let timeCount: Int
    let typeCount: Int
    let characterCount: Int

    func size(timeSize: Int) -> Int {
        timeCount * (timeSize + 1) + typeCount * 6 + characterCount + leapCount * (timeSize + 4) + standardCount
            + utCount
    }
}

/// A cursor over the bytes of a TZif file that never reads past the end.
private struct TZifReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func header() throws(ZoneFault) -> TZifHeader {
        let magic = try take(4)
        guard Array(magic) == Array("TZif".utf8) else { throw .badFile(reason: "it does not begin with TZif") }
        let version = try take(1).first ?? 0
        _ = try take(15)
        var counts: [Int] = []
        for _ in 0..<6 { counts.append(Int(try integer(4, signed: false))) }
        return TZifHeader(
            version: version, utCount: counts[0], standardCount: counts[1], leapCount: counts[2],
            timeCount: counts[3], typeCount: counts[4], characterCount: counts[5])
    }

    mutating func block(_ head: TZifHeader, timeSize: Int) throws(ZoneFault) -> ([Int64], [Int64]) {
        guard head.size(timeSize: timeSize) <= bytes.count - position else { throw .badFile(reason: "it is cut off") }
        guard head.typeCount > 0, head.typeCount <= 256 else { throw .badFile(reason: "it has no local time type") }
        guard head.leapCount == 0 else {
            throw .badFile(reason: "it counts leap seconds; take the file of that name outside the folder 'right'")
        }
        let times = try transitionTimes(head.timeCount, timeSize)
        let indices = Array(try take(head.timeCount))
        let types = try offsetsByType(head.typeCount)
        try skip(head.characterCount + head.standardCount + head.utCount)
        var offsets = [types[0]]
        for index in indices {
            guard Int(index) < types.count else {
                throw .badFile(reason: "a transition names a type that is not there")
            }
            offsets.append(types[Int(index)])
        }
        return (times, offsets)
    }

    private mutating func transitionTimes(_ count: Int, _ timeSize: Int) throws(ZoneFault) -> [Int64] {
        var times: [Int64] = []
        times.reserveCapacity(count)
        for _ in 0..<count {
            let time = try integer(timeSize, signed: true)
            guard abs(time.flooredQuotient(2)) <= 1 << 58 else {
                throw .badFile(reason: "a transition is out of range")
            }
            if let last = times.last, last >= time { throw .badFile(reason: "transitions are not in order") }
            times.append(time)
        }
        return times
    }

    private mutating func offsetsByType(_ count: Int) throws(ZoneFault) -> [Int64] {
        var offsets: [Int64] = []
        for _ in 0..<count {
            let offset = try integer(4, signed: true)
            guard abs(offset) < ZoneRules.widestOffset else { throw .badFile(reason: "an offset is beyond 26 hours") }
            _ = try take(2)
            offsets.append(offset)
        }
        return offsets
    }

    /// The text between the two line feeds that end the file.
    mutating func footer() throws(ZoneFault) -> String {
        guard try take(1).first == 0x0A, let end = bytes[position...].firstIndex(of: 0x0A) else {
            throw .badFile(reason: "its footer is not a line")
        }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    mutating func skip(_ count: Int) throws(ZoneFault) { _ = try take(count) }

    private mutating func take(_ count: Int) throws(ZoneFault) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw .badFile(reason: "it is cut off") }
        defer { position += count }
        return bytes[position..<position + count]
    }

    private mutating func integer(_ size: Int, signed: Bool) throws(ZoneFault) -> Int64 {
        let value = try take(size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard signed else { return Int64(value) }
        return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
    }
}
