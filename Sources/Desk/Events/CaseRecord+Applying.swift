public import StrictJSON

extension CaseRecord {
    /// The case after an event that changed it; nil when the patch makes no sense for it.
    public func applying(_ patch: CasePatch, at sequence: Int64) -> CaseRecord? {
        var next = self
        guard patch.apply(to: &next) else { return nil }
        next.version = sequence
        return next
    }

    /// The case that an `opened` or `split` event makes; nil when a field is missing.
    public init?(opening details: JSON, at sequence: Int64, uid: UUIDv7, channel: Channel) {
        guard let year = details["year"]?.int, let serial = details["serial"]?.int,
            let account = details["account"]?.int, let received = details["at"]?.instant
        else { return nil }
        self.init(
            key: sequence, uid: uid, number: CaseNumber(year: Int(year), serial: Int(serial)), account: account,
            channel: channel, author: details["by"]?.int, received: received, activity: received, version: sequence)
        if let set = details["set"] {
            guard let patch = CasePatch(json: set), patch.apply(to: &self) else { return nil }
        }
    }
}
