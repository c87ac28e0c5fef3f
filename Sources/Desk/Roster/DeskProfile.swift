public import StrictJSON

/// What holds for the whole desk.
public struct DeskProfile: Equatable, Sendable {
    /// Profile it was made from: `bremerhaven` or `empty`.
    public var profile: String
    /// Name on the title line: `Seestadt Bremerhaven`.
    public var city: String
    /// First part of every case number.
    public var prefix: String
    /// IANA name of the office's time zone.
    public var zone: String
    /// Name of the office calendar that holds where a unit has none of its own.
    public var calendar: String
    /// Messages older than this many days when they arrive start no clocks: they are imported history.
    public var historyDays: Int
    /// Seconds between releasing a reply and its sending, for undo.
    public var undoSeconds: Int

    public init(
        profile: String, city: String, prefix: String, zone: String = "Europe/Berlin", calendar: String,
        historyDays: Int = 30, undoSeconds: Int = 10
    ) {
        self.profile = profile
        self.city = city
        self.prefix = prefix
        self.zone = zone
        self.calendar = calendar
        self.historyDays = historyDays
        self.undoSeconds = undoSeconds
    }
}

extension DeskProfile: Registered {
    public static let register = Register.desk
    public var registerName: String { "desk" }

    public var json: JSON {
        .record([
            ("profile", .string(profile)), ("city", .string(city)), ("prefix", .string(prefix)),
            ("zone", .string(zone)),
            ("calendar", .string(calendar)), ("history_days", JSON(historyDays)), ("undo_seconds", JSON(undoSeconds)),
        ])
    }

    public init?(json: JSON) {
        guard let profile = json["profile"]?.string, let prefix = json["prefix"]?.string,
            let zone = json["zone"]?.string, let calendar = json["calendar"]?.string
        else { return nil }
        self.init(
            profile: profile, city: json["city"]?.string ?? profile, prefix: prefix, zone: zone, calendar: calendar,
            historyDays: json["history_days"]?.int.map(Int.init) ?? 30,
            undoSeconds: json["undo_seconds"]?.int.map(Int.init) ?? 10)
    }
}
