import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The window over a long list: pages by key, both ways, place known where it can be.
struct ListWindowTests {
    @Test("going down a thousand rows meets every case once, in order")
    func down() throws {
        let stand = try Stand(cases: 1000)
        let asker = stand.app.asker
        let all = try stand.desk.page(PageRequest(order: .due, limit: 2000, openOnly: true), asker: asker)
        for (index, row) in all.enumerated() {
            #expect(stand.selected == row.record.key)
            #expect(stand.app.inbox.window.position == index + 1)
            if index < all.count - 1 { stand.press("j") }
        }
        #expect(stand.app.inbox.window.rows.count <= ListWindow.capacity + ListWindow.page)
        for row in all.reversed().dropFirst() {
            stand.press("k")
            #expect(stand.selected == row.record.key)
        }
        #expect(stand.app.inbox.window.position == 1)
    }

    @Test("End goes to the last row at once and knows its place; Home comes back")
    func endAndHome() throws {
        let stand = try Stand(cases: 1000)
        let total = try #require(stand.app.inbox.matching)
        stand.press("End")
        #expect(stand.app.inbox.window.position == total)
        #expect(stand.app.inbox.window.endsList && !stand.app.inbox.window.beginsList)
        stand.press("PageUp", "PageDown")
        #expect(stand.app.inbox.window.position == total)
        stand.press("g")
        #expect(stand.app.inbox.window.position == 1)
    }

    @Test("PageDown moves by a screen less one row, to the end and not beyond")
    func pages() throws {
        let stand = try Stand(cases: 200)
        let height = stand.app.inbox.window.height
        stand.press("PageDown")
        #expect(stand.app.inbox.window.cursor == height - 1)
        for _ in 0..<40 { stand.press("PageDown") }
        #expect(stand.app.inbox.window.position == stand.app.inbox.matching)
    }

    @Test("a refresh deep in the list keeps case and row of the screen")
    func deepRefresh() throws {
        let stand = try Stand(cases: 1000)
        for _ in 0..<60 { stand.press("PageDown") }
        stand.press("k", "k", "k")
        let (key, place) = (stand.selected, stand.app.inbox.window.cursor - stand.app.inbox.window.top)
        stand.take(.deskChanged)
        #expect(stand.selected == key)
        #expect(stand.app.inbox.window.cursor - stand.app.inbox.window.top == place)
    }

    @Test("a smaller window keeps the selected row in sight")
    func resize() throws {
        let stand = try Stand(cases: 100)
        for _ in 0..<12 { stand.press("j") }
        let key = stand.selected
        stand.take(.resized(.init(width: 40, height: 8)))
        #expect(stand.selected == key)
        #expect(stand.app.inbox.window.shown.contains { $0.record.key == key })
    }
}
