import Classifier

/// Small made-up data: short sentences of a few words, one side rude, the other friendly.
enum Synthetic {
    private static let rude = ["Du Dussel", "Ihr Dödel", "so ein Murksgesicht", "halt den Schnabel", "blöder Knilch"]
    private static let kind = ["Vielen Dank", "schöne Sache", "gute Idee", "gern wieder", "liebe Leute"]
    private static let topics = ["die Brücke", "der Park", "das Bad", "die Ampel", "der Bus", "die Schule", "das Amt"]
    private static let ends = ["ist fertig", "kommt morgen", "war gestern zu", "bleibt offen", "kostet Geld", "fehlt"]

    /// `count` texts, every third of them rude.
    static func texts(_ count: Int) -> [LabelledText] {
        (0..<count).map { place in
            let isRude = place % 3 == 0
            let words = isRude ? rude : kind
            let text = "\(words[place % words.count]), \(topics[place % topics.count]) \(ends[place / 7 % ends.count])"
            return LabelledText(text, isPositive: isRude)
        }
    }

    static var material: TrainingMaterial {
        TrainingMaterial(task: .toxic, texts: texts(210), trainedOn: "made up", licence: "free")
    }

    /// Settings for a model that is trained in a moment.
    static var settings: Trainer.Settings {
        var settings = Trainer.Settings(for: .toxic)
        settings.bucketBits = 12
        settings.folds = 2
        return settings
    }

    private static let trained = Result { try Trainer(settings: settings).train(material) }

    /// A small model, trained once for all tests.
    static func model() throws -> TextModel { try trained.get() }
}
