extension WordList {
    /// Insults of people: §§ 185–188 StGB. Words for bad work, such as Versager or Sauladen, are not among them.
    static let insult = WordList(
        name: "beleidigung", rule: RuleName.insult, weight: 0.7,
        entries: entries(
            """
            Idiot, Idioten, Idiotinnen, Vollidiot*, Oberidiot*, Drecksidiot*, Idiotenpack, Idiotenhaufen
            Arschloch*, Arschlöcher*, Arschgeige*, Arschgesicht*, Arschkriecher*, Arschgeburt*, Arschficker*
            Arschfick*, Drecksarsch*, Flacharsch, Leck mich am Arsch, verpiss dich, verpisst euch, fick dich
            fickt euch, fickt dich, Wichser*, Wixer, Wixxer*, Wichsern, Hurensohn*, Hurensöhne*, Hurenkind*
            Hundesohn, Hundesöhne, Nuttensohn, Fotze, Fotzen, Drecksfotze*, Schlampe, Schlampen, Drecksschlampe*
            Nutte, Nutten, Drecksnutte*, Hure, Huren, Missgeburt*, Bastard, Bastarde, Bastarden, Drecksau
            Drecksäue, Drecksschwein*, Dreckschwein*, Dreckskerl*, Dreckspack, Drecksack, Drecksäcke*
            Dreckstück*, Dreckstueck*, Mistkerl*, Miststück*, Mistsau, Miststücke, Scheißkerl*
            Scheißhaufen von Mensch, Scheißtyp*, Scheißbulle*, Scheissbulle*, Bullenschwein*, Pissnelke*, Pisser
            Pissern, Stück Scheiße, Kackbratze*, Kackvogel, Hackfresse*, Dreckfresse*, Halt die Fresse
            Haltet die Fresse, Halt dein Maul, Halt deine Fresse, Halts Maul, Fresse halten, Vollpfosten
            Volltrottel*, Vollhonk*, Vollspast*, Spast, Spasten, Spasti, Spastis, Spacko, Spackos, Mongo, Mongos
            Depp, Deppen, Volldepp*, Trottel, Trotteln, Schwachkopf*, Schwachköpfe*, Hohlkopf, Hohlköpfe*
            Dummkopf, Dummköpfe*, Blödmann, Blödmänner*, Dumpfbacke*, Dumpfbirne*, Dumbatz*, Hirni, Hirnis
            Kretin, Schweinehund*, Sauhund*, Saukerl*, Saupack, Dreckssau, Dreckssäue, Hornochse*, Blöde Kuh
            Dumme Kuh, Dumme Gans, Blöde Sau, Dumme Sau, Fette Sau, Alte Sau, Blödes Schwein, Fettes Schwein
            Fettsack, Fettsäcke*, Lackaffe*, Kinderficker*, Mutterficker*, Motherfucker*, Hirnamputiert*
            geistig behindert, geistig minderbemittelt, geisteskranker Penner, Penner, Pennern, Asi, Asis
            Asozialer, Asoziales Pack, Assipack, Abschaum, Untermensch*, Geschmeiß, Drecksbeamte*, Drecksbeamter
            Schmarotzerpack, Lügenschwein*, Sackgesicht*, Arschkrampe*, Evolutionsbremse*, Gehirnamöbe*
            Gesichtsfünfer, Gesichtsgrätsche, Hurenbock*, Schwanzlutscher*, du Opfer, du Affe, du Ratte
            ihr Schweine, du Sau, du Zecke, du Made, ihr Maden, du Parasit, ihr Parasiten, du Stück Dreck
            ihr Stück Dreck, Idiotin, du dreckiges Schwein, du mieses Schwein, du bist krank im Kopf
            bist du behindert, seid ihr behindert, bist du dumm, du bist so dumm
            """),
        exceptions: ["Der Idiot von Dostojewski", "innerer Schweinehund", "inneren Schweinehund"])

    static let insultEnglish = WordList(
        name: "insult-en", rule: RuleName.insult, language: "en", weight: 0.7,
        entries: entries(
            """
            asshole*, arsehole*, dumbass*, jackass*, bitch, bitches, son of a bitch, bastards, cunt, cunts, twat
            twats, motherfuck*, mother fucker*, fucker, fuckers, fuck you, fuck off, dickhead*, dick head
            shithead*, piece of shit, pieces of shit, scumbag*, wanker*, tosser, moron, morons, imbecile*
            retard, retards, retarded, cocksucker*, whore, whores, slut, sluts, prick, pricks, shut the fuck up
            stfu, go to hell, you pig, you scum, a$$, a$$es, brainless idiot*, you idiot, you idiots, idiots
            fat pig, filthy pig
            """))
}
