import Desk
import Foundation
import Testing

/// Rules of the tz database of the machine the tests run on.
func zone(_ name: String) throws -> ZoneRules {
    let data = try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/" + name))
    return try ZoneRules(tzif: Array(data))
}

/// An instant in ISO 8601.
func instant(_ text: String) throws -> Instant { try #require(Instant(iso: text), "\(text)") }

/// The instant at which a wall clock first shows `2026-04-02 15:00`.
func wall(_ text: String, in zone: ZoneRules) throws -> Instant {
    let parts = text.split(separator: " ")
    let time = (parts.last ?? "").split(separator: ":").compactMap { Int($0) }
    let day = try #require(parts.first)
    let date = try #require(CivilDate(day))
    return zone.first(of: LocalTime(date: date, hour: time[0], minute: time[1], second: time.count > 2 ? time[2] : 0))
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
