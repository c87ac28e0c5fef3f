internal import Desk
internal import Terminal

/// What can be done with what waits to leave.
enum OutboxCommands {
    static let bindings: [(KeyContext, String, String)] = [
        (.outbox, "j Down", "outbox-down"), (.outbox, "k Up", "outbox-up"), (.outbox, "Enter l Right", "outbox-open"),
        (.outbox, "x d Delete", "outbox-call-back"), (.outbox, "r", "outbox-retry"),
        (.outbox, "s", "outbox-approve"), (.outbox, "S", "outbox-decline"), (.outbox, "+", "outbox-arrived"),
        (.outbox, "-", "outbox-missing"), (.outbox, "PageDown", "outbox-page-down"),
        (.outbox, "PageUp", "outbox-page-up"), (.outbox, "g Home", "outbox-first"), (.outbox, "G End", "outbox-last"),
    ]

    static let all: [ConsoleCommand] = moving + leaving + approving + settling

    private static let moving: [ConsoleCommand] = [
        move("outbox-down", { $0.labelDown }, { $0.helpDown }) { $0.move(1) },
        move("outbox-up", { $0.labelUp }, { $0.helpUp }) { $0.move(-1) },
        move("outbox-page-down", { $0.labelPageDown }, { $0.helpPageDown }) { $0.move(10) },
        move("outbox-page-up", { $0.labelPageUp }, { $0.helpPageUp }) { $0.move(-10) },
        move("outbox-first", { $0.labelFirst }, { $0.helpFirst }) { $0.cursor = 0 },
        move("outbox-last", { $0.labelLast }, { $0.helpLast }) { $0.move(OutboxState.limit) },
    ]

    private static let leaving: [ConsoleCommand] = [
        ConsoleCommand(
            name: "outbox-open", contexts: [.outbox], label: { $0.labelOpen }, help: { $0.helpOutboxOpen },
            availability: { $0.outbox.selected == nil ? .no($0.words.noReplyHere) : .yes },
            run: { app, _ in
                guard let row = app.outbox.selected else { return [] }
                return CaseScreen.open(row.reply.caseKey, row: nil, composing: false, &app)
            }),
        command("outbox-call-back", [.queued, .scheduled, .failed], { $0.labelCallBack }, { $0.helpCallBack }) {
            Refusal.alreadyLeaving.message($0.language)
        } run: { app, row, _ in
            [.cancelReply(row.reply.key)]
        },
        command("outbox-retry", [.failed], { $0.labelSendAgain }, { $0.helpSendAgain }) {
            $0.words.onlyFailed
        } run: { app, row, _ in
            [.retryReply(row.reply.key)]
        },
    ]

    private static let approving: [ConsoleCommand] = [
        command("outbox-approve", [.awaitingApproval], { $0.labelAgree }, { $0.helpApproveReply }, judges: true) {
            $0.words.nothingSecond
        } run: { app, row, _ in
            [.moderate(.approve(reply: row.reply.key, seen: nil))]
        },
        command("outbox-decline", [.awaitingApproval], { $0.labelDecline }, { $0.helpDeclineReply }, judges: true) {
            $0.words.nothingSecond
        } run: { app, row, reason in
            guard reason.isEmpty else {
                app.outbox.reason = reason
                return [.moderate(.decline(reply: row.reply.key, reason: reason))]
            }
            app.overlay = .prompt(
                Prompt(
                    title: app.words.askDecline, command: "outbox-decline", text: app.outbox.reason,
                    hint: app.words.reasonNeeded))
            return []
        },
    ]

    private static let settling: [ConsoleCommand] = [
        command("outbox-arrived", [.uncertain], { $0.labelArrived }, { $0.helpArrived }) {
            $0.words.onlyUncertain
        } run: { app, row, answer in
            app.settle(row, hasArrived: true, isSure: answer == "yes", command: "outbox-arrived")
        },
        command("outbox-missing", [.uncertain], { $0.labelMissing }, { $0.helpMissing }) {
            $0.words.onlyUncertain
        } run: { app, row, answer in
            app.settle(row, hasArrived: false, isSure: answer == "yes", command: "outbox-missing")
        },
    ]

    private static func move(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ step: @escaping @Sendable (inout OutboxState) -> Void
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.outbox], label: label, help: help,
            run: { app, _ in
                step(&app.outbox)
                return []
            })
    }

    /// A command for rows in some states; `judges` asks for a second person.
    private static func command(
        _ name: String, _ states: Set<ReplyState>, _ label: @escaping @Sendable (Words) -> String,
        _ help: @escaping @Sendable (Words) -> String, judges: Bool = false,
        otherwise: @escaping @Sendable (AppState) -> String,
        run: @escaping @Sendable (inout AppState, OutboxRow, String) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.outbox], label: label, help: help,
            availability: { app in
                ConsoleCommand.writing(app) { app in
                    guard let row = app.outbox.selected else { return .no(app.words.noReplyHere) }
                    guard states.contains(row.reply.state) else { return .no(otherwise(app)) }
                    return judges ? second(row, app) : .yes
                }
            },
            run: { app, argument in
                guard let row = app.outbox.selected else { return [] }
                return run(&app, row, argument)
            })
    }

    private static func second(_ row: OutboxRow, _ app: AppState) -> Availability {
        guard app.clerk.role >= .approver else {
            return .no(Refusal.roleTooLow(needs: .approver, has: app.clerk.role).message(app.language))
        }
        let isOwn = ReviewTask.reply(row).makers.contains(app.clerk.name)
        return isOwn ? .no(Refusal.sameClerk(app.clerk.name).message(app.language)) : .yes
    }
}

extension AppState {
    /// A person has looked at the channel; asked first, because an arrived reply that is sent again stands there twice.
    fileprivate mutating func settle(_ row: OutboxRow, hasArrived: Bool, isSure: Bool, command: String) -> [Effect] {
        guard isSure else {
            let name = row.reply.isMessage ? row.recipient ?? row.author : words.action(row.reply.action)
            let number = roster.text(of: row.caseNumber)
            overlay = .confirm(
                Confirm(
                    question: words.askSettle(String(name.prefix(60)), number, hasArrived: hasArrived),
                    command: command, argument: "yes", details: [.init(text: String(row.text.prefix(200)), role: .dim)])
            )
            return []
        }
        return [.moderate(.settle(reply: row.reply.key, hasArrived: hasArrived))]
    }
}
