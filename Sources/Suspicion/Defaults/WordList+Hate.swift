extension WordList {
    /// Hatred against groups: § 130 StGB. Slurs, and calls to treat a group as less than human.
    static let hate = WordList(
        name: "hass", rule: RuleName.hate, weight: 0.85,
        entries: entries(
            """
            Kanake, Kanaken, Kanak, Kanacke, Kanacken, Kanakenpack, Drecksausländer*, Scheißausländer*
            Scheissausländer*, Ausländer raus, Kanaken raus, Türken raus, Juden raus, Moslems raus, Muslime raus
            Zigeuner raus, Flüchtlinge raus, Asylanten raus, Neger, Negern, Negerin, Scheißneger*, Bimbo, Bimbos
            Nigger*, Schlitzauge*, Fidschis, Kameltreiber*, Kamelficker*, Ziegenficker*, Eselficker*
            Kopftuchschlampe*, Muselmann*, Muselpack, Moslempack, Mohammedaner raus, Zigeunerpack, Zigeunerbande
            Zigeunergesindel, Asylantenpack, Asylantenpest, Asylschmarotzer*, Rapefugee*, Flüchtlingspack
            Invasorenpack, Negerpack, Judensau*, Judenpack, Judenschwein*, Saujude*, Scheißjude*, Drecksjude*
            Judenbengel, gehört vergast, gehören vergast, alle vergast, alle vergasen, vergast gehört
            ab ins Gas, ab in die Gaskammer, ins Gas mit, ins Gas schicken, nach Auschwitz schicken
            ab nach Auschwitz, Gaskammer wieder öffnen, Öfen wieder anheizen, wieder ins KZ, ins KZ mit
            Endlösung für, Schwuchtel*, Schwulenpack, Scheißschwuchtel*, Kampflesbe*, Transe, Transen
            Behinderte gehören weg, unwertes Leben, lebensunwert*, Volksschädling*, Rassenschande
            Rassenschänder*, Umvolkungspack, Parasitenpack, Ungeziefer vernichten, ausrotten das Pack, Polacke
            Polacken, Itaker, Spaghettifresser*, Russenschwein*, Türkenschwein*, Türkensau*, Araberschwein*
            Scheißtürke*, Scheissmoslem*, Scheißmoslem*, Negerschlampe*, Halbaffe, Halbaffen, Affenmenschen
            geht zurück nach Afrika, Kuffar, Ungläubige töten
            """),
        exceptions: [
            "Kanak Sprak"
        ])

    static let hateEnglish = WordList(
        name: "hate-en", rule: RuleName.hate, language: "en", weight: 0.85,
        entries: entries(
            """
            nigger*, nigga, niggas, sandnigger*, faggot*, tranny, trannies, kike, kikes, paki scum, raghead*
            towelhead*, camel jockey, white power, gas the jews, kill all jews, kill all muslims
            kill the muslims, death to the jews, death to jews, death to muslims, subhuman*, race traitor*
            """))

    /// Marks of forbidden organisations and denial (§§ 86a, 130 StGB), calls for and approval of crimes (§§ 111,
    /// 140), and offers of what may not be sold.
    static let crime = WordList(
        name: "straftat", rule: RuleName.crime, weight: 0.8,
        entries: entries(
            """
            Sieg Heil, Siegheil, Heil Hitler, Heilhitler, Hitlergruß zeigen, Adolf hatte recht
            Hitler hatte recht, Adolf komm zurück, Hitler komm zurück, Blut und Ehre, Meine Ehre heißt Treue
            Deutschland erwache, Alles für Deutschland, Holocaustlüge*, Holocaust-Lüge, Holohoax, Auschwitzlüge
            Auschwitz-Lüge, Holocaust ist erfunden, Holocaust ist eine Lüge, Holocaust gab es nie
            Holocaust hat es nie gegeben, Gaskammern gab es nie, Auschwitz gab es nie, Heil mein Führer
            zündet das Rathaus an, zünden das Rathaus an, Rathaus anzünden, Rathaus abfackeln
            fackelt das Rathaus ab, Rathaus in die Luft sprengen, Bude anzünden, Bude abfackeln, Heim anzünden
            Heim abfackeln, Asylheim anzünden, Asylheime anzünden, Flüchtlingsheim anzünden
            Flüchtlingsheim abfackeln, Moschee anzünden, Moschee abfackeln, Synagoge anzünden
            Synagoge abfackeln, Streifenwagen anzünden, Molotow werfen, Mollis werfen, Bombe bauen
            Steine auf Bullen, Bullen angreifen, greift die Bullen an, Brandanschlag verdient
            richtig so der Anschlag, bewaffnet euch alle, schlagt ihnen die Scheiben ein, Waffen zu verkaufen
            Pistole zu verkaufen, Gras zu verkaufen, Koks zu verkaufen, Koks kaufen, Ecstasy kaufen
            Pillen ohne Rezept, Führerschein kaufen, Führerschein ohne Prüfung, gefälschte Ausweise
            unter Adolf hätte, unter Adolf wäre, zerstecht die Reifen, zerstecht ihnen die Reifen, *卐*
            Falschgeld kaufen, gefälschter Impfpass, Impfpass kaufen
            """),
        exceptions: ["nicht anzünden", "nie wieder Sieg Heil"])
}
