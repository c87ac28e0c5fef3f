/// An address in a text. It is read, never fetched.
struct FoundLink: Equatable {
    /// UTF-8 offsets in the text.
    var range: Range<Int>
    /// As written, in lower case, without port and user.
    var host: String
    /// Whether something stands before an `@` in the host part: `https://stadt.example@boese.example/`.
    var hasUser: Bool
}

/// Finds addresses: with `http://` or `https://`, with `www.`, and bare hosts under common endings.
struct LinkScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var links: [FoundLink] = []

    /// All addresses in the order of the text, in time proportional to its length.
    static func links(in text: String) -> [FoundLink] {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = LinkScanner(bytes: bytes)
            scanner.scan()
            return scanner.links
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// An address has a dot with a letter behind it and ends with the word.
    private mutating func scan() {
        var (start, hasDot) = (0, false)
        for place in bytes.indices {
            let byte = bytes[place]
            if Self.endsAddress(byte) {
                if hasDot { read(start..<place) }
                (start, hasDot) = (place + 1, false)
            } else if byte == 0x2E, place > start {
                hasDot = true
            }
        }
        if hasDot { read(start..<bytes.count) }
    }

    /// White space, controls, brackets and quotation marks.
    private static func endsAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x7C, 0x7F: true
        default: false
        }
    }

    /// Reads one word, which may hold several addresses one after the other.
    private mutating func read(_ word: Range<Int>) {
        var starts = word.filter { isScheme(at: $0, word.upperBound) }
        guard let first = starts.first else { return readBare(trimmed(word)) }
        if first > word.lowerBound { readBare(trimmed(word.lowerBound..<first)) }
        starts.append(word.upperBound)
        for (start, end) in zip(starts, starts.dropFirst()) {
            let link = trimmed(start..<end)
            let host = link.lowerBound + (bytes[link.lowerBound + 4] | 0x20 == 0x73 ? 8 : 7)
            guard host < link.upperBound else { continue }
            add(link, authority: host..<link.upperBound, needsEnding: false)
        }
    }

    /// `http://` or `https://` in either case.
    private func isScheme(at place: Int, _ end: Int) -> Bool {
        guard bytes[place] | 0x20 == 0x68, place + 7 < end else { return false }
        let name = bytes[place..<min(place + 8, end)].map { Self.lower($0) }
        return name.starts(with: "http://".utf8) || name.elementsEqual("https://".utf8)
    }

    private mutating func readBare(_ word: Range<Int>) {
        guard let first = word.first, !bytes[word].contains(0x40) else { return }
        let isWeb = bytes[first...].prefix(4).map(Self.lower).elementsEqual("www.".utf8)
        add(word, authority: word, needsEnding: !isWeb)
    }

    private mutating func add(_ link: Range<Int>, authority: Range<Int>, needsEnding: Bool) {
        let end = authority.first { Self.endsAuthority(bytes[$0]) } ?? authority.upperBound
        let user = (authority.lowerBound..<end).last { bytes[$0] == 0x40 }
        var host = user.map { $0 + 1..<end } ?? authority.lowerBound..<end
        if let colon = host.last(where: { bytes[$0] == 0x3A }) { host = host.lowerBound..<colon }
        let name = String(decoding: bytes[host], as: UTF8.self).lowercased()
        guard HostName.isPlausible(name), !needsEnding || HostName.hasCommonEnding(name) else { return }
        links.append(FoundLink(range: link, host: name, hasUser: user != nil))
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == 0x2F || byte == 0x3F || byte == 0x23 || byte == 0x5C
    }

    /// Without the punctuation of the sentence around it.
    private func trimmed(_ word: Range<Int>) -> Range<Int> {
        var word = word
        while let last = word.last, Self.isPunctuation(bytes[last]) { word = word.dropLast() }
        while let first = word.first, Self.isPunctuation(bytes[first]) { word = word.dropFirst() }
        return word
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool { ".,;:!?'*".utf8.contains(byte) }
    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
