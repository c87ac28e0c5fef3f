/// Whether two names are at most one step apart.
enum NameDistance {
    /// One letter more, less or other, or two neighbours swapped (Damerau 1964). Linear.
    static func isAtMostOne(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        if a.count > b.count { return isAtMostOne(b, a) }
        guard b.count - a.count <= 1 else { return false }
        var start = 0
        while start < a.count, a[start] == b[start] { start += 1 }
        var (aEnd, bEnd) = (a.count, b.count)
        while aEnd > start, bEnd > start, a[aEnd - 1] == b[bEnd - 1] { (aEnd, bEnd) = (aEnd - 1, bEnd - 1) }
        let (left, right) = (a[start..<aEnd], b[start..<bEnd])
        if left.count <= 1, right.count <= 1 { return true }
        return left.count == 2 && right.count == 2 && left.elementsEqual(right.reversed())
    }
}
