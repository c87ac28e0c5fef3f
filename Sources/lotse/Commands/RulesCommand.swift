internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON

/// `lotse rules`: the numbered rules of the house, with every wording they ever had.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Numbered rules of the house.",
        subcommands: [All.self, Show.self, Add.self, Set.self, End.self], defaultSubcommand: All.self)

    struct All: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Those in force, by number.")
        @OptionGroup var options: GlobalOptions
        @Option(help: "As of this day, YYYY-MM-DD.") var on: String?

        func execute() async throws {
            let desk = try options.open()
            let day = try CivilDate.option("--on", on)
            let instant = day.map { Instant(milliseconds: desk.asker.start(of: $0)) } ?? desk.now
            for (rule, version) in desk.roster.rules(on: instant) {
                if options.json {
                    Output.json(RuleText.json(rule, version))
                } else {
                    Output.line(RuleText.line(rule, version, desk.language))
                }
            }
        }
    }

    struct Show: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "One rule with all its wordings.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Short name or number.") var name: String

        func execute() async throws {
            let desk = try options.open()
            let rule = try desk.roster.rule(named: name, on: desk.now).rule
            if options.json { return Output.json(rule.json) }
            for version in rule.versions.reversed() { Output.line(RuleText.whole(rule, version, desk.language)) }
        }
    }

    struct Add: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enters a rule (JSON, as `rules show --json` prints it); - reads it.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The rule as JSON, or -.") var json: String

        func execute() async throws {
            let desk = try options.open()
            let text = json == "-" ? try StandardInput.text() : json
            let record: JSON
            do { record = try JSON(parsing: text) } catch {
                throw Failure(.badData, "rules add: no JSON, \(error); a file goes in with `rules add - < FILE`")
            }
            guard let rule = HouseRule(json: record) else {
                throw Failure(
                    .badData,
                    "rules add: name, number and versions (each with version, from, title, text, measures, usual) are expected"
                )
            }
            try RuleNumber.check(rule, desk.roster)
            try desk.enter(new: rule)
        }
    }

    struct Set: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "A new wording from a day on; the old ones stay.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Short name or number.") var name: String
        @Option(help: "First day of the new wording, YYYY-MM-DD; else today.") var from: String?
        @Option(help: "German title.") var title: String?
        @Option(name: .customLong("title-en"), help: "English title.") var titleEnglish: String?
        @Option(help: "German text.") var text: String?
        @Option(name: .customLong("text-en"), help: "English text.") var textEnglish: String?
        @Option(help: "German explanation in notices.") var explanation: String?
        @Option(name: .customLong("explanation-en"), help: "English explanation in notices.")
        var explanationEnglish: String?
        @Option(help: "Measures by comma, mildest first.") var measures: String?
        @Option(help: "The measure proposed first.") var usual: String?
        @Option(name: .customLong("two-persons"), help: "Measures that need a second person, by comma; - for none.")
        var twoPersons: String?
        @Option(help: "true: the second person may agree afterwards.") var afterwards: Bool?
        @Option(help: "The law behind it; - for none.") var law: String?
        @Option(help: "1 can wait … 5 cannot.") var severity: Int?

        func execute() async throws {
            let desk = try options.open()
            let (rule, old) = try desk.roster.rule(named: name, on: desk.now)
            var next = old
            next.from = try CivilDate.option("--from", from) ?? desk.asker.today
            next.title = Bilingual(title ?? old.title.de, titleEnglish ?? old.title.en)
            next.text = Bilingual(text ?? old.text.de, textEnglish ?? old.text.en)
            next.explanation = Bilingual(
                explanation ?? old.explanation.de, explanationEnglish ?? old.explanation.en)
            next.measures = try measures.map { try Self.list($0, "--measures") } ?? old.measures
            next.usual = try usual.map { try Self.measure($0, "--usual") } ?? old.usual
            next.twoPersons = try twoPersons.map { try Self.list($0, "--two-persons") } ?? old.twoPersons
            next.afterwards = afterwards ?? old.afterwards
            next.legalGround = law.map { $0 == "-" ? nil : $0 } ?? old.legalGround
            next.severity = severity ?? old.severity
            next.approvedBy = try desk.actor().name
            let changed = try rule.adding(next)
            guard HouseRule(json: changed.json) != nil else {
                throw Failure(
                    .badData, "rules set: --usual and --two-persons must be among --measures, --severity within 1…5")
            }
            try desk.enter(changed)
        }

        private static func list(_ text: String, _ option: String) throws -> [Measure] {
            guard text != "-" else { return [] }
            return try text.split(separator: ",").map { try measure(String($0.drop { $0 == " " }), option) }
        }

        private static func measure(_ word: String, _ option: String) throws -> Measure {
            guard let measure = Measure(rawValue: word) else {
                let all = Measure.allCases.map(\.rawValue).joined(separator: " ")
                throw Failure(.usage, "\(option): “\(Safe.line(word))” is no measure; use \(all)")
            }
            return measure
        }
    }

    struct End: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Ends a rule; decisions keep citing it.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "Short name or number.") var name: String
        @Option(help: "Last day, YYYY-MM-DD; else yesterday.") var to: String?

        func execute() async throws {
            let desk = try options.open()
            var rule = try desk.roster.rule(named: name, on: desk.now).rule
            rule.ends = try CivilDate.option("--to", to) ?? desk.asker.today + -1
            try desk.enter(rule)
        }
    }
}

/// A number names one rule at a time: people type it.
enum RuleNumber {
    static func check(_ rule: HouseRule, _ roster: Roster) throws {
        let other = roster.rules.values.first { $0.number == rule.number && $0.name != rule.name && $0.ends == nil }
        if let other {
            throw Failure(.cannotCreate, "number \(rule.number) is rule \(other.name); give the new one another")
        }
    }
}

enum RuleText {
    static func json(_ rule: HouseRule, _ version: RuleVersion) -> JSON {
        .object(
            [.init("name", .string(rule.name)), .init("number", JSON(rule.number))] + (version.json.members ?? []))
    }

    static func line(_ rule: HouseRule, _ version: RuleVersion, _ language: Language) -> String {
        let measures = version.measures.map { $0.rawValue + (version.twoPersons.contains($0) ? "²" : "") }
        return Safe.line(
            "\(rule.number)  \(rule.name)  \(version.title.text(language.rawValue))  "
                + "v\(version.version)  \(measures.joined(separator: " "))")
    }

    static func whole(_ rule: HouseRule, _ version: RuleVersion, _ language: Language) -> String {
        let law = version.legalGround.map { "  \($0)" } ?? ""
        let by = version.approvedBy.map { "  \($0)" } ?? ""
        return [
            line(rule, version, language) + "  from \(version.from)" + Safe.line(law + by),
            "   " + Safe.line(version.text.text(language.rawValue)),
        ].joined(separator: "\n")
    }
}
