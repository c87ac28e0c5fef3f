extension WordList {
    /// Threats and calls for violence against people: §§ 111, 126, 140, 241 StGB.
    static let threat = WordList(
        name: "drohung", rule: RuleName.threat, weight: 0.85,
        entries: entries(
            """
            ich bring dich um, ich bringe dich um, ich bring euch um, ich bringe euch um, ich bring ihn um
            ich bring sie um, wir bringen dich um, wir bringen euch um, bring dich um, bringt euch um
            ich mach dich kalt, ich mache dich kalt, wir machen dich kalt, wir machen euch kalt
            ich stech dich ab, ich steche dich ab, ich stech euch ab, wir stechen dich ab, ich knall dich ab
            ich knalle dich ab, ich knall euch ab, wir knallen euch ab, ich schlag dich tot
            ich schlage dich tot, ich schlag euch tot, schlagt ihn tot, schlagt sie tot, totschlagen
            ich schlag dir die Fresse ein, ich schlage dir die Fresse ein, Fresse polieren, eins auf die Fresse
            in die Fresse hauen, in die Fresse schlagen, dir die Zähne ein, ich brech dir die
            ich breche dir die, ich hau dir, ich hau dich, ich polier dir, ich mach dich fertig
            wir machen dich fertig, wir machen euch fertig, ich weiß wo du wohnst, ich weiss wo du wohnst
            wir wissen wo du wohnst, wir wissen wo ihr wohnt, ich weiß wo ihr wohnt, ich weiß wo sie wohnen
            wir wissen wo sie wohnen, ich weiß wo deine Kinder, wir wissen wo deine Kinder, wir kriegen dich
            dich kriegen wir, euch kriegen wir, wir kriegen euch alle, wir besuchen dich zu Hause
            ich komm zu dir nach Hause, wir kommen zu dir nach Hause, du bist so gut wie tot, du bist tot
            ihr seid tot, gehört erschossen, gehören erschossen, erschossen gehört, erschießt sie, erschießt ihn
            alle erschießen, sollte man erschießen, müsste man erschießen, erschießen sollte man
            gehört aufgehängt, gehören aufgehängt, gehört gehängt, gehören gehängt, hängt ihn auf
            hängt sie höher, aufknüpfen, an den Galgen, an die Wand stellen, an die Wand gestellt
            stellt sie an die Wand, abstechen sollte man, gehört abgestochen, Kugel in den Kopf
            Kugel durch den Kopf, Kopf kürzer machen, Rübe ab, gehört gesteinigt, gehören gesteinigt
            gehört verprügelt, gehören verprügelt, gehört totgeprügelt, gehören vergiftet, Kehle durchschneiden
            Säure ins Gesicht, das wirst du büßen, das werdet ihr büßen, das überlebst du nicht
            das überlebt ihr nicht, soll verrecken, sollen verrecken, verrecken sollt ihr, geh sterben
            stirb endlich, sterbt endlich, dir alle Knochen brechen, euch alle Knochen brechen
            ihm die Beine brechen, dir die Beine brechen, an den nächsten Baum hängen, sollte man alle aufhängen
            aufhängen sollte man euch, aufhängen sollte man den, am nächsten Laternenmast hängen
            Amoklauf im Rathaus, ich lauf Amok, ich laufe Amok, Messer in den Bauch, Knarre holen
            wir stehen vor deiner Tür, häng dich auf, spring von der Brücke, bring dich endlich um
            einen Kopf kürzer machen, gehört abgeknallt, gehören abgeknallt, alle abknallen
            sollte man abknallen, euch abknallen, dich abknallen
            """),
        exceptions: [
            "Zeit totschlagen", "Zeit totzuschlagen", "Stunden totschlagen", "nicht totschlagen",
            "Fahrrad an die Wand stellen",
            "Räder an die Wand stellen", "Rad an die Wand stellen", "Bilder an die Wand stellen",
            "Roller an die Wand stellen",
            "Fahrräder an die Wand stellen",
            "Böller abknallen", "Raketen abknallen", "Feuerwerk abknallen", "Silvester abknallen",
        ])

    static let threatEnglish = WordList(
        name: "threat-en", rule: RuleName.threat, language: "en", weight: 0.85,
        entries: entries(
            """
            i will kill you, i'll kill you, im going to kill you, i am going to kill you, gonna kill you
            we will kill you, i will find you, we will find you, we know where you live, i know where you live
            you are dead, you're dead, kill yourself, kys, hope you die, i hope you die, should be shot
            should be hanged, hang them all, shoot them all, burn them alive, put a bullet in
            bullet in your head, slit your throat, watch your back, you will regret this, i will hurt you
            beat you up, break your legs, rape you
            """))
}
