import Testing

@testable import Classifier

struct NumbersTests {
    @Test("Logarithm and exponential are each other's inverse and hit known values")
    func inverse() {
        #expect(abs(Logarithm.natural(2) - 0.6931471805599453) < 1e-15)
        #expect(abs(Logarithm.exponential(1) - 2.718281828459045) < 1e-14)
        for value in stride(from: -30.0, through: 30, by: 0.37) {
            #expect(abs(Logarithm.natural(Logarithm.exponential(value)) - value) < 1e-12)
        }
        #expect(Logarithm.logistic(0) == 0.5 && Logarithm.logistic(-900) >= 0 && Logarithm.logistic(900) <= 1)
        #expect(Logarithm.softLoss(-800) == 800)
    }

    @Test("Minimising a bowl finds its bottom")
    func bowl() {
        let bottom = [3.0, -2, 0.5]
        let found = Minimiser(tolerance: 1e-9).minimise(from: [0, 0, 0]) { point, gradient in
            var value = 0.0
            for index in point.indices {
                let weight = Double(index + 1) * 10
                let distance = point[index] - bottom[index]
                value += weight * distance * distance
                gradient[index] = 2 * weight * distance
            }
            return value
        }
        #expect(zip(found, bottom).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test("Calibrated probabilities follow the share of positives")
    func platt() {
        let scores = (0..<400).map { Double($0) / 100 - 2 }
        let labels = (0..<400).map { ($0 * 7919 % 400) < $0 }
        let calibration = Calibration.platt(labels: labels, scores: scores)
        let mean = scores.map(calibration.probability).reduce(0, +) / 400
        #expect(calibration.slope > 0 && abs(mean - Double(labels.count { $0 }) / 400) < 0.02)
    }

    @Test("Near doubles share a fold, and both kinds of folds use all of them")
    func folds() {
        var texts = Synthetic.texts(60)
        texts[59] = LabelledText("@anna " + texts[0].text.uppercased() + "!!!", isPositive: true)
        texts[30] = LabelledText(texts[1].text, isPositive: true)
        for kind in [FoldKind.blocks, .shuffled(seed: 3)] {
            let folds = Folds.assign(texts, count: 5, kind: kind)
            #expect(folds[30] == folds[1] && Set(folds) == Set(0..<5))
        }
    }

    @Test("Base64 brings every byte back")
    func base64() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
            #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
        }
        #expect(Base64.encode(Array("Lotse".utf8)) == "TG90c2U=")
        #expect(Base64.decode("TG9*".utf8) == nil)
    }
}
