internal import ArgumentParser

/// Brings the options that every subcommand takes to where the parser looks for them.
///
/// `lotse --desk FILE list` means what `lotse list --desk FILE` means, and the tags of `lotse tag`, which may begin with
/// a dash, do not swallow the options behind them.
enum ArgumentOrder {
    private static let valued: Set = ["--desk", "--config", "--as", "--lang"]
    private static let flags: Set = ["--json", "--plain"]

    /// The same arguments, those of `GlobalOptions` directly behind the subcommand's name.
    static func arranged(_ arguments: [String], root: any ParsableCommand.Type) -> [String] {
        var rest = arguments[...]
        let options = leading(&rest)
        var names: [String] = []
        var command = root
        while let name = rest.first,
            let next = command.configuration.subcommands.first(where: { $0.commandName == name })
        {
            names.append(name)
            command = next
            rest.removeFirst()
        }
        guard !names.isEmpty else { return arguments }
        guard command is TagCommand.Type else { return names + options + rest }
        return names + options + strewn(rest)
    }

    /// The names of the subcommands that arranged arguments begin with.
    static func names(of arguments: [String], root: any ParsableCommand.Type) -> [String] {
        var names: [String] = []
        var command = root
        for name in arguments {
            guard let next = command.configuration.subcommands.first(where: { $0.commandName == name }) else { break }
            names.append(name)
            command = next
        }
        return names
    }

    private static func leading(_ rest: inout ArraySlice<String>) -> [String] {
        var taken: [String] = []
        while let option = take(&rest) { taken += option }
        return taken
    }

    /// The options among the tags first, then what is left.
    private static func strewn(_ arguments: ArraySlice<String>) -> [String] {
        var rest = arguments
        var found: [String] = []
        var others: [String] = []
        while let next = rest.first, next != "--" {
            if let option = take(&rest) { found += option } else { others.append(rest.removeFirst()) }
        }
        return found + others + rest
    }

    private static func take(_ rest: inout ArraySlice<String>) -> [String]? {
        guard let first = rest.first else { return nil }
        if flags.contains(first) || valued.contains(where: { first.hasPrefix($0 + "=") }) {
            return [rest.removeFirst()]
        }
        guard valued.contains(first), rest.count > 1 else { return nil }
        return [rest.removeFirst(), rest.removeFirst()]
    }
}

extension ParsableCommand {
    fileprivate static var commandName: String { configuration.commandName ?? "" }
}
