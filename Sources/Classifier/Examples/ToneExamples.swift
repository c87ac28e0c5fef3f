/// Invented comments under a discussion, labelled by tone: mocking and belittling, or to the point.
///
/// The task `toxic` counts contempt that insults nobody outright. For `offense` these say nothing and are left out.
enum ToneExamples {
    static var all: [LabelledText] {
        lines(matterOfFact).map { LabelledText($0, isPositive: false) }
            + lines(mocking).map { LabelledText($0, isPositive: true) }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }

    private static let mocking = """
        @USER träum weiter, aus dir wird sowieso nichts mehr.
        @USER Schon mal ein Buch von innen gesehen? Wohl eher nicht.
        Selten so gelacht 😂😂😂 das glaubt ihr doch selber nicht!
        @USER Wer so schreibt, hat die Schule wohl geschwänzt.
        @USER du hast wirklich keine Ahnung, wovon du redest, oder?
        Oh je, noch so ein Experte vom Sofa 🤦‍♂️
        @USER geh lieber wieder spielen, hier reden Erwachsene.
        Bei manchen hier frage ich mich, wie die morgens den Weg aus dem Bett finden 🤣
        @USER Mama hat gesagt, du sollst ins Bett.
        Ach Gottchen, jetzt heult er wieder. Taschentuch gefällig?
        @USER Ihr Geschwätz ist nicht auszuhalten, verschonen Sie uns damit.
        Was nimmst du eigentlich für Zeug? Das will ich auch haben!
        @USER Lesen und verstehen sind eben zwei verschiedene Dinge, gell?
        Der hat doch noch nie in seinem Leben richtig gearbeitet, der Herr Politiker!
        Diese Frau ist einfach nur unerträglich. Ich schalte sofort um, wenn die den Mund aufmacht.
        @USER Gähn. Immer die gleiche Leier von euch Träumern.
        Na da hat ja jemand das Denken den Pferden überlassen, die haben den größeren Kopf.
        @USER du merkst selbst, wie peinlich das ist, was du da schreibst?
        Unfähig, faul und überbezahlt, die ganze Bande da oben.
        @USER Aluhut schon frisch poliert heute?
        Hirn einschalten wäre mal ein Anfang!
        @USER so viel Dummheit in einem einzigen Kommentar, Respekt.
        Ihr lebt doch alle in eurer Blase und merkt nichts mehr. Aufwachen!!!
        @USER und was hast du bisher geleistet außer hier zu stänkern?
        Der schlechteste Moderator aller Zeiten, lässt keinen ausreden, einfach nur zum Abschalten!
        Wer die noch wählt, dem ist nicht mehr zu helfen.
        @USER noch so ein Besserwisser, der alles aus dem Internet hat 😂
        @USER Nachhilfe in Physik würde Ihnen sehr guttun.
        Solche Leute haben in einer Talkshow nichts verloren, weg mit denen!
        Das Niveau dieser Sendung liegt inzwischen unter dem Teppich. Und ihr Fans auch.
        @USER bla bla bla, immer dasselbe Gejammer.
        Typisch! Erst denken, dann tippen, aber das fällt manchen halt schwer.
        @USER Du bist der beste Beweis, dass die Evolution auch rückwärts läuft.
        Lasst euch ruhig weiter verarschen, ihr Lemminge.
        @USER dein Horizont reicht auch nur bis zur eigenen Haustür.
        Diese Göre soll erst mal die Schule fertig machen, bevor sie uns die Welt erklärt!
        @USER Setzen, sechs!
        Lügen, lügen, lügen. Mehr können die nicht, und ihr klatscht auch noch Beifall.
        @USER Troll dich!
        Kasperletheater, und wir zahlen auch noch Gebühren dafür!
        @USER Ach was, hat dir das dein Friseur erzählt?
        Mein Hund versteht mehr von Wirtschaft als dieser Minister.
        @USER so naiv kann man doch gar nicht sein.
        Wieder dieselben Dummschwätzer am Tisch, was für eine Zeitverschwendung.
        @USER Zieh doch um, wenn es dir hier nicht passt!
        Die hat ja nicht mal einen Abschluss und will uns was von Klima erzählen 🙄
        @USER Ihnen ist wohl die Hitze zu Kopf gestiegen?
        Armes Deutschland, regiert von Clowns.
        @USER Ja klar, und die Erde ist eine Scheibe 🤡
        Ein Haufen Heuchler, fliegen selbst um die Welt und predigen Verzicht!
        """

    private static let matterOfFact = """
        @USER Das stimmt so nicht ganz, der Anteil lag im letzten Jahr bei etwa 12 Prozent.
        Ich sehe das anders: Ohne einen Ausgleich für kleine Einkommen wird das nicht funktionieren.
        @USER Können Sie dafür bitte eine Quelle nennen? Das würde mich interessieren.
        Eine gute Sendung, vor allem die Ärztin hat viele wichtige Dinge gesagt.
        In Dänemark gibt es das Modell schon seit Jahren, und die Erfahrungen sind gut.
        @USER Da gebe ich dir recht, das müsste man europaweit regeln.
        Die Frage ist doch, wer das am Ende bezahlt. Darauf habe ich heute keine Antwort gehört.
        Ich arbeite seit zwanzig Jahren in der Pflege, und die Bedingungen werden jedes Jahr schwieriger.
        @USER Es gibt dazu mehrere Studien, zum Beispiel von der Universität in Kiel.
        Warum wird nicht über den Ausbau der Bahn gesprochen? Das wäre ein Teil der Lösung.
        Man muss beides tun: Emissionen senken und sich auf die Folgen vorbereiten.
        @USER Danke für den Hinweis, das wusste ich nicht.
        Rente mit 70 heißt für einen Dachdecker etwas anderes als für einen Lehrer.
        Mir fehlte in der Runde jemand, der selbst betroffen ist.
        @USER Das Grundgesetz gilt für alle, Artikel 1 ist da sehr deutlich.
        Bei uns im Dorf fährt der Bus zweimal am Tag, da bleibt nur das Auto.
        Die Miete frisst inzwischen die Hälfte meines Gehalts, und ich bin kein Einzelfall.
        @USER Das eine schließt das andere doch nicht aus.
        Früher gab es in unserer Schule kleinere Klassen, das hat vielen Kindern geholfen.
        Strom aus Wind und Sonne ist inzwischen günstiger als aus neuen Kohlekraftwerken.
        @USER Ich habe beide Seiten gehört und bin immer noch unsicher.
        Ein Tempolimit würde die Zahl der schweren Unfälle senken, das zeigen Zahlen aus anderen Ländern.
        Wir brauchen mehr Wohnungen, also müssen wir schneller bauen und Verfahren verkürzen.
        @USER Meiner Meinung nach greift das zu kurz, weil die Industrie dann abwandert.
        Die Steuer trifft vor allem Leute auf dem Land, deshalb bin ich dagegen.
        Respekt für den jungen Mann, der ruhig geblieben ist und gute Argumente hatte.
        @USER So einfach ist es leider nicht, die Verträge laufen noch bis 2025.
        Wie soll eine alleinerziehende Mutter das schaffen? Darüber sollte man reden.
        Der Vergleich hinkt, denn in der Schweiz wird anders gerechnet.
        Ich hätte mir gewünscht, dass alle Gäste gleich viel Redezeit bekommen.
        @USER Wenn ich mich richtig erinnere, war das schon vor der letzten Wahl so beschlossen.
        Vielleicht sollten wir alle etwas weniger fliegen und öfter mit dem Zug fahren.
        Das Problem ist bekannt, es fehlt am politischen Willen.
        @USER Interessanter Gedanke, aber wer kontrolliert das dann?
        Die Sendung kommt leider immer so spät, ich schaue sie am nächsten Tag in der Mediathek.
        Plastik vermeiden fängt beim Einkaufen an, und der Handel muss mitmachen.
        @USER Ich wünsche Ihnen alles Gute, das klingt nach einer schweren Zeit.
        Die Zahl der Anträge ist gesunken, das wurde in der Sendung auch erwähnt.
        Für mich zählt, dass am Ende ein Kompromiss steht, mit dem alle leben können.
        @USER Das kann man so sehen, ich halte es trotzdem für einen Fehler.
        """
}
