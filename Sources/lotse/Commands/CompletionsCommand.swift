internal import ArgumentParser

struct CompletionsCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Completions for bash, zsh or fish.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "bash, zsh or fish.") var shell: String

    func execute() async throws {
        guard ["bash", "zsh", "fish"].contains(shell), let shell = CompletionShell(rawValue: shell) else {
            throw Failure(.usage, "completions: use bash, zsh or fish")
        }
        Output.line(Lotse.completionScript(for: shell))
    }
}
