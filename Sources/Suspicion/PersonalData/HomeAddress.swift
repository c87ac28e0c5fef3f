/// A street with a house number beside a word that says that someone lives there.
enum HomeAddress {
    /// How many codes may lie between the two.
    private static let reach = 48

    static func findings(in text: SpelledText) -> [PersonalDataFinding] {
        let homes = places(of: homeWords, in: text)
        guard !homes.isEmpty else { return [] }
        var next = 0
        return streets(in: text).filter { street in
            while next < homes.count, homes[next].upperBound + reach < street.lowerBound { next += 1 }
            return next < homes.count && homes[next].lowerBound <= street.upperBound + reach
        }.map { PersonalDataFinding(kind: .address, range: text.original($0)) }
    }

    /// Words of others' homes. „Ich wohne“ and „wir wohnen“ tell one's own.
    private static let homeWords: Set<[UInt8]> = Set(
        ["wohnt", "wohnst", "wohnhaft", "wohnadresse", "privatadresse", "zuhause", "wohnsitz"].map { Array($0.utf8) })

    private static let endings: [[UInt8]] = [
        "strasse", "str", "weg", "allee", "platz", "gasse", "ring", "damm", "ufer", "chaussee", "kamp", "deich",
        "stieg",
        "twiete", "wall", "steig", "hof",
    ].map { Array($0.utf8) }

    /// Words of the text that are among `words`.
    private static func places(of words: Set<[UInt8]>, in text: SpelledText) -> [Range<Int>] {
        var (found, start): ([Range<Int>], Int) = ([], 0)
        let codes = text.codes
        for place in 0...codes.count where place == codes.count || !Code.isWordy(codes[place]) {
            if (5...13).contains(place - start), words.contains(Array(codes[start..<place])) {
                found.append(start..<place)
            }
            start = place + 1
        }
        return found
    }

    /// A word that ends as streets do, a house number of at most three digits, and maybe one letter.
    private static func streets(in text: SpelledText) -> [Range<Int>] {
        let codes = text.codes
        var (found, start): ([Range<Int>], Int) = ([], 0)
        for place in codes.indices where !Code.isWordy(codes[place]) {
            let word = codes[start..<place]
            if endings.contains(where: word.ends), let end = houseNumber(codes, place) { found.append(start..<end) }
            start = place + 1
        }
        return found
    }

    private static func houseNumber(_ codes: [UInt8], _ gap: Int) -> Int? {
        var place = gap
        while place < codes.count, place - gap < 2, codes[place] == Code.space || codes[place] == Code.separator {
            place += 1
        }
        let first = place
        while place < codes.count, place - first < 4, Code.isDigit(codes[place]) { place += 1 }
        guard (1...3).contains(place - first) else { return nil }
        if place < codes.count, Code.isLetter(codes[place]) { place += 1 }
        return place == codes.count || !Code.isWordy(codes[place]) ? place : nil
    }
}

extension Collection where Element: Equatable {
    fileprivate func ends(_ ending: [Element]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
