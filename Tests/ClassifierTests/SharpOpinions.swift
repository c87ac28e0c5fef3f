/// Fifty opinions that a city has to bear: sharp, angry, unfair, sarcastic, and lawful. None of them was trained on.
enum SharpOpinions {
    static let all = """
        Das neue Parkkonzept ist der größte Murks seit der Eröffnung des Busbahnhofs.
        Wer im Rathaus hat eigentlich geglaubt, dass eine Baustelle auf beiden Umleitungen klappt?
        Ich schäme mich inzwischen für meine Stadt.
        Diese Gebührenerhöhung ist reine Abzocke.
        Herr Oberbürgermeister, Sie haben Ihr Versprechen gebrochen.
        Die Verwaltung hat hier auf ganzer Linie versagt!
        Von der CDU im Rat ist zu diesem Thema nichts Vernünftiges zu erwarten.
        Die Grünen haben sich bei der Wärmeplanung verrechnet, und zahlen dürfen es die Mieter.
        Die SPD verwaltet den Stillstand seit zwanzig Jahren.
        Wer AfD wählt, löst damit kein einziges Problem unserer Stadt.
        Seit Monaten lügt man uns über die Kosten des Stadions an, so sehe ich das.
        Das Ordnungsamt schikaniert Falschparker und übersieht Raser. Toll gemacht.
        Ihr Pressetext ist an Selbstgerechtigkeit nicht zu überbieten.
        SCHLUSS MIT DEM LÄRM AM FLUSSUFER!!! Seit Juni kann hier niemand schlafen!
        Wie viele Unfälle braucht es noch, bis die Kreuzung umgebaut wird?
        So viel Ignoranz gegenüber den Anwohnern habe ich selten erlebt.
        Der Kämmerer kann offenbar nicht rechnen.
        Das ist keine Bürgerbeteiligung, das ist eine Alibiveranstaltung.
        Wahnsinn, wie man eine so schöne Allee einfach abholzen kann.
        Für dumm verkaufen lasse ich mich nicht.
        Die Straßenbahn kommt, wann sie will. Ein Trauerspiel.
        Fünf Sachbearbeiter, fünf verschiedene Auskünfte. Kann man sich nicht ausdenken.
        Hat jemals irgendwer aus dem Planungsamt diese Treppe mit Kinderwagen benutzt?
        Ich fordere den Rücktritt der Baudezernentin.
        Die Abschiebung der Familie aus unserer Schule ist herzlos.
        Zu viele Menschen ohne Bleiberecht werden hier nicht abgeschoben, das muss sich ändern.
        Islamischer Religionsunterricht gehört meiner Ansicht nach nicht an städtische Schulen.
        Das Kreuz hat im Amtszimmer nichts verloren, der Staat ist neutral.
        Gendersternchen sind eine Plage.
        Kein Mensch braucht noch ein Einkaufszentrum.
        Ihr redet von Inklusion, und am Bahnhof fehlt seit vier Jahren der Aufzug. Heuchelei.
        Wenn das Ihre Antwort ist, hätten Sie sich die Mühe sparen können.
        Klasse, wieder ein Arbeitskreis. Dann wird ja alles gut …
        Das Freibad verrottet, aber für Empfänge ist immer Geld da.
        Diese Ausschreibung riecht nach Vetternwirtschaft, das gehört geprüft.
        Ich habe das Vertrauen in die Kommunalpolitik verloren, endgültig.
        Der Stadtrat hat gestern gegen jeden Sachverstand entschieden.
        Mit Verlaub: Ihre Argumente sind dünn.
        Die Wohnungspolitik der letzten Jahre war asozial im Wortsinn.
        Wegen so einer Entscheidung zieht man aus der Stadt weg.
        Tauben füttern verbieten, aber die Ratten am Kanal sind egal?
        Die Polizei hat bei der Demo völlig überzogen reagiert.
        Endlich greift die Polizei am Platz mal hart durch, das war überfällig.
        Windräder im Stadtwald sind ein Verbrechen an der Natur.
        Wer gegen Windräder ist, hat den Ernst der Lage nicht verstanden.
        Was der Verkehrsausschuss da treibt, ist ein schlechter Witz.
        Nach elf Anrufen bin ich stinksauer. Geht da auch mal jemand ran?
        Der Haushalt ist ein Offenbarungseid, und keiner übernimmt Verantwortung.
        Ihr Faktencheck ist lückenhaft, und das wissen Sie auch.
        Lasst endlich die Finger von unserem Wochenmarkt, ihr macht ihn kaputt!
        """.split(separator: "\n").map(String.init)
}
