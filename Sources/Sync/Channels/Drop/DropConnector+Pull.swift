internal import Desk

/// Reading the files upwards from the cursor, in the order of their names.
extension DropConnector {
    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        let before = cursor.flatMap { DropCursor($0) } ?? DropCursor()
        return try DropConnector.asking { () throws(DropFault) in try page(before) }
    }

    private func page(_ before: DropCursor) throws(DropFault) -> PullPage {
        var cursor = before
        var taken = DropHarvest(mapper: DropMapper(channel: settings.channel, account: settings.account))
        let names = try DropFolder.names(settings.folder)
        for name in names where taken.lines < settings.page {
            try read(name, settings.page - taken.lines, &cursor, &taken)
        }
        cursor.prune(present: names)
        return PullPage(
            items: taken.items, vanished: taken.vanished, rejected: taken.rejected,
            cursor: cursor == before ? nil : cursor.text, isLast: taken.lines < settings.page)
    }

    private func read(
        _ name: String, _ room: Int, _ cursor: inout DropCursor, _ taken: inout DropHarvest
    ) throws(DropFault) {
        guard let file = try DropFile(settings.folder + "/" + name), let head = try file.head() else { return }
        var place = DropCursor.Place(inode: file.inode, head: head, offset: 0, line: 0)
        // Shorter than what was read of it, of another inode or beginning otherwise: it was replaced.
        if let known = cursor.places[name], known.inode == file.inode, known.head == head, known.offset <= file.size {
            place = known
        }
        var left = room
        while left > 0 {
            let lines = try file.lines(from: place.offset, after: place.line, most: left)
            guard let last = lines.last else { break }
            for line in lines { taken.take(line, of: name) }
            (place.offset, place.line) = (last.end, last.number)
            left -= lines.count
        }
        cursor.places[name] = place
    }
}

/// What the lines of one page come to: of each entry the last word counts.
struct DropHarvest {
    let mapper: DropMapper
    private(set) var lines = 0
    private(set) var rejected: [QuarantinedItem] = []
    private var order: [String] = []
    private var last: [String: DropEntry] = [:]

    init(mapper: DropMapper) { self.mapper = mapper }

    var items: [InboundItem] {
        order.compactMap { id in
            guard case .put(let item) = last[id] else { return nil }
            return item
        }
    }

    var vanished: [String] { order.filter { last[$0] == .delete(id: $0) } }

    mutating func take(_ line: DropLine, of file: String) {
        lines += 1
        guard line.isTooLong || line.bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
        do throws(MappingFault) {
            guard !line.isTooLong else { throw MappingFault("line", "longer than \(InboundLimits.line) bytes") }
            switch try mapper.entry(line.bytes) {
            case .put(let item): note(item.id, .put(try PayloadChecks.checked(item)))
            case .delete(let id): note(id, .delete(id: id))
            }
        } catch {
            rejected.append(
                QuarantinedItem(
                    id: nil, reason: ForeignReason.cleaned("\(file):\(line.number): \(error.description)"),
                    raw: line.bytes))
        }
    }

    private mutating func note(_ id: String, _ entry: DropEntry) {
        if last[id] == nil { order.append(id) }
        last[id] = entry
    }
}
