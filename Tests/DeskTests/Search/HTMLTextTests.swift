import Desk
import Testing

struct HTMLTextTests {
    @Test(
        "HTML becomes the text a reader sees",
        arguments: [
            ("<p>Moin</p><p>Danke</p>", "Moin\n\nDanke"), ("a<br>b<br/>c", "a\nb\nc"),
            ("<ul><li>eins</li><li>zwei</li></ul>", "- eins\n- zwei"), ("a   b\n c", "a b c"),
            ("<script>alert('<p>')</script>x<style>p{}</style>", "x"),
            ("a &amp;amp; b &auml; &#228; &#xe4; &euro;", "a &amp; b ä ä ä €"),
            ("&#150; &#0; &#xD800; &#99999999;", "– \u{FFFD} \u{FFFD} \u{FFFD}"), ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            (
                "<a href=\"https://x\"><span class=\"invisible\">https://</span><span>x.de/a</span></a>",
                "https://x.de/a"
            ),
            ("<!-- weg -->da", "da"), ("<img src=x alt=\"Foto &amp; Bild\">", "[Foto & Bild]"),
            ("<a title=\"a>b\">c</a>", "c"),
            ("<blockquote><p>Zitat</p></blockquote>", "> Zitat"), ("<pre>a\n  b</pre>", "a\n  b"),
            ("gr&uuml&szlig", "grüß"),
        ])
    func reads(pair: (String, String)) {
        #expect(HTMLText.plain(pair.0) == pair.1)
    }

    @Test("garbage never stops it")
    func garbage() {
        var random = SearchNumbers(seed: 5)
        let pieces = [
            "<", ">", "&", "#", ";", "p", "script", "/", "\"", "'", "=", "!--", "--", "alt=", "img ", "li", "x", "&#x",
            "ü", "\0", " ",
        ]
        for _ in 0..<3000 {
            let html = (0..<40).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            #expect(HTMLText.plain(html).utf8.count <= html.utf8.count * 8 + 16)
        }
        #expect(HTMLText.plain(String(repeating: "<blockquote>", count: 10_000) + "a").hasSuffix("a"))
        #expect(HTMLText.plain(String(repeating: "<p", count: 100_000)).isEmpty)
    }
}
