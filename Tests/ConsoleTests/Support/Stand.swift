import Desk
import Terminal
import TestKit

@testable import Console

/// A console without a terminal over a desk in memory: keys in, frames out, effects carried out at once.
final class Stand {
    var app: AppState
    let desk: FakeDesk
    let gate: Gate
    /// Effects that concern the terminal, in order.
    private(set) var touched: [Effect] = []

    init(
        cases: Int = 30, size: Size = .standard, language: Language = .de, isUnicode: Bool = true,
        clerk: Clerk = FakeDeskSeed.clerk, begins: Bool = true
    ) throws {
        desk = try FakeDesk(cases: cases)
        gate = Gate(isUnicode: isUnicode, width: .table)
        app = AppState(
            size: size, language: language, isUnicode: isUnicode, now: FakeDeskSeed.now, clerk: clerk,
            roster: try desk.roster())
        if begins { carryOut(Update.begin(&app)) }
    }

    /// Presses keys by name; a text in angle brackets is typed letter by letter: `press("j", "<Bahn>", "Enter")`.
    func press(_ names: String...) {
        for name in names {
            if name.hasPrefix("<"), name.hasSuffix(">"), name.count > 2 {
                for scalar in name.dropFirst().dropLast().unicodeScalars { take(.key(.char(scalar))) }
            } else if let key = Key(name: name) {
                take(.key(key))
            }
        }
    }

    func take(_ event: AppEvent) { carryOut(Update.update(&app, event)) }

    func carryOut(_ effects: [Effect]) {
        for effect in effects {
            let who = DeskWorker.Who(asker: app.asker, actor: app.actor)
            if let question = DeskWorker.question(effect) {
                take(DeskWorker.answer(question, desk, who))
            } else if let decision = DeskWorker.decision(effect, at: app.now) {
                decide(decision, who)
            } else {
                touched.append(effect)
            }
        }
    }

    private func decide(_ decision: DeskWorker.Decision, _ who: DeskWorker.Who) {
        do {
            let outcome = try decision.take(desk, who)
            if let deed = decision.deed { take(.submitted(deed, outcome)) }
        } catch {
            guard let deed = decision.deed else { return }
            take(.submitted(deed, .failed(DeskWorker.failure(error))))
        }
    }

    var frame: Frame { View.view(app, gate: gate) }
    var text: String { frame.plainText() }
    var rows: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    /// Key of the selected case of the inbox.
    var selected: Int64? { app.inbox.window.selected?.record.key }
}

extension CellWidth {
    /// Widths good enough for the texts of the tests, the same on every machine.
    static let table = CellWidth { value in
        switch value {
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20FF: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}

extension Effect {
    /// Short words for comparing: `loadPage`, `submit assign [1, 2]`, `quit`.
    var summary: String {
        switch self {
        case .submit(let command, let keys): "submit \(type(of: command).name) \(keys)"
        case .loadDetail(let key, _): "loadDetail \(key)"
        case .cancelReply(let key): "cancelReply \(key)"
        case .retryReply(let key): "retryReply \(key)"
        case .copy(let text): "copy \(text)"
        case .setTitle(let text): "setTitle \(text)"
        default: String("\(self)".prefix { $0 != "(" })
        }
    }
}
