internal import Desk
internal import Import
internal import StrictJSON

extension FeedConnector {
    /// What one document brought.
    struct Taken {
        var items: [InboundItem]
        var vanished: [String]
        var rejected: [QuarantinedItem]
        /// Entries that were known before this run.
        var old: Int
        /// Entries at the head of what is known that this run brought.
        var fresh: Int
    }

    /// Names the entries, maps them and remembers them in `state`.
    func take(
        _ document: FeedDocument, _ outcome: FeedFetch.Outcome, _ state: inout FeedCursor, fresh: Int
    ) -> Taken {
        let seen = now()
        let entries = Array(document.entries.prefix(FeedReader.most))
        let identity = FeedIdentity(
            entries, known: state.known, fresh: fresh, shared: state.shared, zone: settings.zone)
        let names = FeedNames(identity, known: state.known)
        let rows = identity.named.map { entry, known in
            FeedMapper.row(entry, identity: known.id, parent: names.parent(of: entry), seen: seen)
        }
        var (items, rejected) = entryMapper.map(rows) { $0["identity"]?.string }
        for clash in identity.clashes {
            let row = FeedMapper.row(clash, identity: clash.id, parent: nil, seen: seen)
            rejected.append(
                QuarantinedItem(
                    id: clash.id, reason: "id: stands for several entries of one document", raw: row.bytes()))
        }
        if let fault = document.fault {
            rejected.append(
                QuarantinedItem(id: nil, reason: ForeignReason.cleaned("feed: \(fault)"), raw: outcome.reply.body))
        }
        let repeated = Set(state.known.prefix(fresh).map(\.id)).intersection(identity.named.map(\.known.id)).count
        state.shared = identity.shared
        state.remember(identity.named.map(\.known))
        items.sort { ($0.created, $0.id) < ($1.created, $1.id) }
        let present = Set(items.map(\.id))
        let vanished = document.deleted.map { names.kept($0) }.filter { !present.contains($0) }
        return Taken(
            items: items, vanished: vanished, rejected: rejected, old: identity.old,
            fresh: fresh + identity.named.count - repeated)
    }
}

/// From the names that entries give each other to the ids they are kept by.
private struct FeedNames {
    private var ids: [String: String] = [:]
    private let known: Set<String>

    init(_ identity: FeedIdentity, known: [KnownEntry]) {
        for (entry, kept) in identity.named where !entry.id.isEmpty { ids[entry.id] = kept.id }
        self.known = Set(known.map(\.id)).union(identity.named.map(\.known.id))
    }

    func kept(_ name: String) -> String { ids[name] ?? name }

    /// The first that is known; else the first, to be found later.
    func parent(of entry: FeedEntry) -> String? {
        let names = entry.parents.map(kept).filter { $0.utf8.count <= InboundLimits.name }
        return names.first { known.contains($0) } ?? names.first
    }
}
