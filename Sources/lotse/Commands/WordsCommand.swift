internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON
internal import Suspicion

/// `lotse words`: the word lists that raise suspicion. They order the queue; nothing is hidden by them.
struct WordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "words", abstract: "Word lists that point to rules.",
        subcommands: [All.self, Add.self, Remove.self, Check.self], defaultSubcommand: All.self)

    struct All: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "One list a line.")
        @OptionGroup var options: GlobalOptions

        func execute() async throws {
            let desk = try options.open()
            for list in try DeskLists.all(desk.store) {
                if options.json {
                    Output.json(list.json)
                } else {
                    Output.line(
                        Safe.line(
                            "\(list.name)  \(list.rule)  \(list.language)  \(list.entries.count) entries  weight \(list.weight)"
                        ))
                }
            }
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enters or replaces a list from a file, one entry a line; - reads it.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Name of the list.") var name: String
        @Argument(help: "File with words: wort, wort*, *wort*, !exception, # comment.") var file: String
        @Option(help: "Short name of the rule it points to.") var rule: String
        @Option(help: "de or en.") var language = "de"
        @Option(help: "0…1, how much one finding weighs.") var weight = 0.6

        func execute() async throws {
            let desk = try options.open()
            let rule = try desk.roster.rule(named: self.rule, on: desk.now).rule
            guard (0...1).contains(weight) else { throw Failure(.usage, "--weight: write 0…1") }
            guard ["de", "en"].contains(language) else { throw Failure(.usage, "--language: write de or en") }
            let words = WordListFile(try text(), list: name)
            for fault in words.faults.prefix(100) {
                Output.note(Safe.line(desk.language == .de ? fault.words.de : fault.words.en))
            }
            guard !words.entries.isEmpty else { throw Failure(.badData, "\(Safe.line(file)): no usable entry") }
            let list = WordList(
                name: name, rule: rule.name, language: language, weight: weight, entries: words.entries,
                exceptions: words.exceptions)
            try desk.store.enter([(.wordList, name, list.json)], as: try desk.actor(), now: desk.now)
            try desk.store.forgetScreening()
            if options.json {
                Output.json([
                    "name": .string(name), "entries": JSON(list.entries.count), "rejected": JSON(words.faults.count),
                ])
            } else {
                Output.line("\(Safe.line(name))  \(list.entries.count) entries")
            }
            if !words.faults.isEmpty { throw ExitCode(Status.badData.rawValue) }
        }

        private func text() throws -> String {
            if file == "-" { return try StandardInput.text() }
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Failure(.noInput, "\(Safe.line(file)): cannot be read")
            }
            guard let text = String(validating: data, as: UTF8.self) else {
                throw Failure(.badData, "\(Safe.line(file)): is not UTF-8; save it as UTF-8 text")
            }
            return text
        }
    }

    struct Remove: DeskCommand {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "Removes a list.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Name.") var name: String

        func execute() async throws {
            let desk = try options.open()
            try desk.store.unregister(.wordList, name, as: try desk.actor(), now: desk.now)
            try desk.store.forgetScreening()
        }
    }

    struct Check: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "What rules and lists say about a text; - reads it.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The text, or -.") var text: String

        func execute() async throws {
            let desk = try options.open()
            let text = self.text == "-" ? try StandardInput.text() : self.text
            let judge = try MessageJudge(desk.store, options)
            let hint = judge.hint(text)
            if options.json { return Output.json(hint.json) }
            Output.line("score \(Int((hint.score * 100).rounded())) %  (a machine's hint; people decide)")
            for reason in hint.reasons {
                let words = desk.language == .de ? reason.words.de : reason.words.en
                Output.line(Safe.line("\(reason.kind)  \(reason.rule ?? "–")  \(reason.what)  \(words)"))
            }
        }
    }
}

/// The lists of a desk: its own, and the built-in ones whose names it has not taken.
enum DeskLists {
    static func all(_ store: DeskStore) throws -> [WordList] {
        let own = try store.records(.wordList).compactMap { WordList(json: $0) }
        let names = Set(own.map(\.name))
        return own + WordList.defaults.filter { !names.contains($0.name) }
    }
}
