internal import Desk
internal import Terminal

/// Moving within the thread. Lines are counted with rough widths; the screen clamps with the exact ones.
extension AppState {
    func threadText(_ state: CaseState, gate: Gate, width: Int) -> ThreadText {
        ThreadText(
            gate: gate, marks: marks, words: words, times: times, now: now, width: width, showsIDs: state.showsIDs,
            subject: state.shownRow?.subject, hasParents: state.entries.count > 1,
            decisions: Dictionary(grouping: state.detail?.decisions ?? []) { $0.record.message }, roster: roster)
    }

    /// The number of lines of an entry.
    private func entrySize(_ state: CaseState, _ layout: CaseLayout) -> (Int) -> Int {
        let text = threadText(state, gate: roughGate, width: layout.thread.width)
        return { text.lines(state.entries[$0]).count }
    }

    mutating func scrollThread(_ steps: Int) {
        guard let state = openCase else { return }
        let layout = caseLayout(state)
        let place = ThreadScroll.moved(
            state.place, by: steps, count: state.entries.count, height: layout.thread.height, entrySize(state, layout))
        openCase?.place = place
        openCase?.isPlaced = true
    }

    mutating func turnThread(_ pages: Int) {
        guard let state = openCase else { return }
        scrollThread(pages * max(1, caseLayout(state).thread.height - 1))
    }

    mutating func threadHome() {
        openCase?.place = CaseState.Place()
        openCase?.selected = 0
        openCase?.isPlaced = true
    }

    mutating func threadEnd() {
        guard let state = openCase else { return }
        let layout = caseLayout(state)
        let place = ThreadScroll.endPlace(
            count: state.entries.count, height: layout.thread.height, entrySize(state, layout))
        openCase?.place = place
        openCase?.selected = max(0, state.entries.count - 1)
        openCase?.isPlaced = true
    }

    mutating func selectEntry(_ steps: Int) {
        guard let state = openCase, !state.entries.isEmpty else { return }
        openCase?.selected = min(max(0, state.selected + steps), state.entries.count - 1)
        showSelected()
    }

    /// Scrolls as little as possible so that the selected entry begins in sight and, if it fits, ends there.
    mutating func showSelected() {
        guard let state = openCase, state.entries.indices.contains(state.selected) else { return }
        let layout = caseLayout(state)
        let size = entrySize(state, layout)
        let height = layout.thread.height
        openCase?.isPlaced = true
        if (state.place.entry, state.place.line) >= (state.selected, 0) {
            openCase?.place = CaseState.Place(entry: state.selected, line: 0)
            return
        }
        let above = (state.place.entry..<state.selected).reduce(-state.place.line) { $0 + size($1) }
        let wanted = above + min(size(state.selected), height)
        if wanted > height { scrollThread(wanted - height) }
    }

    /// The first place when a case comes up: its end, or the selected message's beginning if that lies higher. After a
    /// reply the end.
    mutating func placeThread() {
        guard let state = openCase, !state.isPlaced, state.detail != nil else { return }
        let layout = caseLayout(state)
        let end = ThreadScroll.endPlace(
            count: state.entries.count, height: layout.thread.height, entrySize(state, layout))
        let isHigher = (state.selected, 0) < (end.entry, end.line) && state.entries.last?.reply == nil
        openCase?.place = isHigher ? CaseState.Place(entry: state.selected, line: 0) : end
        openCase?.isPlaced = true
    }

    /// Scrolls the reply so that the cursor is in sight.
    mutating func followText() {
        guard let state = openCase else { return }
        let area = caseLayout(state).text
        openCase?.compose?.area.follow(width: area.width, height: area.height)
    }

    /// Goes to another case of the inbox's list.
    mutating func otherCase(_ steps: Int) -> [Effect] {
        guard let key = openCase?.key else { return [] }
        inbox.window.select(key: key)
        inbox.window.move(steps)
        guard let row = inbox.window.selected, row.record.key != key else {
            say(words.endOfList)
            return []
        }
        return CaseScreen.open(row.record.key, row: row, composing: false, &self) + InboxScreen.prefetch(&self)
    }
}
