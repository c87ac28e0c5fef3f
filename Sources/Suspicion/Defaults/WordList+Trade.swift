extension WordList {
    /// Words around the data of third persons; the data themselves are found by `PersonalDataRules` (DSGVO, § 126a
    /// StGB).
    static let personalData = WordList(
        name: "personendaten", rule: RuleName.personalData, weight: 0.5,
        entries: entries(
            """
            seine Adresse ist, ihre Adresse ist, seine Privatadresse, ihre Privatadresse, seine Handynummer
            ihre Handynummer, seine Telefonnummer ist, ihre Telefonnummer ist, hier seine Nummer
            hier ihre Nummer, seine Nummer lautet, hier wohnt er, hier wohnt sie, da wohnt er, da wohnt sie
            er wohnt in der, sie wohnt in der, wohnt privat in, seine Kinder gehen in, ihre Kinder gehen in
            seine Kinder gehen auf, ihre Kinder gehen auf, sein Kennzeichen ist, ihr Kennzeichen ist
            sein Auto hat das Kennzeichen, Feindesliste, Todesliste, ist im Krankenhaus wegen
            hat eine Vorstrafe, ist HIV-positiv, seine Krankenakte, ihre Krankenakte, home address is
            his address is, her address is, his phone number is, her phone number is, dox, doxxed, doxing
            """))

    /// Mass deception: house rules; no statement of reasons is owed for it (Art. 17(2) DSA).
    static let spam = WordList(
        name: "spam", rule: RuleName.spam, weight: 0.65,
        entries: entries(
            """
            passives Einkommen*, garantierter Gewinn, garantierte Rendite, garantierte Gewinne
            Geld verdienen von zu Hause, Geld verdienen im Internet, verdiene von zu Hause
            verdienen Sie von zu Hause, Heimarbeit mit Garantie, Bitcoin investieren, Krypto investieren
            Krypto-Gewinn*, Bitcoin-Gewinn*, Trading-Signale, Tradingsignale, Forex, Binäre Optionen
            Kredit ohne Schufa, Kredite ohne Schufa, Sofortkredit*, Privatkredit*, Kredit innerhalb von
            Darlehen anbieten, biete Darlehen, Kreditangebot*, Darlehensangebot*, Online Casino, Onlinecasino*
            Casino-Bonus, Freispiele, Sportwetten-Tipp*, Gewinnspiel gewonnen, gratis iPhone, iPhone gewinnen
            kostenloses iPhone, Gutschein gewonnen, klick hier, klicke hier, klickt hier, Klick auf mein Profil
            Link in meiner Bio, Link in Bio, schau auf mein Profil, besuch mein Profil, schreib mir auf WhatsApp
            schreiben Sie mir auf WhatsApp, kontaktieren Sie mich auf WhatsApp, WhatsApp-Gruppe beitreten
            Telegram-Kanal beitreten, Telegram-Gruppe beitreten, Follower kaufen, Likes kaufen
            Abonnenten kaufen, Potenzmittel*, Viagra, Cialis, Penisverlängerung*, abnehmen ohne Diät
            Kilo in einer Woche, Wunderpille*, Voodoo-Zauber*, Liebeszauber*, Zauberer hat mir geholfen
            spiritueller Heiler, schnell reich werden, schnelles Geld verdienen, Glückwunsch Sie haben gewonnen
            Glückwunsch du hast gewonnen, heiße Frauen in deiner Nähe, Singles in deiner Nähe, Sextreffen
            Erotikchat, nackte Bilder von mir
            """))

    static let spamEnglish = WordList(
        name: "spam-en", rule: RuleName.spam, language: "en", weight: 0.65,
        entries: entries(
            """
            click here, click the link, check my bio, link in bio, make money online, make money fast
            earn money from home, work from home and earn, passive income, guaranteed profit*, double your money
            bitcoin investment, crypto investment, forex trading, binary options, trading signals, free iphone
            you have won, claim your prize, congratulations you won, hot singles, cheap viagra, buy followers
            buy likes, loan offer, urgent loan, payday loan*, spell caster, love spell, dm me for
            text me on whatsapp, contact him on whatsapp, onlyfans, casino bonus, free spins, weight loss pill*
            cash app flip
            """))

    /// Honest advertising has no place either, but is no deception.
    static let advertising = WordList(
        name: "werbung", rule: RuleName.advertising, weight: 0.5,
        entries: entries(
            """
            jetzt bestellen, jetzt kaufen, hier bestellen, gleich bestellen, jetzt zuschlagen, jetzt buchen
            jetzt sichern, Rabattcode*, Rabatt-Code*, Gutscheincode*, mit dem Code, Sonderangebot*
            Super-Angebot, unser Onlineshop, unser Online-Shop, in unserem Onlineshop, in unserem Online-Shop
            mein Onlineshop, mein Online-Shop, besuchen Sie unseren Shop, besucht unseren Shop
            besuchen Sie unsere Webseite, besuchen Sie unsere Website, Preise auf Anfrage
            Kostenvoranschlag gratis, Entrümpelung günstig, Haushaltsauflösung günstig, Schlüsseldienst günstig
            Rohrreinigung günstig, Wir kaufen Ihr Auto, Auto-Ankauf, Autoankauf, Goldankauf, Zahngold
            Pelzankauf, Umzüge zum Festpreis, Umzug zum Festpreis, Neueröffnung Rabatt, Werbepartner gesucht
            Vertriebspartner gesucht, Vertriebspartner werden, werde Vertriebspartner, versandkostenfrei
            portofrei, zum Sonderpreis, zum Schnäppchenpreis, Nagelstudio Angebot, Matratzen günstig
            günstige Reifen bei, folgt meinem Kanal, abonniert meinen Kanal, abonniere meinen Kanal
            folgt mir auf, special offer, buy now, order now, discount code, promo code
            """))

    /// Canvassing on a city's page (neutrality in campaigns); a citizen's own political opinion stays.
    static let election = WordList(
        name: "wahlwerbung", rule: RuleName.election, weight: 0.5,
        entries: entries(
            """
            wählt CDU, wählt SPD, wählt AfD, wählt FDP, wählt Grüne, wählt die Grünen, wählt die Linke
            wählt Linke, wählt BSW, wählt Volt, wählt die AfD, wählt die SPD, wählt die CDU, wählt die FDP
            wählt BD, wählt BIW, wähl AfD, wähl SPD, wähl CDU, wähl FDP, wähl Grün, wählt Grün, wählen Sie CDU
            wählen Sie SPD, wählen Sie AfD, wählen Sie FDP, wählen Sie die Grünen, wählen Sie die Linke
            wählen Sie die AfD, nur noch AfD wählen, Erststimme für, Zweitstimme für, beide Stimmen für
            alle Stimmen für, deine Stimme für die, Ihre Stimme für die, eure Stimme für die, Kreuz bei der AfD
            Kreuz bei der SPD, Kreuz bei der CDU, Kreuz bei den Grünen, Kreuz bei der FDP, Kreuz bei der Linken
            Ihr Kreuz bei, euer Kreuz bei, dein Kreuz bei, am Sonntag AfD, am Sonntag SPD, am Sonntag CDU
            am Sonntag Grün, am Sonntag FDP, Liste 1 wählen, Liste 2 wählen, Liste 3 wählen, Wahlkampfstand
            unser Wahlkampfstand, Ihr Kandidat für, euer Kandidat für, Ihre Kandidatin für, eure Kandidatin für
            Spitzenkandidat wählen, jetzt Mitglied werden, Mitglied der Partei werden, vote for me
            """))
}
