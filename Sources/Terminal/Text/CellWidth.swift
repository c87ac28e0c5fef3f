/// How many columns a scalar takes, as the screen library counts.
///
/// Screen and program must agree, or columns shift; so the running program uses libc's `wcwidth`, which curses asks
/// too (see `CellWidth.libc`), and tests may pass a table of their own.
public struct CellWidth: Sendable {
    private let measure: @Sendable (UInt32) -> Int

    /// A rule from a function: -1 unprintable, 0 combining, 1, or 2.
    public init(_ measure: @escaping @Sendable (UInt32) -> Int) {
        self.measure = measure
    }

    /// Columns of one scalar: -1 unprintable, 0 combining, 1, or 2.
    public func columns(of scalar: Unicode.Scalar) -> Int {
        measure(scalar.value)
    }
}
