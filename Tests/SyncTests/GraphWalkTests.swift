import Desk
import StrictJSON
import Testing

@testable import Sync

struct GraphWalkTests {
    private let mark = GraphMark(newest: 10_000, ids: ["a"], count: 1, walked: 1, seen: 1)

    private func entries(_ list: [(String, Int64)]) -> [GraphEntry] { list.map { GraphEntry(id: $0.0, created: $0.1) } }
    private func walk() -> GraphWalk { GraphWalk(GraphTask(object: "p", count: nil)) }

    @Test("a known page ends the walk only when it reaches below the overlap")
    func overlap() throws {
        var walk = walk()
        #expect(try !walk.take(entries([("a", 10_000), ("b", 9_500)]), next: "x", mark: mark, floor: nil))
        #expect(try walk.take(entries([("c", 9_399)]), next: "y", mark: mark, floor: nil))
    }

    @Test("one unknown entry on a page keeps the walk going, however old the page reaches")
    func unknown() throws {
        var walk = walk()
        #expect(try !walk.take(entries([("new", 10_000), ("b", 1_000)]), next: "x", mark: mark, floor: nil))
        #expect(walk.mark(after: mark, run: 2).ids == ["a", "new"])
    }

    @Test("an empty page with a next one is no end")
    func empty() throws {
        var walk = walk()
        #expect(try !walk.take([], next: "x", mark: mark, floor: nil))
        #expect(try walk.take([], next: nil, mark: mark, floor: nil))
        #expect(walk.mark(after: mark, run: 2).newest == 10_000)
    }

    @Test("a page that comes twice stops the walk with a reason")
    func twice() throws {
        var walk = walk()
        let page = entries([("c", 9_000), ("d", 8_000)])
        #expect(try !walk.take(page, next: "x", mark: nil, floor: nil))
        #expect(throws: ChannelFault.garbled("a page came twice")) {
            try walk.take(page, next: "y", mark: nil, floor: nil)
        }
    }

    @Test("a list that stands oldest first is noticed")
    func oldestFirst() throws {
        var walk = walk()
        let page = entries((0..<12).map { ("c\($0)", 1_000 + Int64($0)) })
        #expect(throws: ChannelFault.garbled("the page stands oldest first")) {
            try walk.take(page, next: "x", mark: nil, floor: nil)
        }
    }

    @Test("the mark takes the newest second of the whole walk with all ids of it")
    func newMark() throws {
        var walk = walk()
        #expect(
            try !walk.take(entries([("z", 20_000), ("y", 20_000), ("x", 15_000)]), next: "n", mark: mark, floor: nil))
        #expect(try walk.take(entries([("a", 10_000), ("b", 9_000)]), next: "n2", mark: mark, floor: nil))
        #expect(
            walk.mark(after: mark, run: 7)
                == GraphMark(newest: 20_000, ids: ["z", "y"], count: nil, walked: 7, seen: 7))
    }

    @Test("a cursor comes back from its text, and text of another kind begins anew")
    func cursor() {
        var cursor = GraphCursor(nil)
        cursor.number = 4
        cursor.marks = ["p": mark]
        cursor.run = GraphRun(today: 5, todo: [GraphTask(object: "q", count: 2)])
        #expect(GraphCursor(cursor.text) == cursor)
        #expect(GraphCursor("walk 1 2 3") == GraphCursor(nil))
    }

    @Test("of the next page's address only the cursor is kept, never the token")
    func page() throws {
        let page = try GraphPage(try Recording.json("facebook/comments_page1"))
        #expect(page.after == "QVFIUkFGVEVSMQ")
        #expect(page.total == 9)
        #expect(try GraphPage(try Recording.json("facebook/comments_page2")).after == nil)
        let bare: JSON = ["data": [], "paging": ["next": "https://graph.facebook.com/x?access_token=T&after=Q1"]]
        #expect(try GraphPage(bare).after == "Q1")
        #expect(throws: ChannelFault.garbled("a further page without a cursor")) {
            try GraphPage(["data": [], "paging": ["next": "https://graph.facebook.com/x?until=5"]])
        }
    }

    @Test("texts are the same in NFC, with line ends alike and trimmed")
    func text() {
        #expect(GraphText.isSame("  Gru\u{0308}ße\r\nStadt \n", "Grüße\nStadt"))
        #expect(!GraphText.isSame("Grüsse", "Grüße"))
        #expect(!GraphText.isSame(nil, ""))
    }
}
