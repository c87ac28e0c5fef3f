import Suspicion
import Testing

/// Sharp, unfair, sarcastic and legal: Art. 5 GG binds the city.
struct LegalOpinionTests {
    private static let rules = SuspicionRules()

    @Test("a sharp opinion is not proposed for a measure", arguments: opinions)
    func legal(opinion: String) {
        let suspicion = Self.rules.judge(JudgedComment(text: opinion))
        #expect(!suspicion.proposesMeasure, "\(suspicion.reasons.map(\.what))")
        #expect(suspicion.reasons.isEmpty, "\(suspicion.reasons.map(\.what))")
    }

    @Test("nor is it when a classifier is sure of itself", arguments: opinions.prefix(10))
    func classifier(opinion: String) {
        let suspicion = Self.rules.judge(JudgedComment(text: opinion, machineScore: 1))
        #expect(!suspicion.proposesMeasure)
        #expect(suspicion.score == Suspicion.machineWeight)
    }

    static let opinions = [
        "DIESE STADT IST EIN SAULADEN UND WIRD ES IMMER BLEIBEN!!!",
        "Der Oberbürgermeister ist der größte Versager seit Gründung der Stadt.",
        "Lügner! Erst keine Gebührenerhöhung versprechen und dann das hier.",
        "Eine Frechheit, wofür wir Grundsteuer zahlen. Schämt euch.",
        "Schande über diesen Stadtrat. Unfähig von vorn bis hinten.",
        "Na klar, noch ein Gutachten. Das wird die Schlaglöcher bestimmt auffüllen. Bravo!",
        "Ihr habt doch alle keine Ahnung, was hier draußen los ist.",
        "Im Bauamt arbeitet man wohl nur zwischen Frühstück und Mittagspause.",
        "So eine bescheuerte Verkehrsführung kann sich nur ein Amt ausdenken.",
        "Was für eine idiotische Ampelschaltung an der Columbusstraße!",
        "Die Polizei kommt immer erst, wenn alles vorbei ist. Tolle Leistung.",
        "Diese Partei hat unsere Stadt in den Ruin getrieben. Abwählen!",
        "Die AfD ist eine Schande für Deutschland, meine Meinung.",
        "Die Grünen wollen uns das Auto wegnehmen, so einfach ist das.",
        "Wer CDU wählt, ist selber schuld.",
        "Nie wieder SPD! Vierzig Jahre Stillstand sind genug.",
        "Ihr verbrennt unser Geld. Das ist Steuerverschwendung im ganz großen Stil.",
        "Der Bußgeldbescheid ist reine Abzocke. Wegelagerei nenne ich das.",
        "Mit Verlaub, Frau Dezernentin, das ist ausgemachter Unsinn.",
        "Seit drei Wochen Müll vor der Tür. Und ihr schlaft. Aufwachen!!!",
        "Die Ausländerbehörde behandelt Menschen wie Nummern. Widerlich.",
        "Ich bin stinksauer. Zwei Stunden Wartezeit für einen Ausweis!",
        "Glückwunsch zum hässlichsten Platz Norddeutschlands.",
        "Armutszeugnis. Einfach nur ein Armutszeugnis.",
        "Der Verkehrsversuch ist Mist und bleibt Mist.",
        "Scheiße, schon wieder die Brücke gesperrt!",
        "Verdammt nochmal, wann wird endlich die Heizung in der Schule repariert?",
        "Das Ordnungsamt soll lieber die Raser blitzen statt Rentner abzukassieren.",
        "Korruption? Ich frage ja nur. Seltsam, wer hier immer die Aufträge bekommt.",
        "Euer Klimakonzept ist das Papier nicht wert, auf dem es steht.",
        "Ihr lebt doch alle im Elfenbeinturm. Hafenromantik für Touristen, Ratten für uns.",
        "Habt ihr Ratten im Rathaus, oder warum riecht das hier so?",
        "Diese Politik kotzt mich an.",
        "Der Bürgermeister sollte zurücktreten. Heute noch.",
        "ICH ZAHLE STEUERN UND BEKOMME NICHTS DAFÜR. NICHTS!",
        "Da hat wohl jemand beim Planen die Augen zugehabt. Typisch Stadtverwaltung.",
        "Blödsinn, was hier steht. Der Radweg endet im Nichts.",
        "Die Beamten lachen sich doch kaputt über uns.",
        "Eine Klassenfahrt der Assistenten nach Aschersleben war bestimmt auch drin?",
        "Wir schießen uns hier ein Eigentor nach dem anderen. Bravo, Magistrat.",
        "Man könnte meinen, ihr wollt die Innenstadt sterben lassen.",
        "Wer diese Kreuzung geplant hat, gehört entlassen.",
        "Die Parkgebühren sind Diebstahl, nicht mehr und nicht weniger.",
        "Tja. Feiglinge. Keiner von euch stellt sich den Bürgern.",
        "Ein Haufen Scheiße liegt seit Tagen vor der Kita. Wo bleibt die Reinigung?",
        "Da kann man sich auf dem Gehweg alle Knochen brechen. Danke für nichts!",
        "Diese Satzung ist der letzte Dreck, sie nützt nur den Investoren.",
        "Bürokraten ohne Herz und Verstand, alle miteinander.",
        "Was nehmt ihr eigentlich? Das ist doch völlig irre.",
        "Ich lasse mich von euch nicht länger für dumm verkaufen.",
        "Das Gesundheitsamt hat komplett versagt. KOMPLETT.",
        "Wie kann man nur so blind sein? Jeder Hund hätte das besser geplant.",
        "Polizeigewalt ist auch in unserer Stadt ein Thema, ob es euch passt oder nicht.",
        "Auf der A 55 stand ich zwei Stunden, und Haus 88 hat immer noch keine Tonne.",
    ]
}
