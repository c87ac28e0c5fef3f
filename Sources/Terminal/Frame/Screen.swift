/// What a frame is shown on: the terminal, or a fake one in tests.
public protocol Screen: AnyObject {
    /// The size in cells at this moment.
    var size: Size { get }

    /// Shows a frame. A frame of another size than the screen's is clipped.
    func paint(_ frame: Frame)
}
