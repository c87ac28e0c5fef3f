import Import
import Testing

struct FormatSnifferTests {
    @Test(
        "names tell formats",
        arguments: [
            ("a.ndjson", ImportFormat.ndjson), ("A.JSONL.gz", .ndjson), ("a.csv", .csv), ("a.tsv.gz", .csv),
            ("in.mbox", .mbox),
            ("a.xml", .feed), ("a.rss", .feed), ("x.y.atom.gz", .feed), ("a.json", nil), ("mbox", nil), ("-", nil),
            ("", nil), ("d/tweets-part2.js", .twitter), ("a.js", nil), ("x/2012_03.js", .twitter),
            ("posts_1.json", .instagram), ("your_posts_1(1).json", .facebook), ("20170613 - a.b.json", .googleplus),
        ] as [(String, ImportFormat?)])
    func names(pair: (String, ImportFormat?)) {
        #expect(FormatSniffer.format(ofName: pair.0) == pair.1)
    }

    @Test(
        "first bytes tell formats",
        arguments: [
            ("{\"channel\":1}", ImportFormat.ndjson), ("{\"version\": \"https://jsonfeed.org/version/1\"}", .feed),
            ("\u{FEFF}<?xml", .feed), ("From a Mon", .mbox), ("\"id\";\"channel\"\n", .csv), ("kanal\tid\n", .csv),
            ("window.YTD.tweets.part0 = [", .twitter), ("window.YTD.ad_clicks.part0 = [", nil),
            ("[{\"timestamp\":1,\"data\":[]}]", .facebook), ("[1]", nil),
            ("Nr;Kanal;Verfasser;Text;Eingang", .inbox), ("id,network,message,created_at", .inbox),
            ("id,channel,created_at,text", .csv),
            ("{\"channel\":\"googleplus\",\"created_at\":\"x\",\"text\":\"\\\"creationTime\\\"\"}", .ndjson),
            ("Guten Tag", nil), ("", nil),
        ] as [(String, ImportFormat?)])
    func contents(pair: (String, ImportFormat?)) {
        #expect(FormatSniffer.format(ofContent: Array(pair.0.utf8)) == pair.1)
    }
}
