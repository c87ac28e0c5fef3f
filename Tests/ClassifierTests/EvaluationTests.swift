import Classifier
import Testing

struct EvaluationTests {
    private let evaluation = Evaluation(
        labels: [true, true, true, false, false, false, false, false],
        scores: [0.9, 0.8, 0.2, 0.7, 0.1, 0.1, 0.1, 0.1], threshold: 0.5)

    @Test("Counts, precision, recall and F1 of both classes are those of the definition")
    func classes() {
        #expect(evaluation.count == 8 && evaluation.accuracy == 0.75)
        #expect(evaluation.truePositives == 2 && evaluation.falsePositives == 1)
        #expect(evaluation.trueNegatives == 4 && evaluation.falseNegatives == 1)
        #expect(abs(evaluation.positive.f1 - 2.0 / 3) < 1e-12)
        #expect(abs(evaluation.negative.f1 - 0.8) < 1e-12)
    }

    @Test("The two numbers that are called macro-F1 are told apart")
    func macro() {
        let skew = Evaluation(
            labels: [true, true, true, false, false, false], scores: [0.9, 0.9, 0.9, 0.9, 0.9, 0.1], threshold: 0.5)
        #expect(abs(skew.meanF1 - (0.75 + 0.5) / 2) < 1e-12)
        #expect(abs(skew.germEvalF1 - 2 * 0.8 * (2.0 / 3) / (0.8 + 2.0 / 3)) < 1e-12)
    }

    @Test("Precision at the top counts the highest scores, at least one text")
    func top() {
        #expect(evaluation.precisionAtTop1Percent == 1 && evaluation.precisionAtTop5Percent == 1)
        let many = Evaluation(
            labels: (0..<100).map { $0 < 3 }, scores: (0..<100).map { 1 - Double($0) / 100 }, threshold: 0.5)
        #expect(many.precisionAtTop1Percent == 1 && many.precisionAtTop5Percent == 0.6)
    }

    @Test("Nothing at all is measured as 0, not as a fault")
    func empty() {
        let nothing = Evaluation(labels: [], scores: [], threshold: 0.5)
        #expect(nothing.count == 0 && nothing.meanF1 == 0 && nothing.germEvalF1 == 0 && nothing.accuracy == 0)
    }
}
