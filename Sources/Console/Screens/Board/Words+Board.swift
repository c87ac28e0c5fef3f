internal import Desk

extension Words {
    // MARK: Deadlines
    func boardColumn(_ column: BoardState.Column, width: Int) -> String {
        let isWide = width >= 7
        switch column {
        case .overdue: return width >= 10 ? pick("überfällig", "overdue") : width >= 7 ? pick("über", "overdue") : "!"
        case .hour: return isWide ? "< 1 h" : "<1h"
        case .today: return isWide ? pick("heute", "today") : pick("heu", "tod")
        case .tomorrow: return isWide ? pick("morgen", "tomorr.") : pick("mor", "tom")
        case .later: return isWide ? pick("später", "later") : pick("spä", "lat")
        case .waiting: return isWide ? pick("wartet", "waiting") : pick("war", "wai")
        }
    }
    func fulfilmentHeading(_ width: Int) -> String {
        width >= 18 ? pick("Erfüllung 30 Tage", "met in 30 days") : pick("erfüllt 30 T", "met in 30 d")
    }
    func noUnit(_ width: Int) -> String { width >= 12 ? pick("ohne Einheit", "no office") : pick("ohne", "none") }
    func metToday(_ met: Int, _ ended: Int) -> String {
        pick("heute erfüllt \(met) von \(ended)", "met today \(met) of \(ended)")
    }
    func officeOpenUntil(_ time: String) -> String { pick("Dienst bis \(time)", "open until \(time)") }
    func officeClosedUntil(_ time: String) -> String { pick("geschlossen bis \(time)", "closed until \(time)") }
    var officeOpen: String { pick("Dienst", "open") }
    var officeClosed: String { pick("geschlossen", "closed") }
    var boardLoading: String { pick("Fristen werden gelesen …", "Reading the deadlines …") }
    var boardEmpty: String {
        pick("Keine laufenden Fristen · 1 zeigt den Posteingang", "No clocks are running · 1 shows the inbox")
    }
    var boardNothingDue: String { pick("Nichts fällig", "Nothing due") }
    var labelBoardOpen: String { pick("zeigen", "show") }
    var helpBoardOpen: String {
        pick("Vorgänge der Zahl oder Vorgang der Zeile zeigen", "show the cases of the number or the line's case")
    }
    var labelBoardPart: String { pick("Tabelle/Liste", "table/list") }
    var helpBoardPart: String { pick("zwischen Tabelle und Liste wechseln", "switch between table and list") }
    var labelBoardLeft: String { pick("links", "left") }
    var helpBoardLeft: String { pick("eine Spalte nach links", "one column to the left") }
    var labelBoardRight: String { pick("rechts", "right") }
    var helpBoardRight: String { pick("eine Spalte nach rechts", "one column to the right") }
    var helpBoardDown: String { pick("eine Zeile ab", "one row down") }
    var helpBoardUp: String { pick("eine Zeile auf", "one row up") }
    var labelBoardRefresh: String { pick("neu lesen", "read again") }
    var helpBoardRefresh: String { pick("neu lesen", "read again") }
}
