internal import Desk
internal import Terminal

/// Where the parts of the inbox stand at a size, and which columns the list has.
struct InboxLayout {
    /// Row of the column titles; nil on low screens.
    var header: Int?
    var list: Area
    /// The rule between list and preview, and the preview; nil where there is no room.
    var preview: Area?
    /// Beside the list instead of below it.
    var previewIsBeside = false
    let columns: Columns

    /// From this width on the preview stands to the right.
    private static let wide = 120
    /// Rows of the preview below.
    private static let previewRows = 3

    struct Columns {
        var channel: Range<Int>?
        var author: Range<Int>?
        var unit: Range<Int>?
        var text: Range<Int>
        var age: Range<Int>?
    }

    init(_ app: AppState) { self.init(app.listArea) }

    init(_ body: Area) {
        var list = body
        if body.width >= Self.wide {
            let (left, right) = body.split(left: max(80, body.width * 11 / 20))
            (list, preview, previewIsBeside) = (left, right, true)
        } else if body.height >= 14 {
            let (above, below) = body.split(top: body.height - Self.previewRows - 2)
            (list, preview) = (above, below)
        }
        if body.height >= 10, list.width >= 60 {
            header = list.row
            list = list.split(top: 1).1
        }
        self.list = list
        columns = Self.columns(list.width)
    }

    /// Marks take columns 0–2, the timer 3–7; the rest by width.
    private static func columns(_ width: Int) -> Columns {
        guard width >= 60 else { return Columns(text: 9..<max(10, width)) }
        let author = width >= 76 ? 15..<31 : 15..<27
        let unit = author.upperBound + 1..<author.upperBound + 8
        return Columns(
            channel: 9..<14, author: author, unit: unit, text: unit.upperBound + 1..<width - 8,
            age: width - 7..<width - 1)
    }
}
