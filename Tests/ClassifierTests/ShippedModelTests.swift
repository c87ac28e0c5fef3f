import Classifier
import Testing

struct ShippedModelTests {
    @Test("The shipped model is readable, small, and names its sources and terms")
    func card() throws {
        let model = try #require(ShippedModel.offense)
        #expect(model.card.task == .offense && model.bytes.count < 350_000)
        #expect(model.card.trainedOn.contains("Wiegand, Siegel, Ruppenhofer 2018"))
        #expect(model.card.trainedOn.contains("Klenner et al. 2010"))
        #expect(model.card.licence.contains("CC BY 4.0"))
        #expect(model.card.quality.meanF1 > 0.7 && model.learned == 0)
    }

    @Test("Of fifty sharp but lawful opinions few reach the threshold, and none is among the certain ones")
    func opinions() throws {
        let model = try #require(ShippedModel.offense)
        let scores = SharpOpinions.all.map { model.score($0) }
        #expect(scores.count == 50)
        #expect(scores.count { $0 >= model.thresholds.offense } <= 12)
        #expect(scores.count { $0 >= 0.9 } == 0)
    }

    @Test(
        "Abuse stands above sharp opinion in the queue",
        arguments: [
            "Du bist so ein dummes Arschloch, verpiss dich aus unserer Stadt!",
            "Dieses korrupte Drecksgesindel im Rathaus gehört aufgehängt.",
            "Halt dein Maul, du verblödete Schlampe.",
        ])
    func abuse(text: String) throws {
        let model = try #require(ShippedModel.offense)
        let opinions = SharpOpinions.all.map { model.score($0) }.sorted()
        #expect(model.score(text) > opinions[opinions.count - 3])
    }

    @Test("Where no toxic model is on the machine the shipped one stands in and says so")
    func standsIn() throws {
        let shipped = try #require(ShippedModel.offense)
        #expect(ShippedModel.model(for: .toxic, own: nil)?.standsIn == true)
        #expect(ShippedModel.model(for: .offense, own: nil)?.standsIn == false)
        #expect(ShippedModel.model(for: .toxic, own: try Synthetic.model())?.standsIn == false)
        #expect(shipped.thresholds.toxic < shipped.thresholds.offense)
    }

    @Test("A model as a Swift file has short lines and holds its own bytes")
    func writer() throws {
        let text = ShippedModelWriter.swift(try Synthetic.model())
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 110 })
        #expect(text.contains("Trained on: made up.") && text.contains("do not edit"))
        #expect(ShippedModelWriter.swift(try Synthetic.model()) == text)
    }
}
