/// How far a Maildir has been read, as the text that is stored with each page.
///
/// Files are told in the order of their inode change time: it is the one that no delivery agent, `mbsync` or restore can
/// set, so what came later stands later. A change of flags moves a file behind again; then it is read twice, which
/// changes nothing.
struct MaildirCursor: Equatable {
    /// The place of one file: nanoseconds since 1970, then the name without flags.
    struct Place: Equatable, Comparable {
        var changed: Int64
        var name: String

        static func < (a: Place, b: Place) -> Bool { (a.changed, a.name) < (b.changed, b.name) }
    }

    /// Seconds looked back at the start of each run, for clocks that were set back and files that appeared late.
    static let overlap: Int64 = 600

    /// Nothing changed before this is read: where the first run began.
    var floor: Int64
    var at: Place
    /// Within a run: everything up to `at` is stored, the rest of the same run follows.
    var isWalking: Bool

    init(floor: Int64, at: Place, isWalking: Bool) {
        self.floor = floor
        self.at = at
        self.isWalking = isWalking
    }

    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 3).map(String.init)
        guard parts.count == 4, ["read", "walk"].contains(parts[0]), let floor = Int64(parts[1]),
            let changed = Int64(parts[2])
        else { return nil }
        self.init(floor: floor, at: Place(changed: changed, name: parts[3]), isWalking: parts[0] == "walk")
    }

    var text: String { "\(isWalking ? "walk" : "read") \(floor) \(at.changed) \(at.name)" }

    /// Whether a file is to be read in the step that begins here.
    func covers(_ place: Place) -> Bool {
        if isWalking { return place > at }
        return place.changed >= max(floor, at.changed - Self.overlap * 1_000_000_000)
    }
}
