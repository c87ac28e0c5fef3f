import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// What is said after a visit to the editor.
struct EditorTests {
    private func editing() throws -> (Stand, RequestID) {
        let stand = try Stand()
        stand.press("Enter", "r", "<Text>", "Ctrl-e")
        return (stand, try #require(stand.app.openCase?.compose?.editRequest))
    }

    @Test("why there is no text stays to be read, and the text stays as it was")
    func fault() throws {
        let (stand, id) = try editing()
        stand.take(.notice("der Editor endete mit einem Fehler"))
        stand.take(.edited(id, nil))
        #expect(stand.app.flash?.text == "der Editor endete mit einem Fehler")
        #expect(stand.app.openCase?.compose?.text == "Text")
    }

    @Test("the same text is said to be unchanged, another one is taken")
    func texts() throws {
        let (stand, id) = try editing()
        stand.take(.edited(id, "Text"))
        #expect(stand.app.flash?.text == stand.app.words.editorUnchanged)
        stand.press("Ctrl-e")
        stand.take(.edited(try #require(stand.app.openCase?.compose?.editRequest), "Anderer Text"))
        #expect(stand.app.openCase?.compose?.text == "Anderer Text")
    }
}
