/// Why the bytes of a model are refused.
public enum ModelFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file is something else, or of a version that this program does not know.
    case notAModel
    /// It ends too early, or its checksum does not fit.
    case damaged
    /// It is whole, but a value in it is outside its bounds; `what` names it.
    case outOfBounds(what: String)

    public var description: String {
        switch self {
        case .notAModel: "This file is no model of this program, or of a newer version of it."
        case .damaged: "This model file is cut off or damaged; train it again or take it from a backup."
        case .outOfBounds(let what): "This model file holds an impossible value (\(what)); train it again."
        }
    }
}
