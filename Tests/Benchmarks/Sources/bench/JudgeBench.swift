internal import Classifier
internal import Desk
internal import Foundation
internal import Suspicion

/// How many comments a second one core takes through all rules, with a hundred thousand words in the lists.
struct JudgeBench {
    private static let words = 100_000
    private static let comments = 20_000

    func run() {
        var random = SplitMix(state: 11)
        let lists = WordList.defaults + [Self.list(&random)]
        var rules = SuspicionRules(lists: [])
        Report.line(
            "building \(Self.words) words", String(format: "%.2f s", seconds { rules = SuspicionRules(lists: lists) }))
        let texts = (0..<Self.comments).map { _ in Self.text(&random) }
        rate("judged by all rules", texts) { text, _ in rules.judge(JudgedComment(text: text)).reasons.count }
        var watch = FloodWatch(capacity: 1024)
        rate("and by the watch over floods", texts) { text, place in
            let row = FloodRow(
                text: text, authorKey: "a\(place % 900)", threadKey: "t", instant: Instant(seconds: Int64(place) * 20))
            return rules.judge(JudgedComment(text: text), floods: watch.take(row)).reasons.count
        }
        guard let model = ShippedModel.offense else { return }
        rate("scored by the classifier", texts) { text, _ in model.score(text) > 0.5 ? 1 : 0 }
    }

    private func rate(_ name: String, _ texts: [String], _ judge: (String, Int) -> Int) {
        var hits = 0
        let took = seconds { for (place, text) in texts.enumerated() { hits += judge(text, place) } }
        Report.line(
            name,
            String(
                format: "%.0f comments/s  %.1f µs each  %d hits", Double(texts.count) / took,
                took / Double(texts.count) * 1e6, hits))
    }

    private static func list(_ random: inout SplitMix) -> WordList {
        var entries: Set<String> = []
        while entries.count < words { entries.insert(word(&random)) }
        return WordList(name: "bench", rule: "insult", language: "de", weight: 0.5, entries: entries.sorted())
    }

    /// Three to five syllables.
    private static func word(_ random: inout SplitMix) -> String {
        (0...(2 + random.below(3))).map { _ in syllables[random.below(syllables.count)] }.joined()
    }

    /// About 184 characters, as comments on average have.
    private static func text(_ random: inout SplitMix) -> String {
        var text = ""
        while text.count < 184 {
            text += (random.below(60) == 0 ? word(&random) : common[random.below(common.count)]) + " "
        }
        return String(text.prefix(184))
    }

    private static let syllables = [
        "schla", "ver", "ge", "bau", "stra", "wei", "kno", "lich", "keit", "ung", "rat", "haus", "müll", "hafen",
        "spie",
        "tor", "brück", "zwi", "amt", "platz", "el", "er", "in", "ta", "no", "ke", "ri", "so", "fen", "dor", "ab",
        "qua",
    ]
    private static let common = [
        "Die", "Laterne", "in", "der", "Hafenstraße", "ist", "seit", "Tagen", "dunkel", "und", "niemand", "kümmert",
        "sich", "darum", "obwohl", "wir", "schon", "zweimal", "angerufen", "haben", "Wann", "kommt", "endlich",
        "jemand",
        "vom", "Amt", "Danke", "für", "eine", "Antwort", "Kinder", "Schule", "gefährlich", "Radweg", "Baustelle",
    ]
}
