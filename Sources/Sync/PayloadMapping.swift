public import Desk
public import StrictJSON

/// Understands the entries of a channel that speaks JSON.
public protocol JSONMapper: PayloadMapper {
    func items(of entry: JSON) throws(MappingFault) -> [InboundItem]
}

extension JSONMapper {
    public func items(from raw: [UInt8]) throws(MappingFault) -> [InboundItem] {
        guard let entry = try? JSON(parsing: raw) else { throw MappingFault("entry", "no JSON") }
        return try items(of: entry)
    }

    /// Maps the entries of a page one by one: what cannot be understood goes into quarantine with its bytes, the others
    /// go on. `id` finds the entry's own id for the list.
    public func map(
        _ entries: [JSON], id: (JSON) -> String? = { $0["id"]?.string }
    ) -> (items: [InboundItem], rejected: [QuarantinedItem]) {
        var items: [InboundItem] = []
        var rejected: [QuarantinedItem] = []
        for entry in entries {
            do throws(MappingFault) { items += try self.items(of: entry).map(PayloadChecks.checked) } catch {
                rejected.append(QuarantinedItem(id: id(entry), reason: error.description, raw: entry.bytes()))
            }
        }
        return (items, rejected)
    }
}

/// What must hold for every item before the desk takes it, whatever the channel.
public enum PayloadChecks {
    public static func checked(_ item: InboundItem) throws(MappingFault) -> InboundItem {
        guard !item.id.isEmpty else { throw MappingFault("id", "missing") }
        guard item.id.utf8.count <= InboundLimits.name else { throw MappingFault("id", "too long") }
        guard item.created >= InboundLimits.earliest else {
            throw MappingFault("created", "\(item.created.iso) lies before 1990")
        }
        return item
    }

    /// `created` must not lie ahead of the desk's clock by more than a day.
    public static func checked(_ item: InboundItem, now: Instant) throws(MappingFault) -> InboundItem {
        guard item.created <= now + InboundLimits.ahead else {
            throw MappingFault("created", "\(item.created.iso) lies in the future")
        }
        return try checked(item)
    }
}

extension JSON {
    /// A member that must be a text and not empty.
    public func required(_ name: String) throws(MappingFault) -> String {
        guard let text = self[name]?.string, !text.isEmpty else { throw MappingFault(name, "a text is expected") }
        return text
    }

    /// A member that must be an instant of ISO 8601 with a zone.
    public func instant(required name: String) throws(MappingFault) -> Instant {
        let text = try required(name)
        guard let instant = Instant(iso: text) else { throw MappingFault(name, "“\(text)” is no instant") }
        return instant
    }
}
