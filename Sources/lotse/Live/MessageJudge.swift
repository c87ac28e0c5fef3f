internal import Classifier
internal import Desk
internal import Foundation
internal import Store
internal import Suspicion

/// What rules, lists and model say about a message of this desk. A hint: it orders the queue and explains itself.
struct MessageJudge: Sendable {
    private let rules: SuspicionRules
    private let models: [ClassifierTask: TextModel]
    private let severities: [String: Int]
    private let source: String

    init(_ store: DeskStore, _ options: GlobalOptions) throws {
        let roster = try store.roster()
        let lists = try DeskLists.all(store)
        rules = SuspicionRules(lists: lists, names: MessageJudge.protected(roster))
        models = ModelShelf(options).models
        let now = try options.clock()()
        severities = Dictionary(roster.rules(on: now).map { ($0.rule.name, $0.version.severity) }) { $1 }
        let used = models.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            "\($0.key.rawValue) \($0.value.digest.prefix(8))"
        }
        source = (["lists \(lists.count)"] + used).joined(separator: ", ")
    }

    /// Names that only their owners bear: the city's accounts and its clerks.
    private static func protected(_ roster: Roster) -> [ProtectedName] {
        let accounts = roster.accounts.values.sorted { $0.key < $1.key }.flatMap { account in
            [account.title, account.name.count >= 6 ? account.name : nil].compactMap { $0 }.map {
                ProtectedName(name: $0, handle: account.settings["handle"], owner: .city)
            }
        }
        let clerks = roster.clerks.values.sorted { $0.name < $1.name }.filter { $0.fullName.count >= 6 }.map {
            ProtectedName(name: $0.fullName, owner: .clerk)
        }
        return [ProtectedName(name: roster.profile.city, owner: .city)] + accounts + clerks
    }

    /// About a text alone, or with its author and the floods it is part of.
    func hint(_ text: String, author: JudgedAuthor? = nil, floods: [FloodFinding] = []) -> SuspicionRow {
        judged(text, author, floods).row
    }

    private func judged(
        _ text: String, _ author: JudgedAuthor?, _ floods: [FloodFinding]
    ) -> (row: SuspicionRow, rules: Suspicion, model: TextModel?) {
        let scores = models.mapValues { $0.score(text) }
        let model = models[.toxic] ?? models[.offense]
        let machine = scores[.toxic] ?? scores[.offense]
        let found = rules.judge(JudgedComment(text: text, author: author, machineScore: machine), floods: floods)
        let labels = Dictionary(scores.map { ($0.key.rawValue, ($0.value * 1000).rounded() / 1000) }) { $1 }
        let row = SuspicionRow(
            score: (found.score * 1000).rounded() / 1000, reasons: found.reasons.map(MessageJudge.reason),
            labels: labels, source: source)
        return (row, found, model)
    }

    /// The result for a message of the desk.
    func screen(_ message: UnscreenedMessage, floods: [FloodFinding]) -> ScreeningResult {
        let author = JudgedAuthor(
            id: message.authorID, name: message.authorName, handle: message.handle, isNew: message.isFirst)
        var (row, found, model) = judged(message.text, author, floods)
        let isAlarmed =
            model.map { $0.isPositive(message.text) && $0.score(message.text) >= MessageJudge.sure } ?? false
        if isAlarmed, let model { row.reasons.append(MessageJudge.reason(model, message.text)) }
        let named = row.reasons.compactMap(\.rule).compactMap { severities[$0] }
        return ScreeningResult(
            message: message.key, content: message.content, caseKey: message.caseKey, account: message.account,
            hint: row, isSuspect: isAlarmed || found.ruleScore >= MessageJudge.least, urgency: named.max() ?? 2,
            since: message.created)
    }

    /// The classifier's score from which a message waits there without any rule: at a base rate of a few in a hundred a
    /// lower one would fill the queue with opinions.
    private static let sure = 0.75
    /// The rule score from which a message waits in `suspected`: half of what a proposal takes.
    private static let least = Suspicion.proposal / 2

    private static func reason(_ reason: SuspicionReason) -> SuspicionRow.Reason {
        let rule: String? =
            switch reason.rule {
            case RuleName.link, RuleName.flood: "spam"
            case RuleName.impersonation: nil
            default: reason.rule
            }
        return SuspicionRow.Reason(
            kind: reason.kind.rawValue, rule: rule, what: reason.what, weight: reason.weight, range: reason.range,
            words: Bilingual(reason.words.de, reason.words.en))
    }

    /// The model's own reason: its probability and the parts that weighed most. It points to no rule.
    private static func reason(_ model: TextModel, _ text: String) -> SuspicionRow.Reason {
        let score = model.score(text)
        // Signals such as the share of capitals weigh too, but stand at no place of the text.
        let parts = model.explain(text, most: 5).filter { $0.weight > 0 && !$0.text.isEmpty }.prefix(3).map(\.text)
        let percent = Int((score * 100).rounded())
        let quoted = parts.map { "„\($0)“" }.joined(separator: ", ")
        let english = parts.map { "“\($0)”" }.joined(separator: ", ")
        return SuspicionRow.Reason(
            kind: "model", rule: nil, what: "\(model.card.task.rawValue) \(percent) %", weight: score,
            words: Bilingual(
                "Hinweis einer Maschine (\(percent) %)" + (parts.isEmpty ? "" : ", am meisten wogen \(quoted)"),
                "a machine's hint (\(percent) %)" + (parts.isEmpty ? "" : ", what weighed most: \(english)")))
    }
}
