internal import Desk

/// What can be said of a reply's text before the desk is asked.
enum ReplyChecks {
    /// The names of placeholders `{{name}}` that nobody has filled in, in order, each once. Braces that are never
    /// closed count as well.
    static func openNames(in text: String) -> [String] {
        var names: [String] = []
        let characters = Array(text)
        for range in openRanges(in: characters) where names.count < named {
            let name = String(characters[range].filter { !"{}&#/^ \n\t".contains($0) }.prefix(40))
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Names told at most.
    private static let named = 20

    /// Where they stand, counted in characters.
    static func openRanges(in characters: [Character]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        while place + 1 < characters.count {
            guard characters[place] == "{", characters[place + 1] == "{" else {
                place += 1
                continue
            }
            let end = closing(in: characters, from: place + 2)
            ranges.append(place..<end)
            place = end
        }
        return ranges
    }

    private static func closing(in characters: [Character], from start: Int) -> Int {
        var place = start
        while place + 1 < characters.count, characters[place] != "\n" {
            if characters[place] == "}", characters[place + 1] == "}" { return place + 2 }
            place += 1
        }
        return min(place + 1, characters.count)
    }

    /// A quick count until the channel's own is there: X counts a letter beyond the Latin ones twice and a link as 23
    /// (docs.x.com, "Counting characters"), Mastodon a link as 23 (docs.joinmastodon.org, "Posting").
    static func roughLength(of text: String, on channel: Channel) -> Int {
        guard channel == .x || channel == .mastodon else { return text.count }
        var count = 0
        for word in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
            let isLink = word.hasPrefix("https://") || word.hasPrefix("http://")
            count += isLink ? 23 : word.reduce(0) { $0 + weight($1, channel) }
        }
        return count + text.count { $0.isWhitespace }
    }

    private static func weight(_ character: Character, _ channel: Channel) -> Int {
        guard channel == .x, let first = character.unicodeScalars.first else { return 1 }
        return first.value < 0x1100 || (0x2000...0x200D).contains(first.value) ? 1 : 2
    }
}
