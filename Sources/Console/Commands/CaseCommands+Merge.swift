internal import Desk

/// What is done with an answer that no screen waits for.
enum Errand: Equatable, Sendable {
    /// The case of a number typed is opened.
    case open(CaseNumber)
    /// The cases of these keys are merged into the case of a number typed: first its key is asked, then its record.
    case merge([Int64], into: CaseNumber)
}

extension AppState {
    /// Merges the marked cases into the selected one, or the selected one into the number given.
    mutating func merge(_ argument: String) -> [Effect] {
        if argument.isEmpty {
            if top == .inbox, let target = inbox.window.selected?.record, inbox.marked.contains(target.key),
                inbox.marked.count > 1
            {
                return [.submit(Merge(into: target), keys: targets.keys.filter { $0 != target.key })]
            }
            overlay = .prompt(Prompt(title: words.askMerge, command: "merge", hint: words.mergeHint))
            return []
        }
        guard let number = caseNumber(argument) else {
            say(words.noCaseNumber(roster.profile.prefix), .error)
            return []
        }
        let id = nextRequest()
        errands[id] = .merge(targets.keys, into: number)
        return [.loadKey(number, id)]
    }

    /// An answer to an errand; nil when the id is none.
    mutating func runErrand(_ id: RequestID, _ answer: Loaded) -> [Effect]? {
        guard let errand = errands.removeValue(forKey: id) else { return nil }
        switch (errand, answer) {
        case (.open(let number), .key(let key)):
            guard let key else { return unknown(number) }
            return CaseScreen.open(key, row: nil, composing: false, &self)
        case (.merge(let keys, let number), .key(let key)):
            guard let key else { return unknown(number) }
            let next = nextRequest()
            errands[next] = .merge(keys, into: number)
            return [.loadTarget(key, next)]
        case (.merge(let keys, let number), .detail(let detail)):
            guard let target = detail?.row.record else { return unknown(number) }
            return [.submit(Merge(into: target), keys: keys)]
        default: return []
        }
    }

    private mutating func unknown(_ number: CaseNumber) -> [Effect] {
        say(DeskFailure.refused(.unknownCase(roster.text(of: number))).message(words), .error)
        return []
    }
}
