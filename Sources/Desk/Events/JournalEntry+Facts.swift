internal import StrictJSON

extension JournalEntry {
    /// A detail of the entry as text: texts as they are, numbers in decimal; nil when there is none.
    public func detail(_ name: String) -> String? {
        payload[name]?.string ?? payload[name]?.int.map { String($0) }
    }

    /// A detail that is an instant; nil when there is none.
    public func instant(_ name: String) -> Instant? { payload[name]?.instant }

    /// A detail that is yes or no; no where it is missing.
    public func flag(_ name: String) -> Bool { payload[name]?.bool ?? false }

    /// The text a field of the case got by this entry; nil when it was not changed or became empty.
    public func value(of field: CaseField) -> String? {
        patch?.changes.first { $0.field == field }?.now.string
    }

    /// What joined and what left a field that is a list, such as the tags.
    public func difference(of field: CaseField) -> (added: [String], removed: [String]) {
        guard let change = patch?.changes.first(where: { $0.field == field }) else { return ([], []) }
        let old = (change.was.array ?? []).compactMap(\.string)
        let new = (change.now.array ?? []).compactMap(\.string)
        return (new.filter { !old.contains($0) }, old.filter { !new.contains($0) })
    }
}
