public import Desk

/// What can be wrong with the desk's file, as facts.
public enum StoreFault: WordedError, Equatable {
    case missing(path: String)
    case exists(path: String)
    case notADesk(path: String, reason: String)
    case newer(path: String, found: Int, known: Int)
    case damaged(path: String, reason: String)
    case readOnly(path: String)
    case busy(path: String, seconds: Int)
    case cannotCreate(path: String, reason: String)
    case full(path: String)
    case io(path: String, reason: String)
    /// Another file stands at the path since this one was opened: a backup was brought back.
    case replaced(path: String)
}

extension StoreFault {
    /// One line in German and in English: what, where, and how to mend it.
    public var words: (de: String, en: String) {
        switch self {
        case .missing(let path):
            ("\(path): kein Schreibtisch; `lotse init` legt einen an", "\(path): no desk; `lotse init` makes one")
        case .exists(let path):
            (
                "\(path): hier liegt schon eine Datei; anderen Pfad mit --desk angeben",
                "\(path): a file is there already; name another path with --desk"
            )
        case .notADesk(let path, let reason):
            (
                "\(path): kein Lotse-Schreibtisch (\(reason)); Datei unverändert",
                "\(path): not a Lotse desk (\(reason)); left untouched"
            )
        case .newer(let path, let found, let known):
            (
                "\(path): Schema \(found), dieses Programm kennt \(known); neueres Lotse verwenden, Datei unverändert",
                "\(path): schema \(found), this program knows \(known); use a newer Lotse, file left untouched"
            )
        case .damaged(let path, let reason):
            (
                "\(path): beschädigt (\(reason)); unverändert gelassen, `lotse restore SICHERUNG` bringt eine Sicherung zurück",
                "\(path): damaged (\(reason)); left untouched, `lotse restore BACKUP` brings a backup back"
            )
        case .readOnly(let path):
            (
                "\(path): nicht beschreibbar; Rechte von Datei und Ordner prüfen",
                "\(path): not writable; check the rights of file and folder"
            )
        case .busy(let path, let seconds):
            (
                "\(path): seit \(seconds) s schreibt ein anderer Prozess; später noch einmal versuchen",
                "\(path): another process has been writing for \(seconds) s; try again later"
            )
        case .cannotCreate(let path, let reason):
            ("\(path): kann nicht angelegt werden (\(reason))", "\(path): cannot be created (\(reason))")
        case .full(let path):
            (
                "\(path): kein Platz auf dem Datenträger; was bestätigt war, ist gespeichert",
                "\(path): no space left on the device; what was confirmed is stored"
            )
        case .io(let path, let reason):
            (
                "\(path): Ein-/Ausgabefehler (\(reason)); nichts wurde als erledigt verbucht",
                "\(path): I/O error (\(reason)); nothing was counted as done"
            )
        case .replaced(let path):
            (
                "\(path): ist inzwischen eine andere Datei (Sicherung zurückgebracht?); Lotse neu starten, nichts wurde geschrieben",
                "\(path): is another file by now (a backup brought back?); start Lotse again, nothing was written"
            )
        }
    }
}
