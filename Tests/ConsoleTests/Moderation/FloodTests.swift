import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The banner of a flood, and what it leads to.
struct FloodTests {
    private func flooded(_ alarm: FloodAlarm = ModerationFixtures.alarm) throws -> Stand {
        let stand = try Stand()
        stand.desk.flood([alarm])
        stand.take(.deskChanged)
        return stand
    }

    @Test("the banner has a row of its own; the list below it keeps its selection in sight")
    func row() throws {
        let stand = try flooded()
        #expect(stand.rows[1].hasPrefix(" ! Flut Facebook stadt: 140 in 15 min, sonst 12 (12×), seit 10:56"))
        stand.press("G")
        let cursor = try #require(stand.frame.cursor)
        #expect(cursor.row > 2 && stand.app.inbox.window.height == InboxLayout(stand.app).list.height)
    }

    @Test("put away, it stays away for that flood, and a new one shows again")
    func away() throws {
        let stand = try flooded()
        stand.press("!", "x")
        #expect(!stand.text.contains("Flut"))
        stand.take(.deskChanged)
        #expect(!stand.text.contains("Flut"))
        stand.desk.flood([])
        stand.take(.deskChanged)
        stand.desk.flood([ModerationFixtures.alarm])
        stand.take(.deskChanged)
        #expect(stand.text.contains("Flut"))
    }

    @Test("it shows the flooded account's cases, the newest first, or the flooded thread")
    func list() throws {
        let stand = try flooded()
        stand.press("!", "l")
        #expect(stand.app.inbox.queryText == "konto:\"facebook/stadt\"")
        var alarm = ModerationFixtures.alarm
        alarm.caseKey = 5
        let other = try flooded(alarm)
        other.press("!", "l")
        #expect(other.app.openCase?.key == 5)
    }

    @Test("it marks what waits of the flood in the fullest queue")
    func bulk() throws {
        let stand = try flooded()
        ModerationFixtures.fill(stand.desk)
        stand.take(.deskChanged)
        stand.press("6")
        stand.press("!", "s")
        #expect(stand.app.moderation.list.queue == .suspected)
        #expect(stand.app.moderation.list.marked == [100, 800])
    }

    @Test("a suggested step says what to do, and nothing is done by itself")
    func steps() throws {
        let stand = try flooded()
        stand.press("!", "4")
        #expect(stand.app.flash?.text == "Pressestelle jetzt anrufen")
        #expect(stand.desk.log.isEmpty)
    }

    @Test("without a flood the key says so, and with one it is asked for again every minute")
    func polling() throws {
        let calm = try Stand()
        calm.press("!")
        #expect(calm.app.flash?.text == "zurzeit keine Flut")
        let stand = try flooded()
        #expect(Update.update(&stand.app, .tick(stand.app.now + 1)).isEmpty)
        #expect(Update.update(&stand.app, .tick(stand.app.now + 60)).map(\.summary).contains("loadFloods"))
    }
}
