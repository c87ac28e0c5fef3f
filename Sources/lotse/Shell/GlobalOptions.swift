internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store
internal import Sync

/// The options that every subcommand takes; each falls back to its environment variable, then to the default.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "The desk's file (LOTSE_DESK).")
    var desk: String?

    @Option(name: .long, help: "Configuration, TOML (LOTSE_CONFIG).")
    var config: String?

    @Option(name: .customLong("as"), help: "Who acts; a clerk of the desk (LOTSE_CLERK).")
    var clerk: String?

    @Option(name: .long, help: "Language of messages: de or en.")
    var lang: String?

    @Flag(name: .long, help: "JSON on standard output, one object a line for lists.")
    var json = false

    @Flag(name: .long, help: "Plain lines without colour or columns, for screen readers.")
    var plain = false

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil {
            throw ValidationError("--lang: “\(Safe.line(lang))” is neither de nor en")
        }
    }
}

extension GlobalOptions {
    private var environment: [String: String] { ProcessInfo.processInfo.environment }

    var deskPath: String {
        if let desk = desk ?? filled("LOTSE_DESK") { return desk }
        let base = filled("XDG_DATA_HOME") ?? (home + "/.local/share")
        return base + "/lotse/desk.sqlite"
    }

    var configPath: String {
        if let config = config ?? filled("LOTSE_CONFIG") { return config }
        let base = filled("XDG_CONFIG_HOME") ?? (home + "/.config")
        return base + "/lotse/lotse.toml"
    }

    /// Whether somebody named the configuration: then it must exist.
    var namesConfig: Bool { config != nil || filled("LOTSE_CONFIG") != nil }

    var clerkName: String { clerk ?? filled("LOTSE_CLERK") ?? NSUserName() }

    var language: Language {
        if let chosen = lang.flatMap(Language.init(rawValue:)) { return chosen }
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = filled(name)?.lowercased() else { continue }
            return value.hasPrefix("en") ? .en : .de
        }
        return .de
    }

    /// Now, or the instant at which LOTSE_CLOCK freezes it.
    func clock() throws -> @Sendable () -> Instant {
        guard let frozen = filled("LOTSE_CLOCK") else { return { Instant.systemNow() } }
        guard let instant = Instant(iso: frozen) else {
            throw Failure(
                .usage, "LOTSE_CLOCK: “\(Safe.line(frozen))” is no ISO 8601 instant such as 2026-11-23T09:00:00Z")
        }
        return { instant }
    }

    /// The clock that the sync module waits by: it begins at LOTSE_CLOCK and then goes on as time does, because one
    /// that stands still would never end a wait.
    func syncClock() throws -> any SyncClock {
        guard filled("LOTSE_CLOCK") != nil else { return SystemSyncClock() }
        return ShiftedSyncClock(beginning: try clock()())
    }

    private var home: String { filled("HOME") ?? NSHomeDirectory() }

    private func filled(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Instant {
    static func systemNow() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

extension CivilDate {
    /// The day that an option gives; nil when it was left out.
    static func option(_ name: String, _ text: String?) throws -> CivilDate? {
        try text.map { text in
            guard let day = CivilDate(text) else { throw Failure(.usage, "\(name): write YYYY-MM-DD") }
            return day
        }
    }
}
