import Classifier
import Testing

struct LearningTests {
    @Test("What the desk decides again and again, the model learns")
    func learns() throws {
        let model = try #require(ShippedModel.offense)
        let before = model.score("Was für ein Gurkenverkäufer im Bauamt")
        let decisions = (0..<40).map {
            DeskDecision(text: "Dieser Gurkenverkäufer Nummer \($0) im Bauamt", isPositive: true)
        }
        let (learned, taken) = model.learn(decisions)
        #expect(taken == 40 && learned.learned == 40)
        #expect(learned.score("Was für ein Gurkenverkäufer im Bauamt") > before + 0.2)
    }

    @Test("Ten wrong labels do not turn the order of clear texts round")
    func tenSlips() throws {
        let model = try Synthetic.model()
        let texts = Synthetic.texts(210)
        let slips = texts.prefix(10).map { DeskDecision(text: $0.text, isPositive: !$0.isPositive) }
        let spoiled = model.learn(Array(slips)).model
        let labels = texts.map(\.isPositive)
        let evaluation = Evaluation(labels: labels, scores: texts.map { spoiled.score($0.text) }, threshold: 0.5)
        #expect(evaluation.precisionAtTop5Percent == 1)
        #expect(evaluation.meanF1 > 0.9)
    }

    @Test("One decision a thousand times moves its text, but stays within bounds")
    func flood() throws {
        let model = try Synthetic.model()
        let flood = [DeskDecision](repeating: .init(text: "Vielen Dank, gute Idee", isPositive: true), count: 1000)
        let flooded = model.learn(flood).model
        #expect(flooded.score("Vielen Dank, gute Idee") > model.score("Vielen Dank, gute Idee"))
        let difference = abs(flooded.score("Der Bus war gestern zu") - model.score("Der Bus war gestern zu"))
        #expect(difference < 0.2)
    }

    @Test("Learning in two parts is learning at once, and the bytes keep what was learned")
    func parts() throws {
        let model = try Synthetic.model()
        let decisions = Synthetic.texts(150).map { DeskDecision(text: $0.text, isPositive: !$0.isPositive) }
        let whole = model.learn(decisions).model
        let parts = model.learn(Array(decisions.prefix(70))).model.learn(Array(decisions.dropFirst(70))).model
        #expect(whole == parts && whole.learned == 150)
        #expect(try TextModel(bytes: whole.bytes) == whole)
        #expect(whole.digest != model.digest)
    }

    @Test("Texts without a longer word teach nothing")
    func nothing() throws {
        let model = try Synthetic.model()
        let (same, taken) = model.learn([.init(text: "😀 !!", isPositive: true), .init(text: "", isPositive: true)])
        #expect(taken == 0 && same == model)
    }
}
