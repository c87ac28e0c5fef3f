import Desk
import Store
import StrictJSON
import Testing

/// By what a process that stays open sees that rules, people or accounts are others now.
struct RegisterVersionTests {
    @Test("entering, changing and removing a record each give another version, and messages do not")
    func changes() throws {
        let stand = try Stand()
        var seen = [try stand.store.registerVersion()]
        func expectNew(_ change: () throws -> Void) throws {
            try change()
            let version = try stand.store.registerVersion()
            #expect(!seen.contains(version))
            seen.append(version)
        }
        for name in ["N. Neu", "N. Alt"] {
            try expectNew {
                try stand.store.register([Clerk(name: "neu", fullName: name)], as: Stand.chef, now: stand.now)
            }
        }
        try expectNew { try stand.store.unregister(.clerk, "leser", as: Stand.chef, now: stand.now) }
        try expectNew { try stand.store.enter([(.wordList, "eigene", [:])], as: Stand.chef, now: stand.now) }
        _ = try stand.opened("a1")
        #expect(try stand.store.registerVersion() == seen.last)
    }

    @Test("a record that is entered and removed again leaves the version that was")
    func back() throws {
        let stand = try Stand()
        let before = try stand.store.registerVersion()
        try stand.store.register([Clerk(name: "neu", fullName: "N. Neu")], as: Stand.chef, now: stand.now)
        try stand.store.unregister(.clerk, "neu", as: Stand.chef, now: stand.now)
        #expect(try stand.store.registerVersion() == before)
    }

    @Test("what another process enters is seen")
    func otherProcess() throws {
        let stand = try Stand()
        let before = try stand.store.registerVersion()
        let other = try DeskStore(stand.path)
        defer { try? other.close() }
        try other.register([Clerk(name: "neu", fullName: "N. Neu")], as: Stand.chef, now: stand.now)
        #expect(try stand.store.registerVersion() != before)
    }
}
