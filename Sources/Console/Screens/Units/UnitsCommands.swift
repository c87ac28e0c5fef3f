internal import Desk

/// Commands of the tree of offices.
enum UnitsCommands {
    static let all: [ConsoleCommand] = [
        ConsoleCommand(
            name: "unit-open", contexts: [.units], label: { $0.labelUnitOpen }, help: { $0.helpUnitOpen },
            availability: { $0.selectedUnit == nil ? .no($0.words.noOfficeHere) : .yes },
            run: { app, _ in UnitsScreen.enter(&app) }),
        ConsoleCommand(
            name: "assign-here", contexts: [.units], label: { $0.labelAssignHere }, help: { $0.helpAssignHere },
            availability: { app in
                ConsoleCommand.writing(app) {
                    if $0.selectedUnit == nil { return .no($0.words.noOfficeHere) }
                    return InboxScreen.targets($0).keys.isEmpty ? .no($0.words.noCaseHere) : .yes
                }
            },
            run: { app, argument in UnitsScreen.assignHere(argument, &app) }),
        command("unit-filter", { $0.labelUnitFilter }, { $0.helpUnitFilter }) { $0.units.isFiltering = true },
        command("units-ended", { $0.labelUnitsEnded }, { $0.helpUnitsEnded }) { app in
            app.units.showsEnded.toggle()
            app.moveUnit(0)
        },
        command("unit-down", { $0.labelLineDown }, { $0.helpBoardDown }) { $0.moveUnit(1) },
        command("unit-up", { $0.labelLineUp }, { $0.helpBoardUp }) { $0.moveUnit(-1) },
        command("unit-page-down", { $0.labelScroll }, { $0.helpThreadPageDown }) { $0.turnUnits(1) },
        command("unit-page-up", { $0.labelScroll }, { $0.helpThreadPageUp }) { $0.turnUnits(-1) },
        command("unit-first", { $0.labelLineUp }, { $0.helpThreadFirst }) { $0.moveUnit(-10_000) },
        command("unit-last", { $0.labelLineDown }, { $0.helpThreadLast }) { $0.moveUnit(10_000) },
        command("unit-clear", { $0.labelUnitClear }, { $0.helpUnitClear }) { _ = UnitsScreen.cancelFilter(&$0) },
    ]

    static let bindings: [(KeyContext, String, String)] = [
        (.units, "Enter l Right", "unit-open"), (.units, "a", "assign-here"), (.units, "/", "unit-filter"),
        (.units, "e", "units-ended"), (.units, "j Down", "unit-down"), (.units, "k Up", "unit-up"),
        (.units, "PageDown Ctrl-f Space", "unit-page-down"), (.units, "PageUp Ctrl-b", "unit-page-up"),
        (.units, "g Home", "unit-first"), (.units, "G End", "unit-last"), (.units, "Esc", "unit-clear"),
    ]

    private static func command(
        _ name: String, _ label: @escaping @Sendable (Words) -> String, _ help: @escaping @Sendable (Words) -> String,
        _ step: @escaping @Sendable (inout AppState) -> Void
    ) -> ConsoleCommand {
        ConsoleCommand(
            name: name, contexts: [.units], label: label, help: help,
            run: { app, _ in
                step(&app)
                return []
            })
    }
}

extension AppState {
    fileprivate mutating func turnUnits(_ pages: Int) {
        moveUnit(pages * max(1, UnitsLayout(View.body(of: size)).list.height - 1))
    }
}
