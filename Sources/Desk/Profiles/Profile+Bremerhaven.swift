extension Profile {
    /// The Seestadt Bremerhaven: its tree of offices, the desk's hours, the holidays of the Land Bremen.
    static var bremerhaven: Profile {
        Profile(
            desk: DeskProfile(
                profile: "bremerhaven", city: "Seestadt Bremerhaven", prefix: "BHV", calendar: "bremerhaven"),
            units: bremerhavenUnits, accounts: [], templates: ReplyTemplate.defaults, calendars: bremerhavenCalendars,
            policies: bremerhavenPolicies, rules: HouseRule.bremerhaven)
    }

    private static var bremerhavenUnits: [OrganisationUnit] {
        leadership + departments + [
            unit(
                "ERL", "Erlebnis Bremerhaven GmbH", "Erlebnis Bremerhaven (tourism company)", "MAG", "tourismus",
                ["Tourismus", "Gästeführung", "Prospekt", "Übernachtung"], from: CivilDate("2013-07-01")),
            unit(
                "BIS", "BIS Bremerhaven Touristik", "BIS Bremerhaven Touristik", "MAG", nil, [],
                to: CivilDate("2013-06-30")),
        ]
    }

    private static var leadership: [OrganisationUnit] {
        [
            unit("MAG", "Magistrat", "City executive", nil, nil, []),
            unit("D1", "Dezernat I (Oberbürgermeister)", "Department I (Lord Mayor)", "MAG", nil, []),
            unit(
                "BIT", "Betrieb für Informationstechnologie", "IT services", "D1", nil,
                ["Serviceportal", "Internet", "WLAN", "Webseite", "Login"]),
            unit(
                "ONL", "Online-Redaktion bremerhaven.de", "Web editors", "BIT", nil,
                ["Gästebuch", "Link", "Seite", "Bewertung"]),
            unit("PRE", "Pressestelle", "Press office", "D1", nil, ["Presse", "Interview", "Stellungnahme"]),
            unit("RFW", "Referat für Wirtschaft", "Economic affairs", "D1", nil, ["Gewerbe", "Unternehmen", "Markt"]),
            unit(
                "OPB", "Ortspolizeibehörde", "Municipal police", "D1", "polizei",
                ["Polizei", "Ampel", "Blitzer", "Unfall", "Ruhestörung"]),
        ]
    }

    private static var departments: [OrganisationUnit] {
        [
            unit("D4", "Dezernat Schule und Kultur", "Schools and culture", "MAG", nil, []),
            unit("STH", "Stadttheater", "City theatre", "D4", "theater", ["Theater", "Abo", "Vorstellung", "Karten"]),
            unit("SCH", "Schulamt", "Schools office", "D4", nil, ["Schule", "Einschulung", "Mensa", "Schulweg"]),
            unit("D5", "Dezernat Umwelt", "Environment", "MAG", nil, []),
            unit(
                "KSB", "Klimastadtbüro", "Climate city office", "D5", "klimastadt",
                ["Klima", "Radweg", "Baum", "Solar"]),
            unit("GBA", "Gartenbauamt", "Parks office", "D5", nil, ["Park", "Spielplatz", "Hecke", "Friedhof"]),
            unit(
                "EBB", "Entsorgungsbetriebe", "Waste and sewage", "D5", nil,
                ["Müll", "Sperrmüll", "Tonne", "Kanal", "Gully"]),
            unit("D6", "Dezernat Bau und Verkehr", "Building and traffic", "MAG", nil, []),
            unit(
                "SBA", "Amt für Straßen- und Brückenbau", "Roads and bridges", "D6", nil,
                ["Schlagloch", "Straße", "Brücke", "Unterführung", "Laterne", "Gehweg"]),
            unit("BPA", "Bauordnungsamt", "Building control", "D6", nil, ["Baugenehmigung", "Baustelle", "Lärm"]),
            unit("D7", "Dezernat Bürger und Soziales", "Citizens and social affairs", "MAG", nil, []),
            unit(
                "BOA", "Bürger- und Ordnungsamt", "Citizens' and public order office", "D7", nil,
                ["Ausweis", "Reisepass", "Meldebescheinigung", "Termin", "Parken"]),
            unit("SOZ", "Sozialamt", "Social welfare", "D7", nil, ["Wohngeld", "Grundsicherung", "Bescheid"]),
            unit("STA", "Standesamt", "Registry office", "D7", nil, ["Heirat", "Geburtsurkunde", "Trauung"]),
            unit("FEU", "Feuerwehr", "Fire brigade", "D7", "polizei", ["Feuer", "Eis", "Sturmflut", "Rettung"]),
        ]
    }

    private static func unit(
        _ sign: String, _ name: String, _ english: String, _ parent: String?, _ calendar: String?, _ routing: [String],
        from: CivilDate? = nil, to: CivilDate? = nil
    ) -> OrganisationUnit {
        OrganisationUnit(
            sign: sign, name: name, englishName: english, parent: parent, validFrom: from, validTo: to,
            calendar: calendar,
            routing: routing)
    }

    private static let weekdays = ["mon", "tue", "wed", "thu", "fri"]

    private static var bremerhavenCalendars: [CalendarDefinition] {
        let days = ["sat", "sun"] + weekdays
        return [
            calendar("bremerhaven", week(["08:00-16:00"], friday: ["08:00-13:00"])),
            calendar("klimastadt", week(["10:00-15:00"], friday: ["10:00-13:00"])),
            calendar(
                "theater",
                Dictionary(
                    uniqueKeysWithValues: days.dropFirst(1).map { ($0, ["12:00-20:00"]) } + [("sat", ["10:00-20:00"])])),
            calendar("tourismus", Dictionary(uniqueKeysWithValues: days.map { ($0, ["09:30-17:00"]) })),
            CalendarDefinition(
                name: "polizei", zone: "Europe/Berlin", holidays: "",
                hours: Dictionary(uniqueKeysWithValues: days.map { ($0, ["00:00-24:00"]) })),
        ]
    }

    private static func week(_ hours: [String], friday: [String]) -> [String: [String]] {
        Dictionary(uniqueKeysWithValues: weekdays.map { ($0, $0 == "fri" ? friday : hours) })
    }

    /// 24 and 31 December are free by public-service agreement, not by law.
    private static func calendar(_ name: String, _ hours: [String: [String]]) -> CalendarDefinition {
        let closed = (2024...2032).flatMap { ["\($0)-12-24", "\($0)-12-31"] }
        return CalendarDefinition(name: name, zone: "Europe/Berlin", holidays: "DE-HB", closed: closed, hours: hours)
    }

    private static var bremerhavenPolicies: [ClockPolicy] {
        [
            .standard,
            ClockPolicy(
                name: "dringend", priority: .urgent,
                minutes: [.firstResponse: 60, .interim: 60, .nextResponse: 60, .unit: 120]),
            ClockPolicy(
                name: "eilig", priority: .high,
                minutes: [.firstResponse: 240, .interim: 240, .nextResponse: 240, .unit: 480]),
            ClockPolicy(name: "lob", tag: "lob", minutes: [.firstResponse: 0, .interim: 0, .resolution: 0]),
            ClockPolicy(
                name: "gefahr", tag: "gefahr",
                minutes: [.firstResponse: 60, .interim: 60, .nextResponse: 60, .unit: 60], calendar: "polizei"),
            ClockPolicy(name: "barriere", tag: "barriere", minutes: [.resolution: 4800]),
        ]
    }
}
