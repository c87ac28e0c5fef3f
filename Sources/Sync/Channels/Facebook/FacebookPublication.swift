internal import Desk

/// A post of the page's own.
struct FacebookPublication: Equatable {
    /// Seconds ahead of now that Facebook takes a post for (Page feed, `scheduled_publish_time`).
    static let ahead: ClosedRange<Int64> = 600...(30 * 86_400)

    var text: String
    var link: String?
    /// When it is to appear; nil for at once.
    var at: Instant?

    init(text: String, link: String? = nil, at: Instant? = nil) {
        self.text = text
        self.link = link
        self.at = at
    }

    /// Whether Facebook takes it for its time.
    func isTimely(now: Instant) -> Bool { at.map { Self.ahead.contains($0 - now) } ?? true }

    var form: [HTTPRequest.Field] {
        var form: [HTTPRequest.Field] = [.init("message", text)]
        if let link { form.append(.init("link", link)) }
        if let at { form += [.init("published", "false"), .init("scheduled_publish_time", String(at.seconds))] }
        return form
    }
}
