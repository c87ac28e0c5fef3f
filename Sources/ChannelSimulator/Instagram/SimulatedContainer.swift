internal import Desk

/// A medium on its way to be published.
struct SimulatedContainer {
    var caption: String
    var address: String
    /// States still to be shown before it is finished.
    var states: [String]
    /// The medium that it became; at most one.
    var medium: String?
}
