public import Desk

/// An invented desk for tests: a city, offices, clerks, accounts and cases, made from nothing but a number and `now`.
public enum FakeDeskSeed {
    /// Monday, 23 November 2026, 11:26 in Bremerhaven.
    public static let now = Instant(seconds: 1_795_429_560)

    /// The rules of Central European time.
    public static var zone: ZoneRules {
        get throws { try ZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3") }
    }

    public static let clerk = Clerk(name: "k.petersen", fullName: "K. Petersen", role: .clerk, unit: "BIT")
    public static let reader = Clerk(name: "r.lesen", fullName: "R. Lesen", role: .reader)

    /// The registers of the desk.
    public static func roster() throws -> Roster {
        let zone = try zone
        let hours = Dictionary(uniqueKeysWithValues: ["mon", "tue", "wed", "thu"].map { ($0, ["08:00-16:00"]) })
            .merging(["fri": ["08:00-12:30"]]) { $1 }
        let calendar = try OfficeCalendar(
            CalendarDefinition(name: "amt", holidays: "DE-HB", hours: hours), zone: zone)
        let policy = ClockPolicy(
            name: "alle", minutes: [.firstResponse: 480, .resolution: 4800, .unit: 960])
        return Roster(
            profile: DeskProfile(profile: "test", city: "Seestadt Testhafen", prefix: "TST", calendar: "amt"),
            units: units, clerks: [clerk, reader, Clerk(name: "s.meyer", fullName: "S. Meyer", role: .admin)],
            accounts: accounts, templates: templates, calendars: [calendar], policies: [policy],
            rules: Profile(named: "bremerhaven")?.rules ?? [], zone: zone)
    }

    private static let units = [
        OrganisationUnit(sign: "OB", name: "Büro des Oberbürgermeisters"),
        OrganisationUnit(
            sign: "BIT", name: "Betrieb für Informationstechnologie", parent: "OB",
            routing: ["Serviceportal", "Internet", "Webseite"]),
        OrganisationUnit(
            sign: "SBA", name: "Amt für Straßen- und Brückenbau",
            routing: ["Schlagloch", "Straße", "Ampel", "Brücke"]),
        OrganisationUnit(sign: "GRA", name: "Gartenbauamt", routing: ["Baum", "Spielplatz", "Park"]),
        OrganisationUnit(sign: "EBB", name: "Entsorgungsbetriebe", routing: ["Müll", "Sperrmüll", "Container"]),
        OrganisationUnit(sign: "STH", name: "Stadttheater", routing: ["Abo", "Theater"]),
        OrganisationUnit(sign: "ALT", name: "Altes Amt", validTo: CivilDate(day: 18_000)),
    ]

    private static let accounts = [
        ChannelAccount(
            key: 1, channel: .facebook, name: "stadt", title: "Stadt Testhafen", standing: .live,
            textLimit: 8000),
        ChannelAccount(key: 2, channel: .mastodon, name: "stadt", title: "@stadt", standing: .live, textLimit: 500),
        ChannelAccount(key: 3, channel: .mail, name: "buergerpost", title: "Bürgerpost", standing: .live),
        ChannelAccount(key: 4, channel: .guestbook, name: "portal", title: "Gästebuch", standing: .readOnly),
        ChannelAccount(key: 5, channel: .x, name: "stadt", title: "@stadt", standing: .dormant, textLimit: 280),
    ]

    private static let templates = [
        ReplyTemplate(
            name: "zustaendig", title: "Zuständig gefunden",
            text: "Guten Tag {{name}},\nvielen Dank für Ihren Hinweis. Zuständig ist {{unit_name}}."),
        ReplyTemplate(
            name: "zwischen", title: "Zwischenbescheid",
            text: "Guten Tag {{name}},\nwir haben Ihren Hinweis erhalten und melden uns.", isInterim: true),
    ]

    /// What one case is made of.
    struct Case {
        var channel: Channel
        var author: String
        var handle: String?
        /// Minutes before now.
        var age: Int64
        var unit: String?
        var clerk: String?
        var isUnread = true
        var status = CaseStatus.open
        var tags: [String] = []
        var text: String
    }

    static let cases: [Case] = [
        Case(
            channel: .facebook, author: "Heike M.", age: 5 * 1440, status: .new,
            text: "Seit drei Wochen steht die Unterführung am Bahnhof unter Wasser und niemand kümmert sich."),
        Case(
            channel: .mastodon, author: "Seestadtkind", handle: "@seestadtkind", age: 4080, unit: "BIT",
            clerk: "k.petersen", isUnread: false, text: "Warum geht das Serviceportal seit gestern nicht mehr?"),
        Case(
            channel: .guestbook, author: "Familie Brandt", age: 4000, isUnread: true,
            text: "Wunderschöner Abend am Neuen Hafen, danke an alle, die das möglich machen!"),
        Case(
            channel: .mail, author: "K. Olters", age: 300, unit: "STH", isUnread: false,
            text: "Rückfrage zu meiner Abo-Bestellung: Ich habe noch keine Karten bekommen."),
        Case(
            channel: .facebook, author: "Ömer Y.", age: 2 * 1440, unit: "SBA", isUnread: false,
            status: .waitingCitizen, tags: ["schlagloch"], text: "In der Hafenstraße ist ein tiefes Schlagloch."),
        Case(
            channel: .x, author: "Fischkopp", handle: "@fischkopp", age: 180,
            text: "Wer hat heute Nacht die Ampel an der Kreuzung ausgeschaltet?"),
        Case(
            channel: .mail, author: "A. Wichmann", age: 90, unit: "GRA", isUnread: false, status: .snoozed,
            tags: ["baum"], text: "Am Spielplatz liegt nach dem Sturm ein großer Ast auf dem Weg."),
        Case(
            channel: .facebook, author: "Jutta K.", age: 60, unit: "EBB", clerk: "s.meyer", isUnread: false,
            tags: ["sperrmüll"], text: "Der Sperrmüll vor Haus 12 liegt seit zehn Tagen da."),
    ]

    static let more: [(author: String, text: String)] = [
        ("Nils B.", "Die Laterne in der Schulstraße flackert jede Nacht."),
        ("Petra S.", "Wann öffnet das Bad am Sonntag wieder?"),
        ("Murat D.", "Danke für die schnelle Reparatur der Brücke!"),
        ("Inge L.", "Der Container am Markt ist schon wieder voll."),
        ("Tomasz W.", "Könnten Sie mir sagen, wo ich einen Parkausweis beantrage?"),
        ("Lena H.", "Auf dem Radweg liegt überall Glas."),
        ("Sven R.", "Beim Amt geht keiner ans Telefon."),
        ("Aylin T.", "Der Spielplatz braucht dringend neuen Sand."),
    ]
}
