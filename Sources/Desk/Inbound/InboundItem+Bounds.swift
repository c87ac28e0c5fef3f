extension InboundItem {
    /// The item within the bounds of what is stored, whatever a channel sent: readers reject what is too long with its
    /// place; a live channel's message must not be lost, so its text is cut and says so.
    public var bounded: InboundItem {
        var item = self
        item.text = text.cut(to: InboundLimits.text)
        item.subject = subject?.cut(to: InboundLimits.name)
        item.author?.name = author?.name.cut(to: InboundLimits.name) ?? ""
        item.author?.handle = author?.handle?.cut(to: InboundLimits.name)
        item.attachments = Array(attachments.prefix(100))
        return item
    }
}

extension String {
    /// At most `limit` bytes of UTF-8; what is longer ends in `[…]`.
    func cut(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: limit - 5)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return self[..<end] + "[…]"
    }
}
