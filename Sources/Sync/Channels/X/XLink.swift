/// What X makes a link of: addresses with a scheme, and bare names under a known top level.
enum XLink {
    static func end(in text: Substring, after before: Character?) -> Substring.Index? {
        if let end = WebLink.end(in: text, after: before) { return end }
        guard let first = text.first, first.isLetter || first.isNumber else { return nil }
        // In the middle of a word, a mail address, a handle or a path no address begins.
        if let before, before.isLetter || before.isNumber || "@#$/:._-+&=".contains(before) { return nil }
        guard let hostEnd = WebLink.domainEnd(text) else { return nil }
        let host = text[..<hostEnd]
        guard let top = host.split(separator: ".").last?.lowercased(), isTopLevel(top),
            text[hostEnd...].first != "@", host.allSatisfy({ $0 != "_" })
        else { return nil }
        return WebLink.end(in: text, afterHost: hostEnd)
    }

    /// All countries' names, and the general ones that cities and citizens of Germany use. A name that is missing here
    /// counts by its letters.
    private static func isTopLevel(_ name: String) -> Bool { countries.contains(name) || general.contains(name) }

    private static let countries = Set(
        """
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd
        cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge
        gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh
        ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw
        mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb
        sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk
        us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let general = Set(
        """
        academy aero app art asia bayern berlin bike bio biz blog business cafe camp care careers cat center city click
        cloud club coach codes community company consulting coop country dance date deals design dev digital direct
        education email energy engineering events expert family farm film fitness forum foundation fund gallery garden
        gmbh gov green group guide hamburg haus health help host hotel house immo immobilien info ink institute int
        international jetzt jobs kaufen koeln koln land legal life link live ltd map markets media men mil mobi museum
        music name net network news ngo nrw one ong online org page park party photo photos pics place plus press pro
        radio reise reisen rest restaurant ruhr saarland school schule science services shop show site ski social
        software solutions space sport store studio style support systems tax team tech tel theater tips tirol today
        tools top tours town toys trade training travel tv university vet video vote wang web website wien wiki win
        work works world xxx xyz yoga zone com edu eus cologne swiss
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
