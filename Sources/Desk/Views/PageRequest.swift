/// Which page of which list.
public struct PageRequest: Sendable {
    public var query: Query
    public var order: CaseOrder
    public var limit: Int
    /// Continue after this place; before it when `backwards`. Nil begins at the top, or at the end.
    public var cursor: PageCursor?
    public var backwards: Bool
    /// Only cases that somebody still has to work on.
    public var openOnly: Bool

    public init(
        _ query: Query = .all([]), order: CaseOrder = .newest, limit: Int = 50, cursor: PageCursor? = nil,
        backwards: Bool = false, openOnly: Bool = false
    ) {
        self.query = query
        self.order = order
        self.limit = limit
        self.cursor = cursor
        self.backwards = backwards
        self.openOnly = openOnly
    }
}
