import Import
import Testing

struct ByteSourceTests {
    /// `one\ntwo\n` packed by gzip.
    private let packed: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 207, 75, 229, 42, 41, 207, 231, 2, 0, 230, 11, 186, 18, 8, 0, 0, 0,
    ]

    private func read(_ source: any ByteSource) throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let chunk = try source.next()
            if chunk.isEmpty { return all }
            all += chunk
        }
    }

    @Test("gzip is found by its magic bytes, members follow each other", arguments: [1, 5, 1000])
    func members(chunk: Int) throws {
        let twice = Array("one\ntwo\none\ntwo\n".utf8)
        #expect(try read(try MemoryBytes(packed + packed, chunk: chunk).unpacked()) == twice)
        #expect(try read(try MemoryBytes(packed + [0, 0, 0], chunk: chunk).unpacked()) == Array("one\ntwo\n".utf8))
    }

    @Test("other bytes pass unchanged")
    func plain() throws {
        for text in ["", "a", "ab", "plain text"] {
            #expect(try read(try MemoryBytes(text, chunk: 1).unpacked()) == Array(text.utf8))
        }
    }

    @Test("gzip that is cut off gives what came before, then a fault")
    func cutOff() throws {
        let source = try MemoryBytes(Array(packed.dropLast(6))).unpacked()
        #expect(try source.next() == Array("one\ntwo\n".utf8))
        #expect(throws: ImportFault.gzipDamaged(after: 8)) { try source.next() }
        #expect(throws: ImportFault.gzipDamaged(after: 8)) { try source.next() }
    }

    @Test("gzip with flipped bytes is a fault")
    func damaged() throws {
        var bytes = packed
        bytes[21] ^= 0xFF
        let source = try MemoryBytes(bytes).unpacked()
        #expect(throws: ImportFault.self) { try read(source) }
    }

    @Test("a missing file is named")
    func missing() {
        let fault = #expect(throws: ImportFault.self) { try FileBytes(path: "/nowhere/at-all") }
        #expect(fault?.description.contains("/nowhere/at-all") == true)
    }
}
