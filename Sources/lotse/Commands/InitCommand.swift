internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

struct InitCommand: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "Makes a desk.")
    @OptionGroup var options: GlobalOptions

    @Option(help: "What it begins with: bremerhaven or empty.")
    var profile = "empty"

    func execute() async throws {
        guard let profile = Profile(named: profile) else {
            throw Failure(.usage, "--profile: “\(profile)” is unknown; use \(Profile.names.joined(separator: " or "))")
        }
        let now = try options.clock()()
        let store = try DeskStore.create(at: options.deskPath)
        let founder = Clerk(name: options.clerkName, fullName: options.clerkName, role: .admin)
        try store.enter(profile.entries + [(.clerk, founder.name, founder.json)], as: .clerk(founder), now: now)
        try store.close()
        if options.json {
            Output.json([
                "desk": .string(options.deskPath), "profile": .string(profile.desk.profile),
                "clerk": .string(founder.name),
            ])
        } else {
            Output.line(options.deskPath)
        }
    }
}
