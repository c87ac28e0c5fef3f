/// Invented comments of a city's citizens, labelled by the room: sharp but lawful opinion, and abuse.
///
/// The labelled corpora are tweets and talk-show comments; these tell a model what a city hears, and that anger about
/// a closed bridge is no abuse.
public enum OwnExamples {
    public static var all: [LabelledText] {
        lines(lawful).map { LabelledText($0, isPositive: false) }
            + lines(abusive).map { LabelledText($0, isPositive: true) } + IdentityExamples.all
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }

    /// Critical, angry, unfair, sarcastic: covered by the freedom of opinion.
    private static let lawful = """
        Die Verkehrsplanung am Nordring ist eine Katastrophe, und das wissen im Rathaus auch alle.
        Seit drei Jahren wird uns ein neuer Spielplatz versprochen. Passiert ist nichts, gar nichts!
        Unfassbar, wie hier mit Steuergeld umgegangen wird. Wer trägt dafür eigentlich die Verantwortung?
        Ich halte die Entscheidung des Stadtrats für falsch und kurzsichtig.
        Der Oberbürgermeister sollte zurücktreten, nach diesem Debakel hat er kein Vertrauen mehr verdient.
        Schon wieder eine Baustelle! Plant bei euch eigentlich niemand miteinander?
        Das Bürgerbüro ist telefonisch nie zu erreichen. NIE. Was machen die den ganzen Tag?
        Parkgebühren verdoppeln und dann über leere Innenstädte jammern, das passt nicht zusammen.
        Mir fehlt jedes Verständnis für die Schließung des Hallenbads, das ist ein Skandal.
        Diese Radwege sind lebensgefährlich. Muss erst jemand sterben, bis die Stadt handelt?
        Ein Armutszeugnis für eine Stadt dieser Größe, mehr fällt mir dazu nicht ein.
        Wieder ein Gutachten für 200.000 Euro, das in der Schublade landet. Bravo.
        Die Müllabfuhr war zum dritten Mal nicht da. So langsam bin ich richtig sauer!
        Wer hat sich denn diese Ampelschaltung ausgedacht? Fünf Minuten Wartezeit für Fußgänger!
        Das ist Bürokratie in Reinform, für ein Formular braucht man drei weitere Formulare.
        Ich bin enttäuscht von der Verwaltung und von den Parteien im Rat gleichermaßen.
        Die Antwort der Stadt ist eine Frechheit, meine Frage wurde überhaupt nicht beantwortet.
        Lächerlich, dass man auf einen Ausweis zehn Wochen warten muss.
        Hier wird über die Köpfe der Anwohner hinweg entschieden, das ist undemokratisch.
        Die Grundsteuer steigt, die Leistungen sinken. Danke für nichts!
        Ausländerbehörde: acht Stunden angestanden und dann weggeschickt worden. Das ist unwürdig.
        Man hat den Eindruck, dass Investoren im Rathaus mehr zählen als die Bürger.
        Das Konzept ist Unsinn. Es löst kein einziges Problem, es verschiebt sie nur in die Nachbarstraße.
        Warum werden unsere Einwände ignoriert? Wir haben 3.000 Unterschriften gesammelt!
        Ich finde die Flüchtlingspolitik der Stadt falsch, die Unterkünfte gehören gerechter verteilt.
        Die Stadt sollte endlich mehr Geflüchtete aufnehmen, Platz genug ist da.
        Gendern in amtlichen Schreiben halte ich für überflüssig und schwer lesbar.
        Es ist peinlich, dass das WLAN im Rathaus nicht funktioniert, aber alle von Digitalisierung reden.
        Schlaglöcher so tief, dass man darin baden könnte. Wann wird die Gartenstraße endlich saniert?
        Die Polizei schaut am Bahnhof weg, und die Stadt tut auch nichts. So fühlt sich keiner sicher.
        Das Ordnungsamt verteilt lieber Knöllchen, statt sich um den Lärm zu kümmern.
        Hundehaufen, Scherben, kaputte Bänke: Der Stadtpark ist eine Schande.
        Bei allem Respekt, aber diese Pressemitteilung ist Schönfärberei.
        Das Theater bekommt Millionen und die Schultoiletten sind kaputt. Falsche Prioritäten!
        Ich glaube der Verwaltung kein Wort mehr, zu oft wurden wir vertröstet.
        Die Busse fahren immer zu spät oder gar nicht. Wer soll da aufs Auto verzichten?
        Grüne Welle? Dass ich nicht lache. An jeder Kreuzung steht man.
        Der Bebauungsplan ist ein Geschenk an einen einzigen Bauträger, das stinkt zum Himmel.
        Wieso darf dort ein Schnellrestaurant hin, aber kein Supermarkt? Das versteht kein Mensch.
        Die Kita-Gebühren sind eine Zumutung für Familien mit normalem Einkommen.
        Ihr habt den Baumschnitt mitten in der Brutzeit gemacht. Das ist verboten und dumm dazu.
        Wenn das die Bürgerbeteiligung sein soll, könnt ihr sie euch sparen.
        Viele leere Worte, keine Taten. Wie immer vor einer Wahl.
        Der Winterdienst hat komplett versagt, meine Mutter ist gestürzt.
        Ich werde gegen diesen Bescheid Widerspruch einlegen, er ist offensichtlich rechtswidrig.
        Der Marktplatz ist eine Betonwüste, im Sommer hält es dort keiner aus. Wer baut heute noch so?
        Die Stadt verschläft den Klimaschutz und redet ihn sich auch noch schön.
        Klimanotstand ausrufen und dann Parkplätze bauen, das ist doch Heuchelei.
        Warum wird das Denkmal nicht gereinigt? Das sieht verwahrlost aus, ihr solltet euch schämen.
        Der Weihnachtsmarkt wird jedes Jahr teurer und schlechter, schade.
        ES REICHT! Seit sechs Wochen kein warmes Wasser in der Turnhalle!
        Herr Dezernent, Sie haben im Ausschuss die Unwahrheit gesagt, das Protokoll belegt es.
        Die Fraktion redet heute so und stimmt morgen anders ab. Das nennt man wohl Rückgrat …
        Diese Stadt wird schlecht regiert, und bei der nächsten Wahl werde ich das ankreuzen.
        Absurd: eine Fahrradstraße, auf der Autos Vorrang haben.
        Für wen wird hier eigentlich gebaut? Kein normaler Mensch kann sich diese Mieten leisten.
        Das Jugendzentrum zu schließen war der größte Fehler der letzten zehn Jahre.
        Schlafen die in der Verwaltung? Der Antrag liegt seit November dort!
        Super Idee, die einzige Toilette am Spielplatz abzubauen. Ganz großes Kino.
        Haha, „bürgernah“. Der war gut.
        Ich bin gegen den Moscheebau an dieser Stelle, weil die Straße den Verkehr nicht verkraftet.
        Ich bin für die Moschee, und die Aufregung darüber finde ich beschämend.
        Tempo 30 überall? Das ist Bevormundung, ich halte davon gar nichts.
        Wer bei Tempo 30 von Bevormundung redet, hat offenbar keine Kinder.
        Könnten Sie bitte einmal erklären, warum die Brücke schon wieder gesperrt ist?
        Vielen Dank für die ehrliche Antwort, auch wenn ich anderer Meinung bin.
        Der Ton hier ist schlimm geworden. Trotzdem: Die Kritik am Bauamt ist berechtigt.
        Meine Nachbarin ist 84 und bekommt keinen Termin, weil sie kein Internet hat. Das ist diskriminierend.
        Das Geld für das Feuerwerk wäre im Tierheim besser aufgehoben.
        Es ärgert mich maßlos, dass der Radweg jeden Morgen zugeparkt ist und niemand kontrolliert.
        """

    /// Insults, contempt for groups, threats.
    private static let abusive = """
        Ihr korrupten Schweine im Rathaus gehört alle eingesperrt.
        Der Bürgermeister ist ein dreckiger Lügner und ein elender Versager.
        Halt einfach die Fresse, du dumme Kuh.
        So ein Vollidiot wie der Baudezernent hat uns gerade noch gefehlt.
        Verpisst euch aus unserer Stadt, ihr Schmarotzer!
        Du bist echt zu blöd zum Atmen, oder?
        Dieses Gesindel sollte man sofort abschieben, alles Verbrecher und Vergewaltiger.
        Die faulen Säcke vom Bauhof kriegen ihren fetten Arsch nicht hoch.
        Man sollte diese Verräter an die Wand stellen.
        Linksgrün versifftes Pack, ihr macht unser Land kaputt!
        Was für ein hirnloser Trottel hat diese Ampel geplant?
        Ich weiß, wo du wohnst. Pass gut auf, wenn du abends heimgehst.
        Diese Kopftuchweiber haben hier nichts verloren, raus mit denen!
        Geh doch sterben, du Stück Dreck.
        Alles Nazis, dieses braune Drecksgesocks im Stadtrat.
        Du kleiner Wichser traust dich doch nur im Internet.
        Die Sachbearbeiterin ist eine fette, strohdumme Schlampe.
        Zigeuner raus, die klauen doch wie die Raben.
        Scheiß Bullen, ihr Hurensöhne!
        Bist du eigentlich behindert oder tust du nur so?
        Die gehört mal ordentlich durchgenommen, dann hält sie vielleicht das Maul.
        Jeder, der diese Partei wählt, ist ein verblödetes Stück Scheiße.
        Diese Asozialen vermehren sich wie die Ratten, einfach widerlich.
        Euch Klimaspinner sollte man überfahren.
        Armselige Gestalt, nicht mal als Hausmeister zu gebrauchen, dieser Clown von Oberbürgermeister.
        Du hast doch nicht mehr alle Tassen im Schrank, lass dich einweisen!
        Dumm, dümmer, Stadtverwaltung. Lauter Idioten, die nichts können außer abkassieren.
        Fresse halten und Steuern zahlen, mehr könnt ihr Deppen doch nicht.
        Diese Juden ziehen doch überall die Fäden, auch in unserem Rathaus.
        Homos gehören nicht in die Kita, das ist doch alles krank und pervers.
        Kein Wunder bei dem Spatzenhirn. Bei der Verteilung von Verstand warst du wohl kacken.
        Die Alte von der Wohngeldstelle ist ein Miststück, der müsste man mal eine reinhauen.
        Wenn ich den Kontrolleur noch einmal sehe, schlage ich ihm die Zähne aus.
        Dreckiges Ausländerpack, macht euch vom Acker!
        Ihr seid doch alle gekauft, ihr widerlichen Marionetten!
        Schämt euch, ihr verlogenes Lumpenpack!
        Der Typ ist ein kranker Psychopath, sperrt den endlich weg.
        Heul doch, du Opfer.
        Nimm deine Tabletten und lass uns mit deinem Gesülze in Ruhe, Oma.
        Selten so einen Schwachsinn gelesen. Geh zurück in die Baumschule, du Hohlkopf.
        Ihr Schlafschafe merkt gar nicht, wie man euch verarscht. Wie kann man nur so dumm sein?
        Fahr zur Hölle, du widerliche Ratte!
        Diese Schwuchteln von der Fahrradlobby kotzen mich an.
        Die Neger am Bahnhof verkaufen Drogen und die Gutmenschen klatschen noch.
        Der Dezernent gehört geteert und gefedert, dieser Drecksack.
        Was redest du da für eine gequirlte Scheiße?
        Deine Mutter hätte dich abtreiben sollen.
        Hängt sie auf, die Volksverräter, allesamt!
        Typisch Weiber in der Politik: große Klappe und nichts im Kopf.
        Ihr Beamtenärsche sitzt eure Zeit ab und lacht uns aus.
        Mongo! Lern erst mal schreiben, bevor du hier den Mund aufmachst.
        Dem sollte man die Bude anzünden, dann versteht er es vielleicht.
        Dummes Geschwätz von einer dummen Gans.
        Lauter Kriminelle, dieses Flüchtlingspack, eine Kugel wäre noch zu schade.
        Hinterhältiges Pack, korrupt bis ins Mark, ihr ekelt mich an.
        Du bist so lächerlich, kein Mensch nimmt dich ernst, du Würstchen.
        Hirnamputierte Radfahrer, hoffentlich erwischt euch mal ein Lkw.
        Der Amtsleiter ist zu dämlich, um ein Loch in den Schnee zu pinkeln.
        Diese Moslems sind alle gleich, Messerstecher und Kinderschänder.
        Leck mich am Arsch mit deinem Bürgerbüro, du Schnepfe!
        """
}
