import Suspicion
import Testing

struct BadCommentTests {
    private static let rules = SuspicionRules(links: LinkRules(blocked: ["betrug.example"]))

    @Test("a bad comment is found with the right rule, and with the word that gave it away", arguments: comments)
    func found(comment: (text: String, rule: String)) {
        let suspicion = Self.rules.judge(JudgedComment(text: comment.text))
        let reasons = suspicion.reasons.filter { $0.rule == comment.rule }
        #expect(!reasons.isEmpty, "\(suspicion.reasons.map(\.what))")
        #expect(suspicion.rules.first == comment.rule, "\(suspicion.rules)")
        for reason in reasons {
            #expect(!reason.what.isEmpty && !reason.words.de.isEmpty && !reason.words.en.isEmpty)
            if let range = reason.range { #expect(!excerpt(comment.text, range).isEmpty) }
        }
    }

    static let comments: [(text: String, rule: String)] = [
        ("Du Idiot, lern erst mal lesen.", RuleName.insult),
        ("So ein V0LL1D10T im Amt", RuleName.insult),
        ("der sachbearbeiter ist ein @rschloch", RuleName.insult),
        ("ARSCHLÖCHER seid ihr", RuleName.insult),
        ("Aaaaarschloch!", RuleName.insult),
        ("Frau Müller ist eine S c h l a m p e", RuleName.insult),
        ("H.u.r.e.n.s.o.h.n", RuleName.insult),
        ("Hur\u{200B}ensohn", RuleName.insult),
        ("W1chser", RuleName.insult),
        ("Fоtze", RuleName.insult),
        ("verpisst euch einfach", RuleName.insult),
        ("halt  dein\nMaul", RuleName.insult),
        ("Dr€cksau", RuleName.insult),
        ("Schwach-kopf", RuleName.insult),
        ("ihr seid M i s s g e b u r t e n", RuleName.insult),
        ("you are an a$$hole", RuleName.insult),
        ("f u c k   y o u? No: fuck you", RuleName.insult),
        ("𝕾𝖕𝖆𝖘𝖙", RuleName.insult),
        ("Kanaken raus aus Lehe", RuleName.hate),
        ("K4n4ken", RuleName.hate),
        ("N-e-g-e-r", RuleName.hate),
        ("Ausländer  raus!!", RuleName.hate),
        ("AUSLAENDER RAUS", RuleName.hate),
        ("Die gehören alle vergast", RuleName.hate),
        ("Schwuuuuuchtel", RuleName.hate),
        ("Zigeunerpack überall", RuleName.hate),
        ("Judensau", RuleName.hate),
        ("gas the jews", RuleName.hate),
        ("scheissausländer", RuleName.hate),
        ("Ich bring dich um", RuleName.threat),
        ("ICH BRINGE EUCH UM", RuleName.threat),
        ("ich weiss wo du wohnst", RuleName.threat),
        ("Ich weiß, echt: wir wissen wo ihr wohnt", RuleName.threat),
        ("Der gehört erschossen", RuleName.threat),
        ("an die Wand stellen, alle", RuleName.threat),
        ("Kugel in den K0pf", RuleName.threat),
        ("ge\u{AD}hört auf\u{AD}gehängt", RuleName.threat),
        ("i’ll kill you", RuleName.threat),
        ("Sieg Heil", RuleName.crime),
        ("S1eg He1l", RuleName.crime),
        ("Sieg-Heil", RuleName.crime),
        ("Ηeil Hitler", RuleName.crime),
        ("Den Holocaust hat es nie gegeben, Holocaust ist eine Lüge", RuleName.crime),
        ("Man sollte das Rathaus anzünden", RuleName.crime),
        ("Alles für Deutschland!", RuleName.crime),
        ("Ruft ihn an: 0171 / 2345678", RuleName.personalData),
        ("seine Nummer +49 (0)471 9876543", RuleName.personalData),
        ("Schreibt an erika.beispiel@privat.example", RuleName.personalData),
        ("Geld an DE89 3704 0044 0532 0130 00", RuleName.personalData),
        ("Der Raser fährt HB-XY 123", RuleName.personalData),
        ("Der Amtsleiter wohnt in der Deichstraße 14b", RuleName.personalData),
        ("Verdiene von zu Hause 5000 Euro, klick hier", RuleName.spam),
        ("K r e d i t ohne Schufa? Kredit ohne Schufa!", RuleName.spam),
        ("Bitc0in investieren lohnt sich", RuleName.spam),
        ("Make money online today", RuleName.spam),
        ("Follower kaufen bei uns", RuleName.spam),
        ("Nur heute in unserem Onlineshop, Rabattcode SOMMER", RuleName.advertising),
        ("Goldankauf am Bahnhof", RuleName.advertising),
        ("Zweitstimme für uns!", RuleName.election),
        ("Wählt AfD", RuleName.election),
        ("wählt die Grünen am Sonntag", RuleName.election),
        ("Seht selbst: http://betrug.example/a", RuleName.link),
        ("bit.ly/3abcDEF", RuleName.link),
        ("Hier anmelden: https://stаdt-bremerhaven.example/login", RuleName.link),
        ("Offiziell: https://stadt.example@betrug.example/", RuleName.link),
    ]
}
