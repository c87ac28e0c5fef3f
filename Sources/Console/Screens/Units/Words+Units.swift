internal import Desk

extension Words {
    // MARK: Offices
    func offices(_ count: Int) -> String {
        plural(count, (one: "# Einheit", many: "# Einheiten"), (one: "# office", many: "# offices"))
    }
    var withEnded: String { pick("auch aufgelöste", "ended ones too") }
    func markedToAssign(_ count: Int) -> String { pick("\(cases(count)) markiert", "\(cases(count)) marked") }
    var unitOpen: String { pick("offen", "open") }
    var unitOverdue: String { pick("über", "late") }
    var unitOldest: String { pick("älteste", "oldest") }
    var unitHours: String { pick("Dienst", "hours") }
    var officeShut: String { pick("zu", "closed") }
    func ended(_ date: String?) -> String {
        date.map { pick("(bis \($0))", "(until \($0))") } ?? pick("(nicht gültig)", "(not valid)")
    }
    func calendarNamed(_ name: String) -> String { pick("Kalender \(name)", "calendar \(name)") }
    func routing(_ subjects: String) -> String { pick("Zuständig für: \(subjects)", "Answers for: \(subjects)") }
    var noRouting: String { pick("Keine Stichworte eingetragen", "No routing words are entered") }
    var officesEmpty: String {
        pick("Noch keine Einheiten · `lotse units add` legt sie an", "No offices yet · `lotse units add` enters them")
    }
    var officesNotFound: String { pick("Keine Einheit passt · Esc zeigt alle", "No office fits · Esc shows all") }
    var noOfficeHere: String { pick("hier ist keine Einheit ausgewählt", "no office is selected here") }
    func askAssignHere(_ what: String, _ sign: String) -> String {
        pick("\(what) an \(sign) zuweisen?", "Assign \(what) to \(sign)?")
    }
    var labelUnitOpen: String { pick("Vorgänge", "cases") }
    var helpUnitOpen: String {
        pick("Vorgänge dieser Einheit im Posteingang zeigen", "show this office's cases in the inbox")
    }
    var labelAssignHere: String { pick("hierher zuweisen", "assign here") }
    var helpAssignHere: String {
        pick(
            "im Posteingang markierte Vorgänge hierher zuweisen", "assign the cases marked in the inbox to this office")
    }
    var labelUnitFilter: String { pick("suchen", "find") }
    var helpUnitFilter: String {
        pick("nach Name, Kurzzeichen oder Stichwort suchen", "find by name, sign or routing word")
    }
    var labelUnitsEnded: String { pick("aufgelöste", "ended") }
    var helpUnitsEnded: String {
        pick("aufgelöste Einheiten zeigen oder nicht", "show offices that have ended, or not")
    }
    var labelUnitClear: String { pick("alle zeigen", "show all") }
    var helpUnitClear: String { pick("Suche aufheben", "clear the search") }
}
