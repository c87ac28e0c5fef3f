internal import Desk

/// A post of the city's own being written: on which accounts, with which title and text, and when.
///
/// Invariants:
/// 1. What was typed stays until the desk has it in the outbox or the person drops it, also while other screens are up.
/// 2. Only accounts that are offered now are published on, whatever was chosen before.
struct PublicationForm: Equatable, Sendable {
    enum Field: CaseIterable, Sendable { case accounts, title, text }

    /// The exact count of a text on a channel.
    struct Measure: Equatable, Sendable {
        var text: String
        var length: Int?
        var request: RequestID?
    }

    var field = Field.accounts
    /// The account under the cursor, among those offered.
    var cursor = 0
    /// Keys of the chosen accounts.
    var chosen: Set<Int64> = []
    var title = LineEditor()
    var area = TextArea()
    /// Not before; nil publishes after the delay for undo.
    var notBefore: Instant?
    /// The desk has it and has not answered yet.
    var isSending = false
    var editRequest: RequestID?
    private(set) var measures: [Channel: Measure] = [:]

    init() {}

    /// Goes on with one that was taken back or declined.
    init(_ row: OutboxRow) {
        chosen = [row.reply.account]
        area = TextArea(row.text)
        // A title that is the first line was made of it.
        if let title = row.title, title != Publish.firstLine(of: row.text) { self.title = LineEditor(title) }
        field = .text
    }

    var text: String { area.text }
    /// Whether there is anything in it that must not be lost.
    var isTyped: Bool { !title.isEmpty || !area.isEmpty }

    func chosen(of offered: [ChannelAccount]) -> [ChannelAccount] { offered.filter { chosen.contains($0.key) } }

    func order(on offered: [ChannelAccount]) -> PublicationOrder {
        PublicationOrder(
            accounts: chosen(of: offered).map(\.key), text: text, title: title.isEmpty ? nil : title.text,
            notBefore: notBefore)
    }

    /// Characters as far as known: the channel's count, else a guess.
    func count(on channel: Channel) -> Int {
        if let measure = measures[channel], measure.text == text, let length = measure.length { return length }
        return ReplyChecks.roughLength(of: text, on: channel)
    }

    /// Whether the channel has to be asked how long the text is.
    func wantsMeasure(on channel: Channel) -> Bool {
        guard let measure = measures[channel] else { return true }
        return measure.text != text && measure.request == nil
    }

    mutating func ask(_ channel: Channel, _ request: RequestID) {
        measures[channel] = Measure(text: text, length: nil, request: request)
    }

    /// Takes a count; false when it was not waited for. A nil count is one that failed.
    mutating func take(_ length: Int?, for request: RequestID) -> Bool {
        guard let channel = measures.first(where: { $0.value.request == request })?.key else { return false }
        measures[channel]?.length = length
        measures[channel]?.request = nil
        return true
    }

    mutating func move(_ steps: Int, in offered: [ChannelAccount]) {
        cursor = min(max(0, cursor + steps), max(0, offered.count - 1))
    }

    mutating func toggle(in offered: [ChannelAccount]) {
        guard offered.indices.contains(cursor) else { return }
        let key = offered[cursor].key
        if chosen.remove(key) == nil { chosen.insert(key) }
    }

    mutating func step(_ steps: Int) {
        let all = Field.allCases
        let place = all.firstIndex(of: field) ?? 0
        field = all[(place + steps + all.count) % all.count]
    }
}

extension AppState {
    /// The accounts that can be published on now.
    var publishingAccounts: [ChannelAccount] { roster.publishingAccounts(at: now) }
}
