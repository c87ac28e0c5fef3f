/// Invented lawful comments that name the groups of people who are often insulted.
///
/// In the corpora such names stand mostly in abuse, and a model learns them as abuse itself. Examples that only name
/// them take that back (Dixon et al., "Measuring and Mitigating Unintended Bias in Text Classification", 2018).
enum IdentityExamples {
    static var all: [LabelledText] {
        lawful.split(separator: "\n").map { LabelledText(String($0), isPositive: false) }
    }

    private static let lawful = """
        Muslime in unserer Stadt warten seit Jahren auf einen eigenen Friedhof.
        Der Islam wird an der Uni jetzt auch als Fach gelehrt, das finde ich gut.
        Die islamische Gemeinde lädt am Samstag zum Tag der offenen Tür ein.
        Ein Kopftuch sagt nichts darüber, wie jemand im Amt arbeitet.
        Zum Ramadan öffnet die Moschee abends für alle Nachbarn.
        Ich bin Jude und fühle mich an dieser Haltestelle nicht mehr sicher.
        Die jüdische Gemeinde braucht endlich besseren Schutz durch die Polizei.
        Israel und die Palästinenser waren Thema beim Friedensgebet in der Stadtkirche.
        Das Mahnmal für die ermordeten Sinti und Roma sollte gepflegt werden.
        Meine Eltern kamen als Gastarbeiter aus der Türkei, wir sind hier zu Hause.
        Türken, Griechen, Italiener und Deutsche feiern hier jedes Jahr zusammen.
        Ausländer ohne deutschen Pass dürfen bei der Wahl leider nicht mitstimmen.
        Die Ausländer in unserem Haus sind die freundlichsten Nachbarn.
        Flüchtlinge brauchen schneller Sprachkurse, sonst klappt es mit der Arbeit nicht.
        Die Flüchtlinge in der Turnhalle müssen bis zum Winter anders untergebracht werden.
        Wie viele Asylbewerber sind der Stadt in diesem Jahr zugewiesen worden?
        Die Abschiebung meines Kollegen verstehe ich nicht, er hat Arbeit und Wohnung.
        Abschiebungen sind Sache des Landes und nicht der Stadt.
        Über Migration muss man streiten dürfen, ohne gleich beschimpft zu werden.
        Schwarze Menschen werden am Bahnhof viel öfter kontrolliert als andere.
        Afrikaner aus unserer Gemeinde haben beim Umzug des Altenheims geholfen.
        Schwule und lesbische Paare können beim Standesamt jetzt auch samstags heiraten.
        Die Regenbogenfahne am Rathaus freut mich sehr.
        Als transgeschlechtliche Frau wünsche ich mir ein Formular, das zu mir passt.
        Behinderte Menschen kommen ohne Aufzug nicht ins Bürgeramt.
        Mein Sohn ist behindert und findet hier keinen Platz in der Kita.
        Für Rollstuhlfahrer ist das Kopfsteinpflaster in der Altstadt eine Qual.
        Frauen gehen nachts ungern durch den Tunnel, da muss Licht hin.
        Alte Leute ohne Smartphone sind von der neuen Fahrkarte ausgeschlossen.
        Arbeitslose und Rentner zahlen im Museum den halben Preis.
        Obdachlose brauchen im Winter einen warmen Ort, auch tagsüber.
        Die Nazis haben die alte Synagoge zerstört, die Tafel erinnert daran.
        Gegen den Aufmarsch von Neonazis am Samstag habe ich demonstriert.
        Rassismus gibt es auch in Behörden, darüber muss geredet werden.
        Die Kanzlerin war 2015 hier zu Besuch, das wissen viele nicht mehr.
        Linke und Rechte im Rat haben diesmal gemeinsam gestimmt.
        Polizisten haben mir nach dem Unfall sehr geholfen.
        Katholiken und Protestanten teilen sich jetzt das Gemeindehaus.
        Veganes Essen in der Schulkantine finde ich unnötig, aber es schadet keinem.
        Russen und Ukrainer lernen in meinem Deutschkurs nebeneinander.
        Man muss nicht dumm sein, um dieses Formular falsch zu verstehen.
        Das Gerede vom faulen Beamten kann ich nicht mehr hören, meine Tochter arbeitet dort hart.
        Mein Hund hat Angst vor dem Feuerwerk, und der Hund der Nachbarin auch.
        Die Ratten im Hof kommen wegen der offenen Tonnen.
        Im Wildpark gibt es wieder junge Schweine und Ziegen zu sehen.
        """
}
