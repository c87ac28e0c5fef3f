import Import
import Testing

struct FormatSnifferTests {
    @Test(
        "names tell formats",
        arguments: [
            ("a.ndjson", ImportFormat.ndjson), ("A.JSONL.gz", .ndjson), ("a.csv", .csv), ("a.tsv.gz", .csv),
            ("in.mbox", .mbox),
            ("a.xml", .feed), ("a.rss", .feed), ("x.y.atom.gz", .feed), ("a.json", nil), ("mbox", nil), ("-", nil),
            ("", nil),
        ] as [(String, ImportFormat?)])
    func names(pair: (String, ImportFormat?)) {
        #expect(FormatSniffer.format(ofName: pair.0) == pair.1)
    }

    @Test(
        "first bytes tell formats",
        arguments: [
            ("{\"channel\":1}", ImportFormat.ndjson), ("{\"version\": \"https://jsonfeed.org/version/1\"}", .feed),
            ("\u{FEFF}<?xml", .feed), ("From a Mon", .mbox), ("\"id\";\"channel\"\n", .csv), ("kanal\tid\n", .csv),
            ("Guten Tag", nil), ("", nil),
        ] as [(String, ImportFormat?)])
    func contents(pair: (String, ImportFormat?)) {
        #expect(FormatSniffer.format(ofContent: Array(pair.0.utf8)) == pair.1)
    }
}
