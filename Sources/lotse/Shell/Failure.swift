internal import ArgumentParser
internal import Desk
internal import Foundation
internal import Import
internal import Store
internal import Terminal

/// Exit codes, those of sysexits(3).
enum Status: Int32 {
    case done = 0
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case cannotCreate = 73
    case tryAgain = 75
    case notAllowed = 77
    case badConfiguration = 78
}

/// An error as the shell sees it: one line on standard error and an exit code.
struct Failure: Error {
    let status: Status
    let line: String

    init(_ status: Status, _ line: String) {
        self.status = status
        self.line = line
    }
}

extension Failure {
    /// Every error of the rooms below in one line of the asked language.
    init(_ error: any Error, _ language: Language) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as Refusal: self.init(Failure.status(of: refusal), refusal.message(language))
        case let fault as StoreFault:
            self.init(Failure.status(of: fault), language == .de ? fault.words.de : fault.words.en)
        case let fault as QueryFault:
            let expected = language == .de ? "erwartet: \(fault.expected.german)" : "expected \(fault.expected.english)"
            self.init(.usage, (language == .de ? "Suche, Spalte " : "query, column ") + "\(fault.column): \(expected)")
        case let fault as ImportFault:
            if case .cannotOpen = fault {
                self.init(.noInput, fault.description)
            } else {
                self.init(.badData, fault.description)
            }
        case let fault as CalendarFault: self.init(.badConfiguration, fault.description)
        case let fault as ZoneNameFault: self.init(.badConfiguration, fault.description)
        case let fault as OpeningFault: self.init(.badData, fault.description)
        default: self.init(.badData, "\(error)")
        }
    }

    private static func status(of refusal: Refusal) -> Status {
        switch refusal {
        case .roleTooLow, .lastAdmin, .readOnlyDesk, .unknownClerk, .cannotReply, .cannotPublish, .notOpen, .merged,
            .claimedBy,
            .alreadyAssigned,
            .alreadyOpen, .sameCase, .cannotUndo, .changedSince, .alreadyLeaving, .measureNotAllowed,
            .measureImpossible,
            .decisionPending, .alreadyDecided, .sameClerk, .nothingToAppeal, .appealKnown, .appealOpen,
            .notAwaitingApproval, .notUncertain:
            .notAllowed
        case .unknownCase, .unknownUnit, .unknownTemplate, .unknownAccount, .unknownRecord, .unknownReply,
            .unknownMessage,
            .nothingToUndo, .nothingToRedo, .unitEnded, .unknownRule, .ruleNotInForce, .unknownDecision:
            .noInput
        case .stale, .textChanged: .tryAgain
        case .ruleMissing, .statementMissing, .titleMissing: .usage
        case .calendar: .badConfiguration
        case .invalid, .emptyText, .textTooLong, .unresolvedVariables, .malformedTemplate, .instantInPast: .badData
        }
    }

    private static func status(of fault: StoreFault) -> Status {
        switch fault {
        case .missing: .noInput
        case .exists, .cannotCreate, .full: .cannotCreate
        case .notADesk, .newer, .damaged: .badData
        case .readOnly: .notAllowed
        case .busy, .io, .replaced: .tryAgain
        }
    }
}

/// Text for terminals and logs: one line, nothing that a terminal obeys.
enum Safe {
    static func line(_ text: String) -> String { Terminal.PrintableText.cleaned(text, keepsLines: false, limit: 2000) }
    static func block(_ text: String) -> String {
        Terminal.PrintableText.cleaned(text, keepsLines: true, limit: 100_000)
    }
}
