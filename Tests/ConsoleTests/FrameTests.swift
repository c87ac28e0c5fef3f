import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Whole pictures, compared with files.
struct FrameTests {
    private static let sizes = [
        ("80x24", Size.standard), ("40x10", Size(width: 40, height: 10)),
        ("200x60", Size(width: 200, height: 60)),
    ]

    private func verify(_ name: String, isUnicode: Bool = true, language: Language = .de, keys: [String] = []) throws {
        for (suffix, size) in Self.sizes {
            let stand = try Stand(size: size, language: language, isUnicode: isUnicode)
            for key in keys { stand.press(key) }
            #expect(throws: Never.self) { try FakeScreen.verify(stand.text, name: "\(name)-\(suffix)") }
        }
    }

    @Test("the inbox") func inbox() throws { try verify("inbox") }
    @Test("the inbox without Unicode") func inboxASCII() throws { try verify("inbox-ascii", isUnicode: false) }
    @Test("the inbox in English") func inboxEnglish() throws { try verify("inbox-english", language: .en) }
    @Test("marked cases") func marked() throws { try verify("inbox-marked", keys: ["Space", "j", "v"]) }
    @Test("filtering") func filter() throws { try verify("filter", keys: ["/", "<status:>"]) }
    @Test("help") func help() throws { try verify("help", keys: ["?"]) }
    @Test("the palette, narrowed") func palette() throws { try verify("palette", keys: ["Ctrl-p", "<zu>"]) }
    @Test("the picker of units") func picker() throws { try verify("picker", keys: ["a"]) }
    @Test("the menu of snoozing") func menu() throws { try verify("menu", keys: ["z"]) }
    @Test("the prompt for a note") func prompt() throws { try verify("prompt", keys: ["n", "<SBA angerufen>"]) }
    @Test("why") func why() throws { try verify("why", keys: ["w"]) }
    @Test("the command line") func commandLine() throws { try verify("command", keys: [":", "<assign S>", "Tab"]) }
    @Test("nothing found") func empty() throws { try verify("empty", keys: ["/", "<gibtesnicht>", "Enter"]) }
    @Test("an error") func error() throws { try verify("error", keys: [":", "<asign SBA>", "Enter"]) }
    @Test("the empty outbox") func outbox() throws { try verify("outbox", keys: ["4"]) }

    @Test("the accounts") func accounts() throws { try verify("accounts", keys: ["5"]) }
    @Test("the accounts without Unicode") func accountsASCII() throws {
        try verify("accounts-ascii", isUnicode: false, keys: ["5", "j"])
    }

    @Test("every size from 1x1 to 100x40 draws, with every overlay") func sizes() throws {
        for keys in [[], ["?"], ["a"], ["z"], ["n"], ["w"], [":"], ["/"], ["4"], ["5"]] {
            let stand = try Stand()
            for key in keys { stand.press(key) }
            for width in [1, 2, 5, 19, 20, 21, 39, 59, 60, 76, 100] {
                for height in [1, 2, 4, 5, 6, 9, 14, 40] {
                    stand.take(.resized(Size(width: width, height: height)))
                    #expect(stand.rows.count == height)
                    if let cursor = stand.frame.cursor {
                        #expect(cursor.row < height && cursor.column < width)
                    }
                }
            }
        }
    }
}
