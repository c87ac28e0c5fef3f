internal import Desk
internal import StrictJSON

extension GooglePlusPost {
    /// True only where the post says so: all else was shared with some people.
    static func isPublic(_ acl: JSON?) -> Bool {
        if acl?["isPublic"]?.bool == true { return true }
        let circles = acl?["visibleToStandardAcl"]?["circles"]?.array ?? []
        return circles.contains { $0["type"]?.string == "CIRCLE_TYPE_PUBLIC" }
    }

    /// Pictures of the post and its album, then the link it shows.
    static func attachments(_ element: JSON) -> [InboundAttachment] {
        let media = [element["media"]].compactMap { $0 } + (element["album"]?["media"]?.array ?? [])
        var attachments = media.compactMap { entry in
            ArchiveField.address(entry["url"]?.string).map {
                InboundAttachment(
                    url: $0, mime: entry["contentType"]?.string,
                    alt: (entry["description"]?.string).map { FieldRules.cut(HTMLText.plain($0)) })
            }
        }
        if let link = element["link"], let url = ArchiveField.address(link["url"]?.string) {
            attachments.append(InboundAttachment(url: url, alt: link["title"]?.string.map { ArchiveField.name($0) }))
        }
        return Array(attachments.prefix(100))
    }

    /// +1s and reshares by their number.
    static func reactions(_ element: JSON) -> [String: Int] {
        let counts = [("like", element["plusOnes"]), ("share", element["reshares"])]
        return counts.reduce(into: [:]) { counted, entry in
            if let number = entry.1?.array?.count, number > 0 { counted[entry.0] = number }
        }
    }
}
