internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store

/// No desk yet: three questions in plain lines, nothing else.
enum FirstStart {
    static func offer(_ options: GlobalOptions) async throws {
        guard isatty(0) == 1, isatty(1) == 1 else { throw StoreFault.missing(path: options.deskPath) }
        let isGerman = options.language == .de
        Output.line(
            isGerman ? "Noch kein Schreibtisch unter \(options.deskPath)." : "No desk yet at \(options.deskPath).")
        Output.line(isGerman ? "  1  Vorführung ansehen (wegwerfbar)" : "  1  see the demonstration (throwaway)")
        Output.line(
            isGerman ? "  2  neuer Schreibtisch der Seestadt Bremerhaven" : "  2  new desk of the Seestadt Bremerhaven")
        Output.line(isGerman ? "  3  leerer Schreibtisch" : "  3  empty desk")
        Output.line(isGerman ? "Zahl und Enter, sonst Ende:" : "A number and Enter, anything else ends:")
        switch readLine() {
        case "1":
            let config = options.namesConfig ? ["--config", options.configPath] : []
            try await DemoCommand.parse(["--lang", options.language.rawValue] + config).execute()
        case "2": try make("bremerhaven", options)
        case "3": try make("empty", options)
        default: return
        }
    }

    private static func make(_ name: String, _ options: GlobalOptions) throws {
        if let profile = Profile(named: name) { _ = try options.found(profile) }
    }
}
