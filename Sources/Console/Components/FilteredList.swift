internal import Desk
internal import Terminal

/// Something to choose.
struct PickerItem: Equatable, Sendable {
    /// What the command gets as its argument.
    var value: String
    var label: String
    /// Shown dim behind the label, such as the key.
    var detail = ""
    /// Why it cannot be chosen now.
    var obstacle: String?
    /// Folded text that is searched: label, sign, routing words.
    let folded: String

    /// `words` are searched besides the label.
    init(value: String, label: String, detail: String = "", obstacle: String? = nil, words: [String] = []) {
        self.value = value
        self.label = label
        self.detail = detail
        self.obstacle = obstacle
        folded = Fold.fold(([label] + words).joined(separator: " "))
    }
}

/// A list narrowed by typing: what begins with the typed letters first, then what has a word beginning with them, then
/// what holds them, then what holds them scattered in order. The order of the items breaks ties.
struct FilteredList: Equatable, Sendable {
    var items: [PickerItem]
    private(set) var filter = LineEditor()
    private(set) var shown: [PickerItem]
    var cursor = 0

    init(items: [PickerItem]) {
        self.items = items
        shown = items
    }

    var selected: PickerItem? { shown.indices.contains(cursor) ? shown[cursor] : nil }

    /// Moves or types; false when the key is neither.
    mutating func take(_ key: Key, page: Int = 10) -> Bool {
        switch key {
        case .down, .ctrl("n"): move(1)
        case .up, .ctrl("p"): move(-1)
        case .pageDown: move(page)
        case .pageUp: move(-page)
        default:
            guard filter.take(key) else { return false }
            narrow()
        }
        return true
    }

    mutating func move(_ steps: Int) {
        cursor = min(max(0, cursor + steps), max(0, shown.count - 1))
    }

    private mutating func narrow() {
        let wanted = Fold.fold(filter.text)
        cursor = 0
        guard !wanted.isEmpty else {
            shown = items
            return
        }
        let scored = items.enumerated().compactMap { index, item in
            Self.score(wanted, in: item.folded).map { (score: $0, index: index) }
        }
        shown = scored.sorted { ($0.score, $0.index) < ($1.score, $1.index) }.map { items[$0.index] }
    }

    /// 0 is best; nil when the letters are not there.
    static func score(_ wanted: String, in text: String) -> Int? {
        if text.hasPrefix(wanted) { return 0 }
        if text.split(separator: " ").contains(where: { $0.hasPrefix(wanted) }) { return 1 }
        if text.contains(wanted) { return 2 }
        var rest = wanted[...]
        for character in text where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty ? 3 : nil
    }
}
