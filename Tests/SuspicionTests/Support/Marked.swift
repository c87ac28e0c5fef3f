import Suspicion
import Testing

/// The places of `text` that the entries mark, as they stand there.
func marked(_ text: String, _ entries: [String], exceptions: [String] = []) -> [String] {
    let list = WordList(name: "probe", rule: "insult", weight: 0.5, entries: entries, exceptions: exceptions)
    return WordMatcher([list]).findings(in: text).map { excerpt(text, $0.range) }
}

/// The characters in a range of UTF-8 offsets.
func excerpt(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
}

/// splitmix64, so that a run can be repeated.
struct ProbeNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
