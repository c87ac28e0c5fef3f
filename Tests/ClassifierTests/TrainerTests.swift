import Classifier
import Testing

struct TrainerTests {
    @Test("A model tells the two sides of made-up data apart, and the same material gives the same bytes")
    func separates() throws {
        let model = try Synthetic.model()
        #expect(model.card.quality.meanF1 > 0.95)
        #expect(model.score("Du Dussel, das Rathaus ist zu") > model.score("Vielen Dank, das Rathaus ist zu"))
        let again = try Trainer(settings: Synthetic.settings).train(Synthetic.material)
        #expect(again.bytes == model.bytes)
    }

    @Test("The card says what the model was trained on and how it was measured")
    func card() throws {
        let card = try Synthetic.model().card
        #expect(card.task == .toxic && card.trainedOn == "made up" && card.licence == "free")
        #expect(card.texts == 210 && card.positives == 70)
        #expect(card.measuredBy.hasPrefix("2-fold cross-validation"))
    }

    @Test("Scores are probabilities, for hostile texts too", arguments: HostileComments.all)
    func hostile(text: String) throws {
        let score = try Synthetic.model().score(text)
        #expect((0...1).contains(score))
    }

    @Test("Too few examples of one class are refused with a number")
    func tooFew() throws {
        let texts = (0..<100).map { LabelledText("Satz \($0)", isPositive: $0 < 5) }
        let material = TrainingMaterial(task: .offense, texts: texts, trainedOn: "", licence: "")
        #expect(throws: TrainingFault.tooFew(texts: 100, positives: 5)) {
            try Trainer(settings: .init(for: .offense)).train(material)
        }
        #expect("\(TrainingFault.tooFew(texts: 100, positives: 5))".contains("at least 20"))
    }

    @Test("A related task and a lexicon go into the same vector")
    func related() throws {
        var material = Synthetic.material
        material.related = Synthetic.texts(90).map { LabelledText($0.text, isPositive: $0.isPositive, fine: "X") }
        material.lexicon = Lexicon(entries: [.init(form: "Dussel", polarity: -1), .init(form: "Dank", polarity: 1)])
        let model = try Trainer(settings: Synthetic.settings).train(material)
        #expect(model.card.quality.meanF1 > 0.95)
        #expect(try TextModel(bytes: model.bytes) == model)
    }

    @Test("The labels may be turned round: no class is built in")
    func turned() throws {
        var material = Synthetic.material
        material.texts = material.texts.map { LabelledText($0.text, isPositive: !$0.isPositive) }
        let model = try Trainer(settings: Synthetic.settings).train(material)
        #expect(model.score("Du Dussel, das Bad fehlt") < model.score("Vielen Dank, das Bad fehlt"))
    }
}
