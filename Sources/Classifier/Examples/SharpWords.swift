/// What German-speaking people insult, mock and belittle with, and how they stay polite: own collection, by kind.
///
/// Prior knowledge for training: each kind is a direction whose weight the data decide. A star stands for the usual
/// endings. A word here says nothing about a comment alone; it only moves the comment in the queue.
enum SharpWords {
    static let kinds: [(name: String, words: String)] = [
        (
            "insult",
            """
            Idiot*, Vollidiot*, Trottel*, Volltrottel*, Depp*, Vollpfosten, Dummkopf, Dummköpfe, Schwachkopf, \
            Schwachköpfe, Hohlkopf, Hohlköpfe, Holzkopf, Vollhonk*, Honk*, Spinner*, Penner*, Versager*, Loser*, \
            Lügner*, Heuchler*, Hetzer*, Schwätzer*, Dummschwätzer*, Labertasche*, Pfeife*, Flasche*, Niete*, \
            Null, Nullen, Nichtskönner*, Witzfigur*, Clown*, Kasper*, Hampelmann, Hanswurst, Knallcharge*, \
            Nichtsnutz*, Taugenichts*, Schmarotzer*, Parasit*, Abzocker*, Betrüger*, Verbrecher*, Gauner*, \
            Halunke*, Lump*, Schuft*, Schurke*, Feigling*, Jammerlappen, Memme*, Waschlappen, Schlappschwanz, \
            Weichei*, Kriecher*, Schleimer*, Arschkriecher*, Heulsuse*, Göre*, Gör, Rotzgöre*, Rotzlöffel*, \
            Bengel*, Kröte*, Zicke*, Ziege*, Kuh, Hexe*, Tussi*, Schlampe*, Nutte*, Hure*, Hurensohn, \
            Hurensöhne, Bastard*, Missgeburt*, Mistkerl*, Dreckskerl*, Drecksack, Drecksau*, Sau, Schwein*, \
            Schweinehund, Ratte*, Made*, Zecke*, Wanze*, Ungeziefer, Abschaum, Gesindel, Pack, Lumpenpack, \
            Lumpengesindel, Gesocks, Brut, Bagage, Bande, Sippschaft, Mischpoke, Kanaille*, Asozial*, Asi*, \
            Proll*, Opfer, Spast*, Spasti*, Spacken, Mongo*, Krüppel*, Behindert*, Schwuchtel*, Kanake*, Affe*, \
            Esel*, Hornochse*, Rindvieh*, Schaf*, Schlafschaf*, Gehirnamputiert*, Geisteskrank*, Psychopath*, \
            Irre*, Verrückt*, Wahnsinnig*, Kranke*, Gestört*, Psycho*, Nazi*, Faschist*, Rassist*, Hetze, \
            Hassprediger*, Terrorist*, Mörder*, Kinderschänder*, Vergewaltiger*, Diktator*, Volldepp*, Dödel*, \
            Dummbatz, Knalltüte*, Pappnase*, Flachpfeife*, Evolutionsbremse*, Dumpfbacke*, Arschgeige*, \
            Blödmann, Dussel*, Tölpel*, Simpel
            """
        ),
        (
            "vulgar",
            """
            Scheiß*, Scheiss*, Scheiße, Kacke, Kack*, Dreck*, Drecks*, Mist, Arsch, Ärsche, Arschloch, \
            Arschlöcher, Arschlecken, Fresse, Schnauze, Maul, Kotzen, kotzt, Kotz*, Kotzbrocken, ankotzt, \
            angekotzt, fick*, ficken, gefickt, verfickt*, fuck*, wichser*, wichsen, Wixer*, pisst, pissen, \
            verpiss*, Furz*, furzen, kacken, verkackt, verarschen, verarscht, Verarsche, Beschiss, beschissen*, \
            bescheuert*, verdammt*, verflucht*, Sauerei, Schweinerei, Titten, Schwanz, Eier, Pimmel*, Muschi*, \
            Fotze*, Bullshit, shit, saugeil, saublöd*, saudumm*, arschgeil, Rotz*, rotzfrech*, zum Kotzen, leck \
            mich
            """
        ),
        (
            "stupid",
            """
            dumm*, dümmer*, dümmste*, Dummheit*, strohdumm*, dämlich*, blöd*, blöde, blöder, verblödet*, \
            Verblödung, doof*, bekloppt*, behämmert*, hirnlos*, Hirn, Gehirn, Spatzenhirn, Erbsenhirn, \
            Hirnlose*, hohl*, geistlos*, schwachsinnig*, irrsinnig*, irre, idiotisch*, unfähig*, Unfähigkeit, \
            inkompetent*, Inkompetenz, ahnungslos*, Ahnungslose*, naiv*, Naivität, primitiv*, ungebildet*, \
            Bildung fehlt, beschränkt*, minderbemittelt*, unterbelichtet*, zurückgeblieben*, debil*, dement*, \
            senil*, krank*, kranker, Gehirnwäsche, gehirngewaschen*, verwirrt*, wirr*, durchgeknallt*, plemplem, \
            gaga, balla, ballaballa, verstrahlt*, verpeilt*, verlogen*, Verlogenheit, heuchlerisch*, Heuchelei, \
            scheinheilig*, Doppelmoral, dreist*, Dreistigkeit, frech*, Frechheit, Unverschämtheit, unverschämt*, \
            schamlos*, ehrlos*, charakterlos*, rückgratlos*, erbärmlich*, armselig*, jämmerlich*, lächerlich*, \
            peinlich*, Peinlichkeit*, widerlich*, widerwärtig*, ekelhaft*, ekelig*, eklig*, abartig*, pervers*, \
            abscheulich*, niederträchtig*, hinterhältig*, hässlich*, fett*, faul*, stinkend*, verkommen*, \
            arrogant*, Arroganz, überheblich*, eingebildet*, selbstgerecht*, ignorant*, Ignoranz, verbohrt*, \
            verblendet*, fanatisch*, hysterisch*, korrupt*, kriminell*, unerträglich*, unsäglich*, \
            unterirdisch*, grottenschlecht*, Schande, beschämend*, Armutszeugnis, Trauerspiel, Kindergarten, \
            Kasperletheater, Zirkus, Irrenhaus, Klapse, Affentheater, Witz, Lachnummer
            """
        ),
        (
            "nonsense",
            """
            Quatsch, Unsinn, Blödsinn, Schwachsinn, Schwachfug, Bullshit, Stuss, Mumpitz, Käse, Humbug, Unfug, \
            Nonsens, Müll, Schrott, Gelaber, Gelabere, Geschwafel, Geschwätz, Gesülze, Gesülz, Gefasel, \
            Gefasele, Geschwurbel, Schwurbel*, Gebrabbel, Gejammer, Geheule, Gejaule, Gekreische, Gezeter, \
            Gebrüll, Gekläffe, Gestammel, Gesabbel, Gerede, Geplapper, Gewäsch, Blabla, bla, laber*, labern, \
            labert, schwafel*, schwafeln, schwafelt, faselt, faseln, sülzt, quatschen, quatscht, plappern, \
            plappert, jammert, jammern, heult, heulen, rumheulen, plärrt, kreischt, blöken, blökt, nachplappern, \
            nachgeplappert, Märchen*, Märchenstunde, Propaganda, Lüge*, Lügen, lügt, gelogen, Panikmache, Hetze, \
            hetzt, hetzen, Hirngespinst*, Spinnerei*, Träumerei*, Phrasen, Floskel*, Bockmist, Bödsinn, \
            Dummgeschwätz, dummes Zeug
            """
        ),
        (
            "contempt",
            """
            Volksverräter*, Verräter*, Landesverräter*, Vaterlandsverräter*, Altpartei*, Lügenpresse, \
            Systempresse, Systemmedien, Staatsfunk, Staatsmedien, Zwangsgebühr*, GEZ, Gutmensch*, \
            Bahnhofsklatscher*, Teddybärwerfer*, Asylant*, Asyltourist*, Sozialschmarotzer*, \
            Wirtschaftsflüchtling*, Goldstück*, Fachkräfte, Messerfachkräfte, Invasor*, Invasion, Umvolkung, \
            Überfremdung, Volkstod, Islamisierung, Kopftuchmädchen, Musel*, Muselmann, Kameltreiber*, Neger*, \
            Zigeuner*, Kuffnuck*, Linksfaschist*, linksgrün*, linksversifft*, versifft*, Linksextreme*, \
            Rotgrün*, Öko*, Ökofaschist*, Ökospinner*, Klimahysterie, Klimahysteriker*, Klimaspinner*, \
            Klimareligion, Klimasekte, Klimalüge, Klimaschwindel, Greta, Gretel, Schulschwänzer*, Merkelgäste, \
            Merkeljugend, Deppen, Wutbürger*, Wutbürger, AfD-Wähler, Braune*, braun*, Nazipack, Faschos, Rechte, \
            rechtsradikal*, Hetzpartei, Aluhut, Aluhüte, Verschwörungstheoretiker*, Covidiot*, Klimaleugner*, \
            Leugner*, Besserwisser*, Moralapostel*, Weltverbesserer*, Träumer*, Ideologe*, Ideologen, Ideologie, \
            grüne Spinner, Kommunist*, Stalinist*, Stasi, DDR, Diktatur, Regime, Marionette*, Büttel, \
            Handlanger*, Speichellecker*, Bonze*, Bonzen, Elite, Schuldkult, Schlachtbank, Dummvolk, Pöbel, \
            Plebs, Michel, Schlafmichel, Untertan*, Lemming*, Herde, Mitläufer*, Genderwahn, Quotenfrau*, \
            Emanze*, Feminazi*, Mannweib
            """
        ),
        (
            "threat",
            """
            erschießen, erschiessen, erschlagen, aufhängen, aufgehängt, hängen, Galgen, Strick, \
            Baseballschläger, Kugel, vergasen, Gas, abknallen, abgeknallt, verrecken, verreck*, krepieren, \
            ersaufen, absaufen, verbrennen, steinigen, köpfen, totschlagen, umbringen, killen, töten, \
            vernichten, ausrotten, entsorgen, entsorgt, wegsperren, einsperren, einweisen, Anstalt, Knast, \
            Lager, Arbeitslager, abschieben, ausweisen, rausschmeißen, rauswerfen, verprügeln, Prügel, \
            Ohrfeige*, Backpfeife*, Tritt, Fußtritt, aufs Maul, eins überziehen, Mistgabel*, Pranger, an die \
            Wand, hau ab, haut ab, raus hier, verschwinde*, verpisst, zieht Leine, geh sterben, wünsche dir
            """
        ),
        (
            "mockery",
            """
            haha, hahaha, hahahaha, hihi, hehe, lol, rofl, lach, lachen, gacker, kicher, grins, 😂, 🤣, 😅, 😆, 🤦, \
            🤦‍♂, 🤦‍♀, 🙄, 🤡, 🤮, 🤢, 💩, 🖕, 😡, 🤬, 🙈, 🥱, 😴, 🤪, 👎, 🧠, 😜, 😏, träum weiter, träumen Sie, schon klar, na \
            klar, ja klar, ach nee, ach so, ach was, soso, aha, oh je, ohje, oje, gähn, schnarch, Glückwunsch, \
            bravo, Applaus, Respekt, super, toll, klasse, herzlichen Glückwunsch, Hut ab, gut gebrüllt, geil, \
            wow, oha, omg, Gott, oh Gott, lieber Gott, meine Güte, du liebe, Heiliger, heilige, Experte, \
            Experten, Fachmann, Spezialist*, Schlaumeier*, Schlauberger*, Klugscheißer*, klugscheißen, \
            Oberlehrer*, Superhirn*, Genie*, Leuchte, Held, Helden, Herrlich, köstlich, zu witzig, sehr witzig, \
            selten so, gelacht, Comedy, Kabarett, Satire
            """
        ),
        (
            "belittling",
            """
            geh wieder, geh mal, geh doch, geh arbeiten, geh schlafen, gehen Sie, setzen sechs, Nachhilfe, \
            Schule, Sonderschule, Baumschule, Hilfsschule, Grundschule, Schulbank, lern erstmal, lernen Sie, \
            lern lesen, lies mal, lesen bildet, informier dich, informiere dich, informieren Sie, Sie sich, denk \
            mal, denken Sie, denk nach, nachdenken, mach dich, macht euch, halt einfach, halt mal, halten Sie, \
            halt die, halt dein, halt den, Ball flach, Klappe, Rand, schweig still, sei still, Ruhe jetzt, such \
            dir, such Arzt, Psychiater*, Therapeut*, Tabletten, Pillen, Medikamente, Medikament, Aluminium, \
            Keller, Kinderzimmer, Mama, Mutti, Papa, Kindchen, Jungchen, Kleiner, Bübchen, Mädel, Mädchen, \
            Kleine, Schätzchen, Süße, Liebchen, Freundchen, Kollege, Bürschchen, Oma, Opa, du armer, du arme, \
            armer Kerl, arme Frau, armer Tropf, tust mir, tun mir, leid, mein Beileid, Realitätsverlust, \
            Realität, weltfremd*, Elfenbeinturm, Blase, Filterblase, Tellerrand, Horizont, Schublade, \
            Stammtisch*, Couch, Sofa, Bier, Chips, RTL, RTL2, Bildzeitung, Hartz, keine Ahnung, null Ahnung, \
            kein Plan, wie blöd, wie dumm, so dumm, zu dumm, zu blöd, so ein, so eine, was für, wie kann, kann \
            man, man nur, nur so, du bist, bist du, Sie sind, sind Sie, ihr seid, seid ihr, dein Problem, Ihr \
            Problem, dir, dich, dein, deine, euch, eure, euer
            """
        ),
        (
            "courtesy",
            """
            danke, Danke, vielen Dank, herzlichen Dank, bitte, könnten, würden, würde, könnte, möchte, \
            vielleicht, eventuell, meines Erachtens, meiner Meinung, meine Meinung, finde ich, ich, denke, denke \
            ich, ich glaube, glaube ich, stimme zu, stimme dir, stimme Ihnen, gebe dir, gebe Ihnen, da haben, \
            haben Sie, hast du, recht, Recht, gute Frage, guter Punkt, guter Beitrag, interessant*, spannend*, \
            hilfreich*, verständlich*, nachvollziehbar*, respektvoll*, sachlich*, freundlich*, Gruß, Grüße, \
            liebe Grüße, viele Grüße, schönen Tag, schöne Sendung, gute Sendung, wünsche Ihnen, freue mich, \
            Hoffnung, gemeinsam, Lösung, Lösungen, Vorschlag, Vorschläge, zum Beispiel, beispielsweise, z.B., \
            laut, Studie, Studien, Quelle, Quellen, Prozent, Statistik, Link, siehe, Artikel, bezüglich, \
            allerdings, jedoch, obwohl, außerdem, einerseits, andererseits, grundsätzlich, Unterschied, \
            Zusammenhang, Erfahrung, Erfahrungen
            """
        ),
    ]
}

extension SharpWords {
    private static let endings = ["", "e", "n", "en", "er", "es", "em", "s", "in", "innen"]

    /// The entries of each kind, endings written out.
    static var entries: [[String]] {
        kinds.map { kind in
            kind.words.split(separator: ",").flatMap { word in
                let entry = word.drop(while: \.isWhitespace)
                guard entry.hasSuffix("*") else { return [String(entry)] }
                return endings.map { entry.dropLast() + $0 }
            }
        }
    }
}
