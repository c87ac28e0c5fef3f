import Classifier
import Testing

struct ModelBytesTests {
    @Test("A model comes back from its bytes exactly")
    func roundTrip() throws {
        let model = try Synthetic.model()
        let copy = try TextModel(bytes: model.bytes)
        #expect(copy == model && copy.digest == model.digest && copy.bytes == model.bytes)
        #expect(copy.score("Ihr Dödel!") == model.score("Ihr Dödel!"))
    }

    @Test("A model that was cut off anywhere is refused")
    func cut() throws {
        let bytes = try Synthetic.model().bytes
        for end in stride(from: 0, to: bytes.count, by: 211) {
            #expect(throws: ModelFault.self) { try TextModel(bytes: Array(bytes[..<end])) }
        }
    }

    @Test("A flipped bit anywhere is refused")
    func flipped() throws {
        let bytes = try Synthetic.model().bytes
        for place in stride(from: 0, to: bytes.count, by: 173) {
            var damaged = bytes
            damaged[place] ^= 0x10
            #expect(throws: ModelFault.self) { try TextModel(bytes: damaged) }
        }
    }

    @Test("A hostile file with a right checksum is refused or read within bounds, and never crashes")
    func hostile() throws {
        let bytes = try Synthetic.model().bytes
        for place in stride(from: 16, to: min(bytes.count, 700), by: 3) {
            for value in [0x00, 0x80, 0xFF] as [UInt8] {
                var forged = bytes
                forged[place] = value
                forged.replaceSubrange(8..<16, with: checksum(forged[16...]))
                guard let model = try? TextModel(bytes: forged) else { continue }
                #expect((0...1).contains(model.score("Ihr Dödel, der Bus fehlt!")))
            }
        }
    }

    @Test("Every fault is a sentence")
    func sentences() {
        for fault in [ModelFault.notAModel, .damaged, .outOfBounds(what: "unit")] {
            #expect("\(fault)".hasSuffix("."))
        }
    }

    /// FNV-1a, 64 bits, little-endian.
    private func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
    }
}
