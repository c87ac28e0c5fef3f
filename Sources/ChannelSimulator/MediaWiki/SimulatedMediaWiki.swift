public import Desk
public import StrictJSON

/// A wiki in memory: talk pages with their revisions, one bot of the city.
public actor SimulatedMediaWiki {
    public static let bot = "LotseBot@desk"
    public static let password = "simulated-password"
    public static let user = "LotseBot"
    /// Threads on one page before the next page is begun.
    static let threadsAPage = 10

    let now: @Sendable () -> Instant
    var pages: [Int64: SimulatedTalk] = [:]
    public var plan = FaultPlan()
    var citizens: CitizenVoices
    /// Cookies of sessions that are logged in.
    var sessions: Set<String> = []
    var counter: Int64 = 900
    var threads = 0
    /// What the next edit is answered with, in place of being saved.
    var nextEdit: JSON?

    public init(seed: UInt64 = 1, now: @escaping @Sendable () -> Instant) {
        self.now = now
        citizens = CitizenVoices(seed: seed)
    }

    func freshID() -> Int64 {
        counter += 1
        return counter
    }
}

public struct SimulatedTalk: Sendable {
    public var id: Int64
    public var title: String
    public var revisions: [SimulatedRevision] = []
}

public struct SimulatedRevision: Equatable, Sendable {
    public var id: Int64
    public var parent: Int64
    public var user: String
    public var comment: String
    public var text: String
    public var created: Instant
    /// When a late acceptance shows.
    public var appears: Instant
    public var isHidden = false
}

/// What tests do to the wiki.
extension SimulatedMediaWiki: SimulatedChannel {
    /// A wiki knows sessions by cookies.
    public static var authorisation: String { "" }

    /// A revision of a page, made when it is missing; gives the revision's id.
    @discardableResult
    public func save(_ title: String, _ text: String, by user: String, comment: String = "") -> String {
        let page = pages.values.first { $0.title == title }?.id ?? freshID()
        var talk = pages[page] ?? SimulatedTalk(id: page, title: title)
        let made = SimulatedRevision(
            id: freshID(), parent: talk.revisions.last?.id ?? 0, user: user, comment: comment,
            text: text.replacing("~~~~", with: signature(user)), created: now(), appears: now())
        talk.revisions.append(made)
        pages[page] = talk
        return String(made.id)
    }

    public func text(of title: String) -> String {
        pages.values.first { $0.title == title }?.revisions.last { $0.appears <= now() }?.text ?? ""
    }

    func signature(_ user: String) -> String {
        "[[Benutzer:\(user)|\(user)]] ([[Benutzer Diskussion:\(user)|Diskussion]]) 09:00, 23. Nov. 2026 (CET)"
    }

    public func citizenWrites(_ text: String, by name: String) -> String {
        threads += 1
        let title = "Diskussion:Thema \((threads - 1) / Self.threadsAPage)"
        let before = self.text(of: title)
        let thread = "== Frage \(threads) ==\n\(text) --~~~~"
        return save(title, before.isEmpty ? thread : before + "\n\n" + thread, by: name)
    }

    public func citizenEdits(_ id: String, to text: String) {
        change(id) { line in text + String(line[(line.firstRange(of: " --[[")?.lowerBound ?? line.endIndex)...]) }
    }

    public func citizenDeletes(_ id: String) { change(id) { _ in nil } }

    /// Changes the line that a revision added last.
    private func change(_ id: String, _ edit: (String) -> String?) {
        guard let talk = pages.values.first(where: { $0.revisions.contains { String($0.id) == id } }),
            let place = talk.revisions.firstIndex(where: { String($0.id) == id }),
            let line = talk.revisions[place].text.split(separator: "\n").last.map(String.init)
        else { return }
        let key = line.prefix(while: { $0 != "]" })
        let lines = text(of: talk.title).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // An earlier edit may have changed the words; the place among the threads stays.
        let at = lines.firstIndex { $0 == line } ?? lines.firstIndex { $0.hasPrefix(key) }
        guard let at else { return }
        var after = lines
        if let new = edit(line) { after[at] = new } else { after.remove(at: at) }
        save(talk.title, after.joined(separator: "\n"), by: talk.revisions[place].user)
    }

    public func answers() -> [SimulatedReply] {
        let mine = pages.values.flatMap(\.revisions).filter { $0.user == Self.user }.sorted { $0.id < $1.id }
        return mine.map { revision in
            let before = pages.values.flatMap(\.revisions).first { $0.id == revision.parent }?.text ?? ""
            let old = Set(before.split(separator: "\n"))
            let added = revision.text.split(separator: "\n").filter { !old.contains($0) }
            return SimulatedReply(id: String(revision.id), text: added.joined(separator: "\n"), inReplyTo: nil)
        }
    }

    public func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int) {
        plan.order(fault, on: target, times: times)
    }

    public func hide(_ id: String) {
        for page in pages.keys {
            for place in pages[page]?.revisions.indices ?? 0..<0
            where String(pages[page]?.revisions[place].id ?? 0) == id {
                pages[page]?.revisions[place].isHidden = true
            }
        }
    }

    /// All sessions end, as after a restart of the wiki.
    public func forgetSessions() { sessions = [] }

    public func answerNextEdit(_ answer: JSON) { nextEdit = answer }

    public func revisionCount(by user: String) -> Int { pages.values.flatMap(\.revisions).count { $0.user == user } }
}
