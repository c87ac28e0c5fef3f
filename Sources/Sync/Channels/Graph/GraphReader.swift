internal import Desk
internal import StrictJSON

/// Reads an account in runs: first the list of its posts or media, then the comments of each that is due, one page a
/// call.
///
/// 1. A mark moves only after its walk is complete; what is known is read again in an overlap and does no harm.
/// 2. A short or empty page is no end; only a missing `next` is.
/// 3. A place that the API has forgotten (code 100 with `after`) begins that walk again, at most `restarts` times.
/// 4. A comment that a counter names and no list shows is counted as held back; nothing is concluded from it.
struct GraphReader<Source: GraphSource>: Sendable {
    static var restarts: Int { 3 }
    /// Objects of the first run when no start date is given.
    static var firstObjects: Int { 25 }
    /// Objects without news that a run reads all the same, those first that were not read longest.
    static var rotation: Int { 3 }

    let door: GraphDoor
    let source: Source

    func pull(after text: String?) async throws(ChannelFault) -> PullPage {
        if await door.takesRestFromReading() { return PullPage(isLast: true) }
        var cursor = GraphCursor(text)
        var run = cursor.run ?? GraphRun()
        if cursor.run == nil { cursor.number += 1 }
        let mapped =
            run.isListing ? try await list(&cursor, &run) : try await read(&cursor, &run)
        let isLast = !run.isListing && run.walk == nil && run.todo.isEmpty
        cursor.run = isLast ? nil : run
        return PullPage(
            items: mapped.items, rejected: mapped.rejected, held: isLast ? run.held : 0, cursor: cursor.text,
            isLast: isLast)
    }

    private func list(_ cursor: inout GraphCursor, _ run: inout GraphRun) async throws(ChannelFault) -> GraphMapped {
        let isShort = cursor.number == 1 && source.startDate == nil
        let size = isShort ? Self.firstObjects : await door.pageSize
        guard let answer = try await page(source.list, size: size, after: run.after, restarts: &run.restarts) else {
            run.after = nil
            return GraphMapped()
        }
        let page = try GraphPage(answer.json)
        guard page.after == nil || page.after != run.after else { throw .garbled("a page came twice") }
        let objects = page.entries.compactMap(source.object)
        let newest = objects.map(\.created.seconds).max()
        let today = run.today ?? answer.date?.seconds ?? newest ?? 0
        run.today = today
        cursor.begin = cursor.begin ?? today
        for object in objects { plan(object, today, &cursor, &run) }
        let old = today - source.oldDays * 86_400
        let floor = cursor.number == 1 ? min(old, source.startDate?.seconds ?? old) : old
        run.after = page.after
        if isShort || page.after == nil || newest.map({ $0 < floor }) ?? false {
            endList(&cursor, &run, isShort, await door.closed)
        }
        return source.listed(page.entries)
    }

    private func plan(_ object: GraphObject, _ today: Int64, _ cursor: inout GraphCursor, _ run: inout GraphRun) {
        let task = GraphTask(object: object.id, count: object.count)
        guard !(run.todo + run.resting).contains(where: { $0.object == object.id }) else { return }
        let mark = cursor.marks[object.id]
        cursor.marks[object.id]?.seen = cursor.number
        let isFresh = object.created.seconds >= today - source.freshDays * 86_400
        if isFresh || mark == nil || mark?.count != object.count { return run.todo.append(task) }
        run.resting.append(task)
        run.resting.sort { (cursor.marks[$0.object]?.walked ?? 0) < (cursor.marks[$1.object]?.walked ?? 0) }
        run.resting = Array(run.resting.prefix(Self.rotation))
    }

    private func endList(_ cursor: inout GraphCursor, _ run: inout GraphRun, _ isShort: Bool, _ closed: Set<String>) {
        run.isListing = false
        run.after = nil
        run.todo +=
            run.resting + source.standing.filter { !closed.contains($0) }.map { GraphTask(object: $0, count: nil) }
        run.resting = []
        let number = cursor.number
        if !isShort {
            cursor.marks = cursor.marks.filter { $0.value.seen == number || source.standing.contains($0.key) }
        }
    }

    private func read(_ cursor: inout GraphCursor, _ run: inout GraphRun) async throws(ChannelFault) -> GraphMapped {
        guard var walk = run.walk ?? (run.todo.isEmpty ? nil : GraphWalk(run.todo.removeFirst())) else {
            return GraphMapped()
        }
        let answer: GraphDoor.Answer?
        do throws(ChannelFault) {
            let size = await door.pageSize
            answer = try await page(
                source.edge(of: walk.object), size: size, after: walk.after, restarts: &walk.restarts)
        } catch {
            // Gone since it was listed, or not for this account.
            guard isSkipped(error, walk.object) else { throw error }
            if case .refused(410, _) = error { await door.close(walk.object) }
            run.walk = nil
            return GraphMapped()
        }
        guard let answer else {
            walk.restart()
            run.walk = walk
            return GraphMapped()
        }
        let page = try GraphPage(answer.json)
        guard page.after == nil || page.after != walk.after else { throw .garbled("a page came twice") }
        let isComplete = try take(page, &walk, cursor, run)
        let mapped = source.mapped(page.entries, of: walk.object)
        run.todo += mapped.further
        if isComplete { end(walk, &cursor, &run) } else { run.walk = walk }
        return mapped
    }

    private func take(
        _ page: GraphPage, _ walk: inout GraphWalk, _ cursor: GraphCursor, _ run: GraphRun
    ) throws(ChannelFault) -> Bool {
        guard source.isWalked(walk.object) else {
            walk.after = page.after
            return page.after == nil
        }
        let entries = page.entries.compactMap { entry in
            source.created(entry).map { GraphEntry(id: entry["id"]?.string ?? "", created: $0.seconds) }
        }
        let mark = cursor.marks[walk.object]
        let threads = source.threadDays > 0 ? run.today.map { $0 - source.threadDays * 86_400 } : nil
        let start = source.startDate?.seconds ?? cursor.begin
        return try walk.take(entries, next: page.after, mark: mark, floor: mark == nil ? start : threads)
    }

    private func end(_ walk: GraphWalk, _ cursor: inout GraphCursor, _ run: inout GraphRun) {
        run.walk = nil
        guard source.isWalked(walk.object) else { return }
        if walk.low == nil { run.held += walk.count ?? 0 }
        cursor.marks[walk.object] = walk.mark(after: cursor.marks[walk.object], run: cursor.number)
    }

    private func isSkipped(_ fault: ChannelFault, _ object: String) -> Bool {
        switch fault {
        case .refused(404, _): true
        case .refused(400, _), .refused(403, _), .refused(410, _): source.standing.contains(object)
        default: false
        }
    }

    /// Nil when the API no longer knows the place `after`.
    private func page(
        _ edge: (path: String, query: [HTTPRequest.Field]), size: Int, after: String?, restarts: inout Int
    ) async throws(ChannelFault) -> GraphDoor.Answer? {
        var query = edge.query + [.init("limit", String(size))]
        if let after { query.append(.init("after", after)) }
        do throws(ChannelFault) { return try await door.get(edge.path, query) } catch {
            guard case .refused(400, _) = error, after != nil, restarts < Self.restarts else { throw error }
            restarts += 1
            return nil
        }
    }
}
