/// The model that comes with the program: offensive language, usable without any file.
public enum ShippedModel {
    /// Read once and kept. Nil only when the generated file was changed by hand.
    public static let offense: TextModel? = Base64.decode(ShippedOffense.base64).flatMap { try? TextModel(bytes: $0) }

    /// The model for a task, and whether it is the shipped one standing in for a toxic model that is not on this
    /// machine. `own` is the model that was trained or learned here.
    public static func model(for task: ClassifierTask, own: TextModel?) -> (model: TextModel, standsIn: Bool)? {
        if let own { return (own, own.card.task != task) }
        return offense.map { ($0, task != .offense) }
    }
}
