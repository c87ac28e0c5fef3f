internal import ArgumentParser
internal import Console
internal import Desk
internal import Foundation
internal import Store
internal import Terminal

struct ConsoleCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "console", abstract: "Opens the console.")
    @OptionGroup var options: GlobalOptions
    @Option(help: "Theme: default, light, high-contrast, mono, or a file.") var theme: String?
    @Flag(help: "Refuse every write.") var readOnly = false
    @Flag(help: "Do not run the sync module inside.") var noSync = false

    func execute() async throws {
        if !FileManager.default.fileExists(atPath: options.deskPath) {
            try await FirstStart.offer(options)
            if !FileManager.default.fileExists(atPath: options.deskPath) { return }
        }
        let store = try DeskStore(options.deskPath, readOnly: readOnly)
        let session = try ConsoleSession(
            store: store, options: options, theme: theme, sync: !noSync && store.isWritable)
        let code = try await session.run()
        if code != 0 { throw ExitCode(code) }
    }
}
