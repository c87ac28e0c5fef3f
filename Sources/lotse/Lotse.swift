internal import ArgumentParser

@main
struct Lotse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lotse",
        abstract: "The desk of a city for what citizens write on every channel.",
        discussion: "Without a subcommand the console opens. Exit codes are those of sysexits(3).",
        version: "0.1.0",
        subcommands: [
            ConsoleCommand.self, InitCommand.self, DemoCommand.self, ImportCommand.self, SyncCommand.self,
            ListCommand.self,
            CountCommand.self, ShowCommand.self, AssignCommand.self, ClaimCommand.self, ReleaseCommand.self,
            ReplyCommand.self, PublishCommand.self, CloseCommand.self, ReopenCommand.self, SnoozeCommand.self,
            WaitCommand.self,
            TagCommand.self,
            PriorityCommand.self, NoteCommand.self, SpamCommand.self, MergeCommand.self, SplitCommand.self,
            UndoCommand.self,
            RedoCommand.self, BoardCommand.self, WhyCommand.self, CalendarCommand.self, OutboxCommand.self,
            UnitsCommand.self, ClerksCommand.self, TemplatesCommand.self, AccountsCommand.self, PoliciesCommand.self,
            RulesCommand.self, JournalCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
            DoctorCommand.self, QuarantineCommand.self, ModerateCommand.self, ReviewCommand.self, DecisionsCommand.self,
            EvidenceCommand.self, ReportCommand.self, ApprovalsCommand.self, WordsCommand.self,
            AssistCommand.self, LearnCommand.self, CompletionsCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self)
    static func main() async {
        Output.holdPlaces()
        let arguments = ArgumentOrder.arranged(Array(CommandLine.arguments.dropFirst()), root: Lotse.self)
        do {
            var command = try Lotse.parseAsRoot(arguments)
            if var working = command as? any AsyncParsableCommand {
                try await working.run()
            } else {
                try command.run()
            }
        } catch { Usage.end(error, arguments) }
    }
}
