import Desk
import Import
import Testing

struct ArchiveMappingTests {
    @Test("Google+: the post is the city's, public as it says, with counters; comments of others only on demand")
    func googlePlus() throws {
        let silent = try Reading.all(ArchivePayloads.googlePlus, .googleplus)
        #expect(silent.count == 2 && silent.last?.remark?.kind == .foreignComment)
        var defaults = Reading.defaults
        defaults.includesComments = true
        let items = try Reading.all(ArchivePayloads.googlePlus, .googleplus, defaults).compactMap(\.item)
        let post = try #require(items.first)
        #expect(post.channel == .googleplus && post.kind == .post && post.direction == .outgoing && post.isPublic)
        #expect(post.id == "users/000000000000000000001/posts/UgzX")
        #expect(post.text == "Maritime Tage\nWir freuen uns auf Euch! Programm")
        #expect(
            post.created == Instant(iso: "2017-06-13T08:15:00Z") && post.edited == Instant(iso: "2017-06-13T08:20:11Z"))
        #expect(post.reactions == ["like": 1] && post.author?.name == "Seestadt (synthetisch)")
        let comment = try #require(items.last)
        #expect(comment.parent == post.id && comment.direction == .incoming && comment.kind == .comment)
        #expect(comment.text == "Gibt es Parkplätze für Behinderte?" && comment.author?.name == "Erika M.")
    }

    @Test("Google+: what was shared with a circle is private; a picture without words and an author without a name")
    func privatePost() throws {
        let post = try #require(try Reading.items(ArchivePayloads.googlePlusPrivate, .googleplus).first)
        #expect(!post.isPublic && post.text.isEmpty && post.author?.name == "users/000000000000000000001")
        #expect(post.attachments == [InboundAttachment(url: "https://bild.example/1.jpg", mime: "image/*")])
    }

    @Test("Google+: the account's own comments are taken as sent, a comment with a fault leaves the post alone")
    func googlePlusComments() throws {
        let post = """
            {"resourceName":"users/1/posts/A","creationTime":"2017-06-13 08:15:00+0000","content":"Text",
            "author":{"displayName":"Stadt","resourceName":"users/1"},"comments":[
            {"creationTime":"2017-06-13 09:00:00+0000","author":{"resourceName":"users/1"},"content":"Antwort"},
            {"author":{"resourceName":"users/1"},"content":"ohne Zeit"}]}
            """
        let all = try Reading.all(post, .googleplus)
        #expect(all.compactMap(\.item).map(\.direction) == [.outgoing, .outgoing])
        #expect(all.last?.reject?.description == "f:1: comments[1].creationTime: missing (entry 1)")
        #expect(all.compactMap(\.item).allSatisfy { !$0.isPublic })
    }

    @Test("Twitter: wrapped and bare tweets, numbers as strings, long addresses, entities once, replies as comments")
    func twitter() throws {
        let items = try Reading.items(ArchivePayloads.tweets, .twitter)
        let post = try #require(items.first)
        #expect(post.id == "1216000000000000123" && post.channel == .x && post.direction == .outgoing)
        #expect(
            post.text
                == "Sturmwarnung für heute Abend: Bitte Deich & Mole meiden. 🌊 https://www.bremerhaven.example/sturm")
        #expect(post.created == Instant(iso: "2020-01-11T14:03:09Z") && post.language == "de")
        #expect(post.reactions == ["like": 41, "share": 17] && post.kind == .post)
        #expect(items.last?.parent == "1216000000000000800" && items.last?.kind == .comment)
        let shared = try Reading.all(ArchivePayloads.tweetsOfBefore2020, .twitter)
        #expect(shared.map { $0.remark?.kind } == [.share])
    }

    @Test(
        "Twitter: an id that went through a floating-point number, or is none, is a reject",
        arguments: ["\"id\":1.216e18", "\"id_str\":\"12x\"", "\"id_str\":12", "\"lang\":\"de\""])
    func twitterIDs(member: String) throws {
        let tweet =
            "window.YTD.tweets.part0 = [{\(member),\"full_text\":\"x\","
            + "\"created_at\":\"Sat Jan 11 14:03:09 +0000 2020\"}]"
        let all = try Reading.all(tweet, .twitter)
        #expect(all.count == 1 && all.first?.reject?.field?.hasPrefix("id") == true)
    }

    @Test("Twitter: archives of before 2019 and a picture whose own address goes")
    func oldTwitter() throws {
        let old = """
            Grailbird.data.tweets_2012_03 =
             [ {"id":398765432109876543,"text":"Moin &amp;lt; https://t.co/a1","created_at":"2012-03-01 12:00:05 +0000",
             "entities":{"media":[{"url":"https://t.co/a1",
             "media_url_https":"https://p.example/1.jpg","type":"photo"}]}}];
            """
        let post = try #require(try Reading.items(old, .twitter).first)
        #expect(post.text == "Moin &lt;" && post.attachments.map(\.url) == ["https://p.example/1.jpg"])
        #expect(post.id == "398765432109876543" && post.created == Instant(iso: "2012-03-01T12:00:05Z"))
    }

    @Test("Facebook: bytes written as characters are repaired, ids made from the content, comments are the account's")
    func facebook() throws {
        let posts = try Reading.items(ArchivePayloads.facebookPosts, .facebook)
        #expect(
            posts.map(\.text) == [
                "Das Bürgerbüro schließt heute früher. Bußgeldstelle geöffnet – 5 € Gebühr. 🌊", "Fähre im Nebel",
            ])
        #expect(posts.allSatisfy { $0.kind == .post && $0.direction == .outgoing && $0.id.hasPrefix("hash:") })
        #expect(posts.last?.attachments.first?.alt == "Fähre" && posts.last?.edited == nil)
        let comment = try #require(try Reading.items(ArchivePayloads.facebookComments, .facebook).first)
        #expect(comment.text == "Danke für den Hinweis, wir prüfen das!" && comment.kind == .comment)
        #expect(comment.direction == .outgoing && comment.author?.name == "Seestadt" && comment.subject == nil)
    }

    @Test("Facebook: one bare object, an empty post, a post without a time; where a picture was sent from is not kept")
    func facebookShapes() throws {
        let media =
            "{\"media\":{\"uri\":\"a/1.jpg\",\"media_metadata\":{\"exif_data\":[{\"upload_ip\":\"10.1.2.3\"}]}}}"
        let bare = "{\"timestamp\":1768620000,\"data\":[],\"attachments\":[{\"data\":[\(media)]}]}"
        let item = try #require(try Reading.items(bare, .facebook).first)
        #expect(item.attachments == [InboundAttachment(url: "a/1.jpg")] && item.text.isEmpty)
        #expect(!"\(item)".contains("10.1.2.3"))
        let moved = bare.replacing("a/1.jpg", with: "your_facebook_activity/posts/1.jpg")
        #expect(try Reading.items(moved, .facebook).first?.id == item.id)
        let list = "[{\"timestamp\":1768620000,\"data\":[]},\n{\"data\":[{\"post\":\"x\"}]}]"
        let all = try Reading.all(list, .facebook)
        #expect(all.first?.remark?.kind == .empty)
        #expect(all.last?.reject?.description == "f:2: timestamp: missing (entry 2)")
    }

    @Test("Instagram: the words of one picture and of several, comments by the entry with a time")
    func instagram() throws {
        let posts = try Reading.items(ArchivePayloads.instagramPosts, .instagram)
        #expect(posts.map(\.text) == ["Guten Morgen, Bremerhaven! ☕ #möwe", "Zwei Schlepper, ein Ziel: die Schleuse"])
        #expect(posts.map(\.created.seconds) == [1_768_550_500, 1_768_450_501] && posts[1].attachments.count == 2)
        let comment = try #require(try Reading.items(ArchivePayloads.instagramComments, .instagram).first)
        #expect(comment.text == "Schönes Bild, dürfen wir es teilen?" && comment.direction == .outgoing)
        let story = "{\"ig_stories\":[{\"uri\":\"s/1.jpg\",\"creation_timestamp\":1768550500,\"title\":\"\"}]}"
        #expect(try Reading.items(story, .instagram).first?.attachments.first?.url == "s/1.jpg")
        let foreign = ArchivePayloads.instagramComments.replacing("Comment", with: "Commentaire")
        #expect(try Reading.all(foreign, .instagram).first?.reject?.field == "string_map_data")
    }

    @Test(
        "repair takes bytes for characters only where they are strict UTF-8, and only once",
        arguments: [
            ("fÃ¼r", "für"), ("für", "für"), ("â‚¬", "â‚¬"), ("\u{E2}\u{82}\u{AC}", "€"), ("abc", "abc"),
            ("Ã¼ und ü", "Ã¼ und ü"), ("ö🌊", "ö🌊"),
        ])
    func mojibake(pair: (String, String)) throws {
        let item = "[{\"timestamp\":1768620000,\"data\":[{\"post\":\"\(pair.0)\"}]}]"
        #expect(try Reading.items(item, .facebook).first?.text == pair.1)
    }
}
