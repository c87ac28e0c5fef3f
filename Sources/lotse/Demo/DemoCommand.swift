internal import ArgumentParser
internal import ChannelSimulator
internal import Desk
internal import Foundation
internal import Store

struct DemoCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "The console on a throwaway desk with live simulated channels.")
    @OptionGroup var options: GlobalOptions
    @Option(help: "Theme: default, light, high-contrast, mono, or a file.") var theme: String?
    @Option(help: "Seconds between two new comments.") var every: Double = 20
    @Flag(help: "Make the desk, print its path, and keep it; open nothing.") var prepare = false

    func execute() async throws {
        let folder = NSTemporaryDirectory() + "lotse-demo-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = options.desk ?? folder + "/desk.sqlite"
        let simulator = try await Simulator.start(seed: 7)
        let desk = try DemoDesk(path: path, folder: folder, address: simulator.baseURL, clock: try options.clock())
        try desk.fill()
        await desk.seed(simulator.mastodon)
        if prepare {
            try desk.store.close()
            await simulator.stop()
            Output.line(path)
            return
        }
        let voices = simulator.trickle(every: every)
        var session = try ConsoleSession(store: desk.store, options: options, theme: theme, sync: true)
        session.interval = 2
        session.clerk = DemoDesk.clerk.name
        let code = try await session.run()
        voices.cancel()
        await simulator.stop()
        try? FileManager.default.removeItem(atPath: folder)
        if code != 0 { throw ExitCode(code) }
    }
}
