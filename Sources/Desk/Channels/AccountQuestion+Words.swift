extension AccountQuestion {
    /// What is asked, in a few words.
    public func title(_ language: Language) -> String {
        let (german, english): (String, String) =
            switch field {
            case .name: ("Name des Kontos", "Name of the account")
            case .title: ("Wie heißt es bei den Leuten?", "How do people call it?")
            case .owner: ("Welche Einheit verantwortet es?", "Which office owns it?")
            case .deputy: ("Wer vertritt?", "Who stands in?")
            case .purpose: ("Wozu dient es?", "What is it for?")
            case .legalState: ("Rechtlicher Stand", "Legal state")
            case .address: ("Adresse des Dienstes", "Address of the service")
            case .secret: ("Wo liegt das Zugangsgeheimnis?", "Where does the secret lie?")
            case .standing: ("Wie läuft es?", "How does it run?")
            case .start: ("Erster Tag der Nutzung", "First day of its use")
            case .setting(let setting): (setting.name, setting.name)
            }
        return language == .de ? german : english
    }

    /// What to write, with an example.
    public func hint(_ language: Language) -> String {
        let (german, english): (String, String) =
            switch field {
            case .name: ("kurz, ohne Leerzeichen: stadt", "short, no blanks: city")
            case .title: ("Stadt Bremerhaven · leer lassen geht", "City of Bremerhaven · may stay empty")
            case .owner: ("Kurzzeichen oder Name", "sign or name")
            case .deputy: ("Anmeldename · leer lassen geht", "login name · may stay empty")
            case .purpose: ("ein Satz · leer lassen geht", "one sentence · may stay empty")
            case .legalState:
                (
                    "Rechtsgrundlage oder Prüfung, mit Datum · leer lassen geht",
                    "legal basis, with date · may stay empty"
                )
            case .address: ("https://…; http:// nur auf diesem Rechner", "https://…; http:// on this machine only")
            case .secret:
                (
                    "file:PFAD, env:NAME oder command:PROGRAMM; nie das Geheimnis selbst",
                    "file:PATH, env:NAME or command:PROGRAM; never the secret itself"
                )
            case .standing: ("live, read-only, dormant, ended", "live, read-only, dormant, ended")
            case .start: ("JJJJ-MM-TT · leer lassen geht", "YYYY-MM-DD · may stay empty")
            case .setting(let setting): (setting.german, setting.english)
            }
        let text = language == .de ? german : english
        guard case .setting(let setting) = field, !setting.isRequired else { return text }
        return text + (language == .de ? " · leer lassen geht" : " · may stay empty")
    }
}
