internal import Desk

/// Commands of the board.
enum BoardCommands {
    static let all: [ConsoleCommand] = [
        command("board-open", { $0.labelBoardOpen }, { $0.helpBoardOpen }) { BoardScreen.enter(&$0) },
        command("board-part", { $0.labelBoardPart }, { $0.helpBoardPart }) { app in
            app.board.part = app.board.part == .table ? .list : .table
            return []
        },
        move("board-left", { $0.labelBoardLeft }, { $0.helpBoardLeft }, 0, -1),
        move("board-right", { $0.labelBoardRight }, { $0.helpBoardRight }, 0, 1),
        move("board-down", { $0.labelLineDown }, { $0.helpBoardDown }, 1, 0),
        move("board-up", { $0.labelLineUp }, { $0.helpBoardUp }, -1, 0),
        turn("board-page-down", { $0.helpThreadPageDown }, 1),
        turn("board-page-up", { $0.helpThreadPageUp }, -1),
        turn("board-first", { $0.helpThreadFirst }, -1000),
        turn("board-last", { $0.helpThreadLast }, 1000),
        command("board-refresh", { $0.labelBoardRefresh }, { $0.helpBoardRefresh }) { BoardScreen.appear(&$0) },
    ]

    static let bindings: [(KeyContext, String, String)] = [
        (.board, "Enter", "board-open"), (.board, "Tab", "board-part"), (.board, "h Left", "board-left"),
        (.board, "l Right", "board-right"), (.board, "j Down", "board-down"), (.board, "k Up", "board-up"),
        (.board, "PageDown Ctrl-f Space", "board-page-down"), (.board, "PageUp Ctrl-b", "board-page-up"),
        (.board, "g Home", "board-first"), (.board, "G End", "board-last"), (.board, "R", "board-refresh"),
    ]

    private static func move(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ rows: Int, _ columns: Int
    ) -> ConsoleCommand {
        command(name, label, help) { app in
            if app.board.part == .table {
                app.board.moveCell(rows, columns)
            } else {
                app.board.move(rows, height: BoardLayout(app).list.height)
            }
            return []
        }
    }

    private static func turn(
        _ name: String, _ help: @escaping @Sendable (Words) -> String, _ pages: Int
    ) -> ConsoleCommand {
        command(name, { $0.labelScroll }, help) { app in
            let height = BoardLayout(app).list.height
            if app.board.part == .table {
                app.board.moveCell(pages * max(1, BoardLayout(app).cells.height), 0)
            } else {
                app.board.move(pages * max(1, height - 1), height: height)
            }
            return []
        }
    }

    private static func command(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ run: @escaping @Sendable (inout AppState) -> [Effect]
    ) -> ConsoleCommand {
        ConsoleCommand(name: name, contexts: [.board], label: label, help: help, run: { app, _ in run(&app) })
    }
}
