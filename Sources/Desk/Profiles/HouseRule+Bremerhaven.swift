/// The Netiquette that profile `bremerhaven` brings: a desk changes it by new versions, never in place.
///
/// Measures follow the practice of municipal desks: criticism stays, also sharp and unfair (Art. 5 GG); what is
/// unlawful is hidden and kept as evidence; false claims are answered, not deleted; personal matters move to a private
/// channel. Ladder and second persons: proportionality (OVG Münster 24.09.2024, 13 A 1535/21).
extension HouseRule {
    static var bremerhaven: [HouseRule] { unlawful + protective + orderly + answered }

    private static let inForce = CivilDate(day: 15_706)

    private static var unlawful: [HouseRule] {
        [
            rule(
                "insult", 1, ("Keine Beleidigungen", "No insults"),
                (
                    "Greifen Sie Meinungen an, nicht Menschen. Beleidigungen, Schmähungen und üble Nachrede haben hier keinen Platz.",
                    "Attack opinions, not people. Insults, abuse and defamation have no place here."
                ),
                (
                    "Kritik an der Stadt, auch scharfe, ist willkommen; der Beitrag setzt aber einen Menschen herab, ohne noch zur Sache zu sprechen.",
                    "Criticism of the city, sharp criticism too, is welcome; but the post belittles a person without still speaking to the matter."
                ),
                [.hint, .warn, .hide, .delete, .temporaryBan, .ban, .report], .hide,
                two: [.delete, .temporaryBan, .ban],
                law: "§§ 185–188 StGB", evidence: .full, severity: 3),
            rule(
                "hate", 2, ("Kein Hass gegen Gruppen", "No hatred against groups"),
                (
                    "Hetze gegen Menschen wegen Herkunft, Religion, Geschlecht, Behinderung oder Lebensweise und verbotene Kennzeichen werden nicht geduldet.",
                    "Incitement against people for their origin, religion, gender, disability or way of life, and forbidden symbols, are not tolerated."
                ),
                (
                    "Der Beitrag spricht Menschen einer Gruppe die Würde ab oder ruft zu Hass gegen sie auf.",
                    "The post denies the dignity of members of a group or calls for hatred against them."
                ),
                [.hide, .delete, .temporaryBan, .ban, .report], .hide, two: [.hide, .delete, .temporaryBan, .ban],
                afterwards: true, law: "§§ 86a, 130 StGB", evidence: .full, severity: 5),
            rule(
                "threat", 3, ("Keine Drohungen, kein Aufruf zur Gewalt", "No threats, no calls for violence"),
                (
                    "Wer Gewalt androht, billigt oder dazu aufruft, wird der Polizei gemeldet.",
                    "Whoever threatens, condones or calls for violence is reported to the police."
                ),
                (
                    "Der Beitrag droht mit Gewalt, ruft dazu auf oder heißt sie gut.",
                    "The post threatens violence, calls for it or condones it."
                ),
                [.hide, .delete, .temporaryBan, .ban, .report], .hide, two: [.hide, .delete, .temporaryBan, .ban],
                afterwards: true, law: "§§ 111, 126, 140, 241 StGB", evidence: .full, severity: 5),
            rule(
                "crime", 4, ("Keine anderen Straftaten", "No other crimes"),
                (
                    "Beiträge, die andere Straftaten begehen, dazu anleiten oder sie anbieten, werden entfernt.",
                    "Posts that commit other crimes, teach them or offer them are removed."
                ),
                (
                    "Der Beitrag ist nach unserer Einschätzung strafbar oder bietet Strafbares an.",
                    "In our assessment the post is a crime or offers one."
                ),
                [.hide, .delete, .temporaryBan, .ban, .report], .hide, two: [.delete, .temporaryBan, .ban],
                law: "§ 111 StGB; das im Einzelfall verletzte Gesetz", evidence: .full, severity: 4),
        ]
    }

    private static var protective: [HouseRule] {
        [
            rule(
                "personal-data", 5, ("Keine Daten anderer", "No personal data of others"),
                (
                    "Veröffentlichen Sie keine Namen, Anschriften, Telefonnummern oder Bilder anderer ohne deren Einwilligung.",
                    "Do not publish names, addresses, phone numbers or pictures of others without their consent."
                ),
                (
                    "Der Beitrag nennt Daten eines anderen Menschen, der damit nicht einverstanden sein muss. Ohne diese Angaben können Sie ihn gern noch einmal schreiben.",
                    "The post names data of somebody else who need not agree. Without them you are welcome to write it again."
                ),
                [.hint, .hide, .delete, .warn, .report], .hide,
                law: "Art. 6 DSGVO; §§ 126a, 201a StGB; §§ 22, 33 KunstUrhG", evidence: .minimal, severity: 4),
            rule(
                "copyright", 6, ("Fremde Werke achten", "Respect the work of others"),
                (
                    "Stellen Sie nur Texte und Bilder ein, an denen Sie die Rechte haben, und nennen Sie Ihre Quellen.",
                    "Post only texts and pictures to which you have the rights, and name your sources."
                ),
                (
                    "Am gezeigten Werk hat nach einem Hinweis ein anderer die Rechte.",
                    "According to a notice somebody else has the rights in the work shown."
                ),
                [.hint, .hide, .delete, .warn], .hide, two: [.hide, .delete], law: "§§ 15 ff. UrhG", evidence: .full,
                severity: 2),
        ]
    }

    private static var orderly: [HouseRule] {
        [
            rule(
                "spam", 7, ("Kein Spam", "No spam"),
                (
                    "Massenhaft gleiche Beiträge, Kettenbriefe, Betrug und Beiträge, die nur aus Links bestehen, werden entfernt.",
                    "Identical posts in bulk, chain letters, fraud and posts of nothing but links are removed."
                ),
                (
                    "Der Beitrag ist massenhaft oder täuschend verbreitete Werbung.",
                    "The post is advertising spread in bulk or by deception."
                ),
                [.hide, .delete, .temporaryBan, .ban], .delete, statement: false, severity: 2),
            rule(
                "advertising", 8, ("Keine Werbung", "No advertising"),
                (
                    "Werbung für Waren und Dienste gehört nicht in die Kommentare der Stadt.",
                    "Advertising for goods and services does not belong in the city's comments."
                ),
                (
                    "Der Beitrag wirbt für ein Geschäft oder eine Dienstleistung.",
                    "The post advertises a business or a service."
                ),
                [.hint, .hide, .delete, .warn, .temporaryBan], .hide, severity: 1),
            rule(
                "off-topic", 9, ("Beim Thema bleiben", "Stay on topic"),
                (
                    "Schreiben Sie zu dem, worum es im Beitrag der Stadt geht. Ein loser Zusammenhang genügt.",
                    "Write about what the city's post is about. A loose connection is enough."
                ),
                (
                    "Der Beitrag hat mit dem Thema nichts zu tun. An passender Stelle ist er willkommen.",
                    "The post has nothing to do with the topic. It is welcome in a fitting place."
                ),
                [.hint, .hide], .hint, two: [.hide], severity: 1),
            rule(
                "election", 10, ("Keine Wahlwerbung", "No election advertising"),
                (
                    "Werbung für oder gegen Parteien und Kandidierende ist hier nicht möglich; die Stadt ist zur Neutralität verpflichtet. Ihre politische Meinung bleibt Ihre Sache und bleibt stehen.",
                    "Canvassing for or against parties and candidates is not possible here; the city must be neutral. Your political opinion is your own and stays."
                ),
                (
                    "Der Beitrag wirbt für oder gegen die Wahl einer Partei oder Person.",
                    "The post canvasses for or against a party or a candidate."
                ),
                [.hint, .hide], .hide, two: [.hide], law: "Neutralitätspflicht, Art. 20, 21 GG", evidence: .full,
                severity: 2),
        ]
    }

    private static var answered: [HouseRule] {
        [
            rule(
                "false-claim", 11, ("Falsches wird richtiggestellt", "False claims are put right"),
                (
                    "Auf falsche Behauptungen antwortet die Stadt mit Quellen. Sie werden nicht gelöscht.",
                    "The city answers false claims with sources. They are not deleted."
                ),
                ("Die Behauptung trifft nach unseren Quellen nicht zu.", "By our sources the claim is not true."),
                [.hint], .keep, severity: 1),
            rule(
                "personal-matter", 12, ("Persönliches ins Private", "Personal matters in private"),
                (
                    "Für Ihr eigenes Verfahren (etwa Wohngeld, Hundesteuer, Bescheide) schreiben Sie uns bitte privat; öffentlich schützen wir Ihre Daten, indem wir nicht darauf eingehen.",
                    "For your own proceedings (housing benefit, dog tax, notices) please write to us in private; in public we protect your data by not going into it."
                ),
                (
                    "Der Beitrag enthält Angaben zu Ihrem eigenen Verfahren, die nicht öffentlich stehen sollten.",
                    "The post holds details of your own proceedings that should not stand in public."
                ),
                [.movePrivate, .hide], .movePrivate, severity: 2),
        ]
    }

    private static func rule(
        _ name: String, _ number: Int, _ title: (String, String), _ text: (String, String),
        _ explanation: (String, String), _ measures: [Measure], _ usual: Measure, two: [Measure] = [],
        afterwards: Bool = false, law: String? = nil, evidence: RuleVersion.Evidence = .none, statement: Bool = true,
        severity: Int
    ) -> HouseRule {
        HouseRule(
            name: name, number: number,
            versions: [
                RuleVersion(
                    from: inForce, title: Bilingual(title.0, title.1), text: Bilingual(text.0, text.1),
                    explanation: Bilingual(explanation.0, explanation.1), measures: measures, usual: usual,
                    twoPersons: two, afterwards: afterwards, legalGround: law, evidence: evidence,
                    needsStatement: statement, severity: severity)
            ])
    }
}
