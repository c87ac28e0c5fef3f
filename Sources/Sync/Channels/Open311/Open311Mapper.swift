internal import Desk
internal import Import
internal import StrictJSON

/// One service request, or one update of one, by its fields alone.
struct Open311Mapper: JSONMapper {
    let account: String

    func items(of record: JSON) throws(MappingFault) -> [InboundItem] {
        guard record.members != nil else {
            throw MappingFault("record", "an object is expected")
        }
        return record["update_id"] == nil ? try request(record) : [try update(record)]
    }

    /// The request, and what the office says about its state.
    private func request(_ record: JSON) throws(MappingFault) -> [InboundItem] {
        guard let id = Open311Answer.text(record, "service_request_id") else {
            throw MappingFault("service_request_id", "a text or a number is expected")
        }
        let requested = try Open311Answer.instant(record, "requested_datetime")
        let updated = try Open311Answer.instant(record, "updated_datetime")
        guard let created = requested ?? updated else { throw MappingFault("requested_datetime", "missing") }
        let name = Open311Answer.text(record, "service_name")
        guard let words = Open311Answer.text(record, "description").map(HTMLText.decodingEntities) ?? name else {
            throw MappingFault("description", "missing, and service_name too")
        }
        var item = InboundItem(
            channel: .open311, account: account, id: id, created: created,
            text: ([words] + Open311Place(record).lines).joined(separator: "\n"), kind: .post, subject: name)
        item.attachments = Open311Mapper.media(record)
        return [item] + notes(record, of: id, at: max(updated ?? created, created))
    }

    /// `status_notes` is the office's answer where a server has no updates.
    private func notes(_ record: JSON, of id: String, at instant: Instant) -> [InboundItem] {
        guard let notes = Open311Answer.text(record, "status_notes") else { return [] }
        let status = Open311Status(Open311Answer.text(record, "status"))
        let mark = ContentHash.hex(status.word, notes).prefix(12)
        return [
            InboundItem(
                channel: .open311, account: account, id: "\(id)#notes-\(mark)", created: instant,
                text: HTMLText.decodingEntities(notes), parent: id, direction: .outgoing, subject: status.word)
        ]
    }

    /// An answer that the office gave. Its time may lie before that of its request; it is kept all the same.
    private func update(_ record: JSON) throws(MappingFault) -> InboundItem {
        guard let update = Open311Answer.text(record, "update_id") else {
            throw MappingFault("update_id", "a text or a number is expected")
        }
        guard let request = Open311Answer.text(record, "service_request_id") else {
            throw MappingFault("service_request_id", "a text or a number is expected")
        }
        guard let created = try Open311Answer.instant(record, "updated_datetime") else {
            throw MappingFault("updated_datetime", "missing")
        }
        let status = Open311Status(Open311Answer.text(record, "status"))
        let words = Open311Answer.text(record, "description").map(HTMLText.decodingEntities)
        var item = InboundItem(
            channel: .open311, account: account, id: Open311Mapper.id(update: update, of: request), created: created,
            text: words ?? "[\(status.word)]", parent: request, direction: words == nil ? .note : .outgoing,
            subject: status.word)
        item.attachments = Open311Mapper.media(record)
        return item
    }

    /// Ids of updates are unique within their request only, and must not meet those of requests.
    static func id(update: String, of request: String) -> String { "\(request)#\(update)" }

    private static func media(_ record: JSON) -> [InboundAttachment] {
        let list = (record["media_urls"]?.array ?? []).compactMap(\.string)
        let urls = [Open311Answer.text(record, "media_url")].compactMap { $0 } + list
        return urls.filter { !$0.isEmpty }.prefix(32).map { InboundAttachment(url: $0) }
    }
}

/// The state of a request, as the specification and its extensions name it.
struct Open311Status: Equatable {
    /// In lower case, with blanks; `open` when none was given. Words that nobody knows stay as they are.
    let word: String

    init(_ text: String?) { word = (text ?? "open").lowercased().replacing("_", with: " ") }
}

/// Where a fault lies.
struct Open311Place: Equatable {
    /// Address and point, for reading.
    let lines: [String]

    init(_ record: JSON) {
        let address = [Open311Answer.text(record, "address"), Open311Answer.text(record, "zipcode")].compactMap { $0 }
        var lines: [String] = []
        if !address.isEmpty { lines.append("Ort: " + address.joined(separator: ", ")) }
        if let point = Self.point(record) { lines.append("Lage: " + point) }
        self.lines = lines.isEmpty ? [] : [""] + lines
    }

    /// Latitude and longitude; turned round where they are plainly swapped for a place in Germany.
    private static func point(_ record: JSON) -> String? {
        guard let lat = Open311Answer.text(record, "lat"), let long = Open311Answer.text(record, "long"),
            let north = Double(lat), let east = Double(long), north.isFinite, east.isFinite
        else { return nil }
        let isSwapped = (5...16).contains(north) && (47...56).contains(east)
        return isSwapped ? "\(long), \(lat)" : "\(lat), \(long)"
    }
}
