import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Pictures of the form of a post, and what must hold for every picture.
struct PublicationFrameTests {
    private static func write(_ stand: Stand) {
        stand.press("4", "P", "Space", "j", "Space", "Tab", "<Sturmflutwarnung>", "Enter")
        stand.press("<Bitte die Deichtore meiden.>", "Enter", "<Die Fähre fährt bis 18 Uhr.>")
    }

    @Test("choosing accounts") func accounts() throws {
        try Pictures.verify("publication-accounts") { $0.press("4", "P", "Space", "j") }
    }

    @Test("the text") func text() throws { try Pictures.verify("publication-text", Self.write) }

    @Test("the text in English") func english() throws {
        try Pictures.verify("publication-english", language: .en, Self.write)
    }

    @Test("the text without Unicode") func ascii() throws {
        try Pictures.verify("publication-ascii", isUnicode: false, Self.write)
    }

    @Test("the question before it leaves, with a time") func confirm() throws {
        try Pictures.verify("publication-confirm") { stand in
            Self.write(stand)
            stand.press("Ctrl-y", "<18:30>", "Enter", "Ctrl-s")
        }
    }

    @Test("the outbox with a post") func outbox() throws {
        try Pictures.verify("outbox-publication") { stand in
            Self.write(stand)
            stand.press("Ctrl-s", "j")
        }
    }

    @Test("without colours a letter or a mark tells what is chosen, where one types, and what is too long")
    func mono() throws {
        let stand = try Stand()
        stand.press("4", "P", "Space", "Tab", "Tab")
        stand.take(.key(.paste(String(repeating: "lang ", count: 1700))))
        #expect(stand.rows[1].contains("[x] Facebook") && stand.rows[1].contains("!8500/8000"))
        #expect(stand.rows[3].hasPrefix("›Text"))
        stand.press("Tab")
        #expect(stand.rows[1].contains("[x]") && stand.rows[2].contains("[ ]"))
        let cursor = try #require(stand.frame.cursor)
        #expect(cursor.row == 1)
    }

    @Test("every size from 1x1 to 100x40 draws, in every field, and the cursor stays on the screen")
    func sizes() throws {
        for keys in [[], ["Tab"], ["Tab", "Tab"], ["Ctrl-y"]] {
            let stand = try Stand()
            Self.write(stand)
            stand.press("Tab")
            for key in keys { stand.press(key) }
            for width in [1, 2, 5, 19, 20, 21, 39, 59, 60, 76, 100] {
                for height in [1, 2, 4, 5, 6, 7, 9, 14, 40] {
                    stand.take(.resized(Size(width: width, height: height)))
                    #expect(stand.rows.count == height)
                    if let cursor = stand.frame.cursor { #expect(cursor.row < height && cursor.column < width) }
                }
            }
        }
    }
}
