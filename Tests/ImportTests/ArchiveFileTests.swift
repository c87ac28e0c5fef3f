import Desk
import Import
import Testing

struct ArchiveFileTests {
    static let payloads: [(ImportFormat, String)] = [
        (.googleplus, ArchivePayloads.googlePlus), (.googleplus, ArchivePayloads.googlePlusPrivate),
        (.twitter, ArchivePayloads.tweets), (.twitter, ArchivePayloads.tweetsOfBefore2020),
        (.facebook, ArchivePayloads.facebookPosts), (.facebook, ArchivePayloads.facebookComments),
        (.instagram, ArchivePayloads.instagramPosts), (.instagram, ArchivePayloads.instagramComments),
    ]

    @Test(
        "a file cut off at any byte gives what stands before the cut, then one line that says so", arguments: payloads)
    func truncation(pair: (ImportFormat, String)) throws {
        var bytes = Array(pair.1.utf8)
        while let last = bytes.last, last == 0x0A || last == 0x20 || last == 0x3B { bytes.removeLast() }
        let whole = try Reading.all(bytes, pair.0).compactMap(\.item)
        for length in 0..<bytes.count {
            let all = try Reading.all(Array(bytes[..<length]), pair.0, chunk: 7)
            let rejects = all.compactMap(\.reject)
            #expect(rejects.count == 1, "cut at \(length)")
            #expect(all.last?.reject != nil && whole.starts(with: all.compactMap(\.item)), "cut at \(length)")
            #expect(rejects.first?.description.contains("\n") == false)
        }
    }

    @Test("damaged downloads are read to their end, each record an item within bounds, a reject or a remark")
    func mutations() throws {
        var random = SeededNumbers(seed: 7)
        for round in 0..<1600 {
            let (format, text) = Self.payloads[round % Self.payloads.count]
            var bytes = Array(text.utf8)
            for _ in 0...Int(random.next() % 6) {
                let at = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
                default: bytes.insert(contentsOf: bytes[at...].prefix(9), at: at)
                }
            }
            let records = try Reading.all(bytes, format, chunk: 1 + Int(random.next() % 64))
            #expect(!records.isEmpty)
            for item in records.compactMap(\.item) {
                #expect(!item.id.isEmpty && item.text.utf8.count <= InboundLimits.text)
                #expect(item.created >= InboundLimits.earliest && item.direction == .outgoing)
            }
        }
    }

    @Test("one bad entry of many is a reject with its line, the others are kept")
    func badEntry() throws {
        let list =
            "[\n{\"timestamp\":1768620000,\"data\":[{\"post\":\"a\"}]},\n{\"timestamp\":01},\n7,\n\"[{\",\n"
            + "{\"timestamp\":1768620001,\"data\":[{\"post\":\"b\"}]}\n]\n"
        let all = try Reading.all(list, .facebook)
        #expect(all.compactMap(\.item).map(\.text) == ["a", "b"])
        #expect(all.compactMap(\.reject).map(\.line) == [3, 4, 5])
    }

    @Test(
        "what is no download says so in one line",
        arguments: [
            ("", "the file is empty"), ("  \n", "the file is empty"), ("<html>", "HTML"),
            ("hello", "breaks off before"), ("hello [1]", "neither JSON"),
            ("window.YTD.tweets.part0 = 7", "neither a list"), ("alert([1])", "neither JSON"),
            ("[,]", "a comma"), ("[{} {}]", "no comma"), ("[] []", "behind the end"),
        ])
    func noDownload(pair: (String, String)) throws {
        let rejects = try Reading.all(pair.0, .twitter).compactMap(\.reject).filter { $0.field == nil }
        #expect(rejects.last?.reason.contains(pair.1) == true, "\(rejects)")
    }

    @Test("an entry over the bound is one reject, the next is kept, and memory holds no more than the bound")
    func longEntry() throws {
        let long = "[{\"x\":\"" + String(repeating: "a", count: 5 << 20) + "\"},"
        let all = try Reading.all(long + "{\"timestamp\":1768620001,\"data\":[{\"post\":\"b\"}]}]", .facebook)
        #expect(all.first?.reject?.raw.count == Reject.longestRaw)
        #expect(all.last?.item?.text == "b" && all.count == 2)
    }

    @Test("a file of any size is read element by element")
    func flat() throws {
        let source = RepeatedEntries(count: 60_000)
        var reader = ImportInput.reader(source, format: .facebook, defaults: Reading.defaults)
        var read = 0
        while let record = try reader.next() {
            #expect(record.item != nil)
            read += 1
            // What was asked of the source runs ahead of what was read by a chunk at most.
            #expect(source.given <= read + 2 * RepeatedEntries.perChunk)
        }
        #expect(read == 60_000)
    }
}

/// A list of posts that is made while it is read.
private final class RepeatedEntries: ByteSource {
    static let perChunk = 100
    private let count: Int
    private(set) var given = 0
    private var isClosed = false

    init(count: Int) { self.count = count }

    func next() -> [UInt8] {
        guard given < count else {
            defer { isClosed = true }
            return isClosed ? [] : Array("]".utf8)
        }
        var text = ""
        for _ in 0..<Self.perChunk {
            text += (given == 0 ? "[" : ",") + "{\"timestamp\":1768620000,\"data\":[{\"post\":\"Nr \(given)\"}]}"
            given += 1
        }
        return Array(text.utf8)
    }
}
