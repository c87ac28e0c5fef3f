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
        let founder = try options.found(profile)
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

extension GlobalOptions {
    /// Makes the desk. Whoever founds it is its first clerk, with every right.
    func found(_ profile: Profile) throws -> Clerk {
        let now = try clock()()
        let founder = Clerk(name: clerkName, fullName: clerkName, role: .admin)
        let store = try DeskStore.create(at: deskPath)
        try store.enter(profile.entries + [(.clerk, founder.name, founder.json)], as: .clerk(founder), now: now)
        try store.close()
        return founder
    }
}
