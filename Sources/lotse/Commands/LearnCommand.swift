internal import ArgumentParser
internal import Classifier
internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON

/// `lotse learn`: the classifier goes on learning from the desk's own decisions. What it has learned lies beside the desk.
struct LearnCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn", abstract: "The classifier learns from this desk's decisions; it still decides nothing.")
    @OptionGroup var options: GlobalOptions
    @Flag(help: "Forget what this desk has taught.") var forget = false

    /// Rules about the words of a text. A comment off the topic or about one's own dog tax is no insult.
    private static let rules = ["insult", "hate", "threat", "crime"]

    func execute() async throws {
        let desk = try options.open()
        guard try desk.actor().role >= .clerk else {
            throw Refusal.roleTooLow(needs: .clerk, has: try desk.actor().role)
        }
        let shelf = ModelShelf(options)
        if forget {
            try? FileManager.default.removeItem(atPath: shelf.learntPath)
            try desk.store.forgetScreening()
            return tell(0, 0, nil)
        }
        let decided = try desk.store.judgedTexts(rules: Self.rules).texts
        guard !decided.isEmpty else {
            throw Failure(.noInput, "this desk has decided nothing yet that the classifier could learn from")
        }
        // Always from the model that came with the program: learning twice from the same decisions changes nothing.
        guard let base = (try? shelf.read(shelf.path(.offense))) ?? ShippedModel.offense else {
            throw Failure(.unavailable, "no model; `make model` makes them")
        }
        let (model, taken) = base.learn(decided.map { DeskDecision(text: $0.text, isPositive: $0.isPositive) })
        try ModelShelf.write(model, to: shelf.learntPath)
        try desk.store.forgetScreening()
        tell(decided.count, taken, model)
    }

    private func tell(_ decisions: Int, _ taken: Int, _ model: TextModel?) {
        if options.json {
            Output.json([
                "decisions": JSON(decisions), "taken": JSON(taken), "model": JSON(model?.digest),
            ])
        } else {
            Output.line(model.map { "\(taken) of \(decisions) decisions  model \($0.digest.prefix(8))" } ?? "forgotten")
        }
    }
}
