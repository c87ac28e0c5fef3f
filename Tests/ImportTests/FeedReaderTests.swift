import Desk
import Import
import Testing

struct FeedReaderTests {
    @Test("RSS: broken ampersands, names of HTML, undeclared prefixes and odd dates are taken")
    func rss() throws {
        let text = """

            <?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title><item><title>Licht & Weg</title>
            <link>https://b.example/?a=1&b=2#comment-1</link><guid isPermaLink="false">g1</guid>
            <pubDate>So, 01 Nov 26 10:00 MEZ</pubDate><dc:creator>Anna&nbsp;B</dc:creator><slash:comments>3</slash:comments>
            <description>&lt;p&gt;Gr&amp;uuml;&amp;szlig;e&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description></item></channel></rss>
            """
        let item = try #require(try Reading.items(text, .feed).first)
        #expect(item.id == "g1" && item.text == "Grüße" && item.subject == "Licht & Weg" && item.channel == .website)
        #expect(item.created == Instant(iso: "2026-11-01T09:00:00Z"))
        #expect(item.author?.name == "Anna\u{A0}B" && item.url == "https://b.example/?a=1&b=2#comment-1")
    }

    @Test("Atom: prefixes are free, threads are linked, text types are obeyed")
    func atom() throws {
        let text = """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/syndication/thread/1.0"><a:id>f</a:id>
            <a:entry><a:id>c2</a:id><a:title type="text">1 &lt; 2 &lt;b&gt;</a:title><a:updated>2026-03-29T01:00:01Z</a:updated>
            <t:in-reply-to ref="c1"/><t:in-reply-to ref="c0"/><a:link href="https://x/c2"/><a:author><a:name>Zoë</a:name></a:author>
            <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Hallo<br/><em>Welt</em> &amp;lt;</div></a:content></a:entry>
            <a:entry><a:id>c1</a:id><a:published>2026-03-28T00:00:00.5Z</a:published><a:content type="html">&lt;p&gt;a &amp;amp; b&lt;/p&gt;</a:content></a:entry>
            </a:feed>
            """
        let items = try Reading.items(text, .feed)
        #expect(items.map(\.id) == ["c2", "c1"] && items[0].parent == "c1" && items[0].subject == "1 < 2 <b>")
        #expect(items[0].text == "Hallo\nWelt &lt;" && items[1].text == "a & b")
        #expect(items[0].author?.name == "Zoë" && items[0].url == "https://x/c2")
    }

    @Test("RSS 1.0 and JSON Feed")
    func others() throws {
        let rdf = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/>
            <item rdf:about="https://x/1"><title>T</title><dc:date>2026-02-01</dc:date><description>D</description></item></rdf:RDF>
            """
        #expect(try Reading.items(rdf, .feed).map(\.id) == ["https://x/1"])
        let json = """
            {"version":"https://jsonfeed.org/version/1.1","items":[7,{"id":17,"content_html":"<p>a</p>",
            "date_published":"2026-02-01T10:00:00Z","authors":[{"name":"Bo"}]}]}
            """
        let item = try #require(try Reading.items(json, .feed).first)
        #expect(item.id == "17" && item.text == "a" && item.author?.name == "Bo")
    }

    @Test("a document type with entities is refused before it is read")
    func bomb() throws {
        let text =
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><item><title>&b;</title></item></rss>"
        let all = try Reading.all(text, .feed)
        #expect(all.count == 1 && all.first?.reject?.reason.contains("document type") == true)
    }

    @Test("a document that breaks off keeps the entries before the break")
    func breaksOff() throws {
        let item = "<item><guid>g</guid><title>T</title><pubDate>Sun, 01 Nov 2026 10:00:00 GMT</pubDate></item>"
        let all = try Reading.all("<rss><channel>" + item + "<item><title>halb</ti", .feed)
        #expect(all.compactMap(\.item?.id) == ["g"] && all.last?.reject != nil)
    }

    @Test("one guid under several links is no identity; a blank one neither")
    func guids() throws {
        func item(_ guid: String, _ link: String) -> String {
            "<item><guid>\(guid)</guid><link>\(link)</link><title>T</title><pubDate>1 Nov 2026 10:00 GMT</pubDate></item>"
        }
        let text =
            "<rss>" + item("same", "https://x/1") + item("same", "https://x/2") + item(" ", "https://x/3") + "</rss>"
        #expect(try Reading.items(text, .feed).map(\.id) == ["https://x/1", "https://x/2", "https://x/3"])
    }

    @Test("Windows bytes under any label are read, and what is no feed is said so")
    func encodings() throws {
        let head = Array("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><item><guid>1</guid><title>".utf8)
        let tail = Array("</title><pubDate>1 Okt 2026 10:00</pubDate></item></rss>".utf8)
        #expect(try Reading.all(head + [0xE4, 0x80] + tail, .feed).first?.item?.text == "ä€")
        for text in ["<html><body>x</body></html>", "{}", "", "nichts", "{\"version\":3}", "<"] {
            let all = try Reading.all(text, .feed)
            #expect(all.count == 1 && all.first?.reject != nil, "\(text)")
        }
    }
}
