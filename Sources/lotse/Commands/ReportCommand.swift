internal import ArgumentParser
internal import Desk
internal import Store
internal import StrictJSON

/// `lotse report`: how the desk moderated, in numbers that may be published.
struct ReportCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Which rule and measure how often, appeals, equal treatment.")
    @OptionGroup var options: GlobalOptions

    @Option(help: "First day, YYYY-MM-DD; else 90 days ago.") var from: String?
    @Option(help: "Last day, YYYY-MM-DD; else today.") var to: String?
    @Option(help: "Parts to keep apart, by comma: rule,measure,channel,unit.") var by = "rule,measure"

    func execute() async throws {
        let desk = try options.open()
        let today = desk.asker.today
        let first = try CivilDate.option("--from", from) ?? today + -90
        let last = try CivilDate.option("--to", to) ?? today
        guard first <= last else { throw Failure(.usage, "--from: lies after --to") }
        let report = try desk.store.moderationReport(
            from: Instant(milliseconds: desk.asker.start(of: first)),
            to: Instant(milliseconds: desk.asker.start(of: last + 1)))
        let parts = Set(by.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init))
        guard parts.isSubset(of: ["rule", "measure", "channel", "unit"]) else {
            throw Failure(.usage, "--by: use rule, measure, channel, unit, parted by commas")
        }
        let lines = report.summed(
            byRule: parts.contains("rule"), byMeasure: parts.contains("measure"),
            byChannel: parts.contains("channel"), byUnit: parts.contains("unit"))
        if options.json {
            Output.json(json(report, lines, parts, first, last))
        } else {
            print(report, lines, parts)
        }
    }

    private func json(
        _ report: ModerationReport, _ lines: [ModerationReport.Line], _ parts: Set<String>, _ first: CivilDate,
        _ last: CivilDate
    ) -> JSON {
        [
            "from": .string(first.description), "to": .string(last.description), "total": json(report.total, []),
            "lines": .array(lines.map { json($0, parts) }),
            "same_rule_different_measures": .array(
                report.spreads.map { spread in
                    [
                        "rule": .string(spread.rule), "measures": counts(spread.measures),
                        "units": .object(
                            spread.units.sorted { $0.key < $1.key }.map { .init($0.key, counts($0.value)) }),
                    ]
                }),
            "same_text_different_measures": .array(
                report.unequal.map { unequal in
                    [
                        "rule": JSON(unequal.rule), "decisions": .array(unequal.decisions.map { .int($0) }),
                        "measures": .array(unequal.measures.map { .string($0.rawValue) }),
                    ]
                }),
        ]
    }

    private func json(_ line: ModerationReport.Line, _ parts: Set<String>) -> JSON {
        var members: [JSON.Member] = []
        if parts.contains("rule") { members.append(.init("rule", JSON(line.rule))) }
        if parts.contains("measure") { members.append(.init("measure", .string(line.measure.rawValue))) }
        if parts.contains("channel") { members.append(.init("channel", .string(line.channel.rawValue))) }
        if parts.contains("unit") { members.append(.init("unit", JSON(line.unit))) }
        members += [
            .init("count", JSON(line.count)), .init("two_persons", JSON(line.seconded)),
            .init("declined", JSON(line.declined)), .init("appeals", JSON(line.appeals)),
            .init("upheld", JSON(line.upheld)), .init("dismissed", JSON(line.dismissed)),
        ]
        return .object(members)
    }

    private func counts(_ measures: [Measure: Int]) -> JSON {
        .object(measures.sorted { $0.key.rawValue < $1.key.rawValue }.map { .init($0.key.rawValue, JSON($0.value)) })
    }

    private func print(_ report: ModerationReport, _ lines: [ModerationReport.Line], _ parts: Set<String>) {
        for line in lines + [report.total] {
            let isTotal = line == report.total && lines.last != line
            let names = [
                parts.contains("rule") ? line.rule ?? "–" : nil,
                parts.contains("measure") ? line.measure.rawValue : nil,
                parts.contains("channel") ? line.channel.rawValue : nil,
                parts.contains("unit") ? line.unit ?? "–" : nil,
            ].compactMap { $0 }
            let figures = [
                "\(line.count)", "two persons \(line.seconded)", "declined \(line.declined)", "appeals \(line.appeals)",
                "upheld \(line.upheld)", "dismissed \(line.dismissed)",
            ]
            Output.line(Safe.line(((isTotal ? ["total"] : names) + figures).joined(separator: "  ")))
        }
        for spread in report.spreads {
            let measures = spread.measures.sorted { ($0.key.step ?? 0) < ($1.key.step ?? 0) }
                .map { "\($0.key.rawValue) \($0.value)" }
            Output.line(Safe.line("same rule, different measures: \(spread.rule)  " + measures.joined(separator: "  ")))
        }
        for unequal in report.unequal {
            let keys = unequal.decisions.map { "\($0)" }.joined(separator: " ")
            Output.line(Safe.line("same text, different measures: \(unequal.rule ?? "–")  decisions \(keys)"))
        }
    }
}
