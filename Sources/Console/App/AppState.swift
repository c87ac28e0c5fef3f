internal import Desk
internal import Terminal

/// Everything the console knows: a value, changed only in `update`.
///
/// Invariants:
/// 1. `screens` is never empty; its first entry is a tab (never a case, a decision or a publication).
/// 2. An overlay takes all keys until it is gone.
/// 3. `now` is the only clock of the console.
struct AppState: Sendable {
    var size: Size
    var words: Words
    var marks: Marks
    var now: Instant
    var clerk: Clerk
    var roster: Roster
    var keymap: Keymap
    /// The desk cannot be written to, whatever the clerk's role.
    var isReadOnly = false

    var screens: [ScreenState] = [.inbox]
    var inbox = InboxState()
    var board = BoardState()
    var units = UnitsState()
    var outbox = OutboxState()
    var accounts = AccountsState()
    var moderation = ModerationState()
    var floods = FloodState()
    var publication = PublicationForm()

    var overlay: Overlay?
    var flash: Flash?
    /// After a reply was released: until when `u` calls it back.
    var undoHint: UndoHint?
    var sync: [AccountStatus] = []
    /// Waiting, sending and failed replies, as the status line counts them.
    var outboxCounts = OutboxCounts()
    /// Cases in all, by the tally; nil before it is known.
    var total: Int?
    /// How many cases stand where; empty before it is known.
    var tallies: [Tally] = []
    /// Signs of the units last assigned to, the latest first, at most five.
    var recentUnits: [String] = []
    /// Lines typed after `:`, the latest last.
    var history: [String] = []
    /// Answers waited for by no screen.
    var errands: [RequestID: Errand] = [:]
    /// Questions of the app itself: tally and outbox.
    var tallyRequest: RequestID?
    var outboxRequest: RequestID?
    /// When the registers were last asked for.
    var rosterAsked: Instant
    private var lastRequest: RequestID = 0

    init(
        size: Size, language: Language, isUnicode: Bool, now: Instant, clerk: Clerk, roster: Roster,
        keymap: Keymap = .standard
    ) {
        self.size = size
        words = Words(language: language)
        marks = Marks(isUnicode: isUnicode)
        self.now = now
        rosterAsked = now
        self.clerk = clerk
        self.roster = roster
        self.keymap = keymap
    }

    /// A new id for a question.
    mutating func nextRequest() -> RequestID {
        lastRequest += 1
        return lastRequest
    }

    var language: Language { words.language }
    /// Dates and times in the desk's zone.
    var times: Times { Times(zone: roster.zone, words: words) }
    /// Timers counted in the desk's opening hours.
    var timers: TimerText { TimerText(roster: roster, now: now) }
    var asker: Asker { Asker(roster, clerk: clerk.name, now: now) }
    var actor: Actor { .clerk(clerk) }
    /// Whether decisions of this clerk can be taken at all.
    var canWrite: Bool { !isReadOnly && clerk.role >= .clerk }
}

/// What lies on the stack of screens. Lists live in `AppState`, so that going back finds them as they were left.
enum ScreenState: Sendable {
    case inbox
    case board
    case units
    case outbox
    case accounts
    case moderation
    case `case`(CaseState)
    /// One message that is decided about, on a page of its own.
    case decision(Review)
    /// A post of the city's own being written; what is typed lies in `AppState`.
    case publication

    var kind: ScreenKind {
        switch self {
        case .inbox: .inbox
        case .board: .board
        case .units: .units
        case .outbox: .outbox
        case .accounts: .accounts
        case .moderation: .moderation
        case .case: .case
        case .decision: .decision
        case .publication: .publication
        }
    }
}

/// The screens by name.
enum ScreenKind: String, CaseIterable, Sendable {
    case inbox, board, units, outbox, accounts, moderation, `case`, decision, publication

    /// The six that 1–6 and Tab switch between, in order.
    static let tabs: [ScreenKind] = [.inbox, .board, .units, .outbox, .accounts, .moderation]
}

extension AppState {
    var top: ScreenKind { screens.last?.kind ?? .inbox }

    /// The case on top of the stack, to be read and changed in place; nil when another screen is on top.
    var openCase: CaseState? {
        get {
            guard let last = screens.last, case .case(let state) = last else { return nil }
            return state
        }
        set {
            guard let newValue, top == .case else { return }
            screens[screens.count - 1] = .case(newValue)
        }
    }

    /// Shows one sentence for a while.
    mutating func say(_ text: String, _ kind: Flash.Kind = .info) {
        flash = Flash(text: text, kind: kind, until: now + (kind == .info ? 4 : 10))
    }
}

/// One sentence where the eye is, for a while.
struct Flash: Equatable, Sendable {
    enum Kind: Sendable { case info, warning, error }
    var text: String
    var kind: Kind
    var until: Instant
}

/// A reply that has been released and can still be called back.
struct UndoHint: Equatable, Sendable {
    var caseKey: Int64
    var until: Instant
}

/// Replies on their way, for the status line.
struct OutboxCounts: Equatable, Sendable {
    var waiting = 0
    var uncertain = 0
    var failed = 0
}
