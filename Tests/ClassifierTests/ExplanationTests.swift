import Classifier
import Testing

struct ExplanationTests {
    @Test("The parts stand in the text as the ranges say, and the rude word weighs most")
    func parts() throws {
        let model = try Synthetic.model()
        let text = "Für Müßiggänger: Du Dussel, der Bus 🚌 fehlt"
        let parts = model.explain(text, most: 20)
        for part in parts {
            guard case .words(let bytes, let characters) = part.source else { continue }
            #expect(String(decoding: Array(text.utf8)[bytes], as: UTF8.self) == part.text)
            #expect(String(Array(text)[characters]) == part.text)
        }
        let heaviest = try #require(parts.filter { !$0.text.isEmpty }.max { $0.weight < $1.weight })
        #expect(heaviest.text.contains("Dussel") && heaviest.weight > 0)
    }

    @Test("The heaviest part comes first, no more than asked for, for any text", arguments: HostileComments.all)
    func order(text: String) throws {
        let parts = try Synthetic.model().explain(text, most: 3)
        #expect(parts.count <= 3)
        for part in parts {
            guard case .words(let bytes, let characters) = part.source else { continue }
            #expect(bytes.upperBound <= text.utf8.count && characters.upperBound <= text.count)
        }
        #expect(parts.map { abs($0.weight) } == parts.map { abs($0.weight) }.sorted(by: >))
    }

    @Test("All parts and a common remainder add up to the log odds of the score")
    func sum() throws {
        let model = try Synthetic.model()
        let rest = ["Vielen Dank, der Park ist fertig", "Du Dussel, das Bad fehlt", "Gut gut gut!"].map { text in
            let score = model.score(text)
            return logit(score) - model.explain(text, most: 100).reduce(0) { $0 + $1.weight }
        }
        #expect(abs(rest[0] - rest[1]) < 0.001 && abs(rest[1] - rest[2]) < 0.001)
    }

    /// The inverse of the logistic function by halving: no mathematics library is needed for a test.
    private func logit(_ probability: Double) -> Double {
        var (low, high) = (-40.0, 40.0)
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if logistic(middle) < probability { low = middle } else { high = middle }
        }
        return low
    }

    private func logistic(_ value: Double) -> Double {
        var power = 1.0
        let part = 1 - value / 1_048_576
        for _ in 0..<20 { power = power == 1 ? part * part : power * power }
        return 1 / (1 + power)
    }
}
