internal import Desk

/// Queries by the parts that screens use; what it does not know matches.
enum FakeQuery {
    static func matches(_ query: Query, _ row: CaseRow, asker: Asker) -> Bool {
        switch query {
        case .all(let parts): parts.allSatisfy { matches($0, row, asker: asker) }
        case .any(let parts): parts.contains { matches($0, row, asker: asker) }
        case .not(let part): !matches(part, row, asker: asker)
        case .word(let word, let prefix): hasWord(Fold.fold(word), prefix, row)
        case .phrase(let text): Fold.fold(row.excerpt).contains(Fold.fold(text))
        case .channel(let channel): row.record.channel == channel
        case .unit(.nobody): row.record.unit == nil
        case .unit(.mine): row.record.unit == asker.unit
        case .unit(.named(let name)): row.record.unit?.lowercased() == name.lowercased()
        case .clerk(.me): row.record.clerk == asker.clerk
        case .clerk(.nobody): row.record.clerk == nil
        case .clerk(.named(let name)): row.record.clerk == name
        case .state(let state): row.record.status.rawValue == state.rawValue
        case .tag(let tag): row.record.tags.contains(tag)
        case .flag(.unread): row.record.isUnread
        case .flag(.unassigned): row.record.unit == nil
        case .flag(.mine): row.record.clerk == asker.clerk
        case .flag(.overdue), .due(.overdue): row.record.clocks.isOverdue(at: asker.now)
        default: true
        }
    }

    private static func hasWord(_ wanted: String, _ isPrefix: Bool, _ row: CaseRow) -> Bool {
        let words = Fold.fold(row.excerpt + " " + row.author).split { !$0.isLetter && !$0.isNumber }
        return words.contains { isPrefix ? $0.hasPrefix(wanted) : $0 == wanted }
    }
}
