/// The encoding of a table: by its mark; else UTF-8 when the first bytes beyond ASCII are strict UTF-8, windows-1252
/// when they are not. Decided once, so that memory stays flat and a file is not read two ways.
struct InboxText {
    private enum Encoding { case open, utf8, windows1252 }

    private var encoding = Encoding.open

    /// The source to read on from, in UTF-8 if it had a mark.
    mutating func begin(_ source: any ByteSource) throws(ImportFault) -> any ByteSource {
        var head: [UInt8] = []
        while head.count < 3 {
            let more = try source.next()
            if more.isEmpty { break }
            head += more
        }
        let whole = PrefixedBytes(head, then: source)
        if UTF16Bytes.isMarked(head) {
            encoding = .utf8
            return UTF16Bytes(whole)
        }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { encoding = .utf8 }
        return whole
    }

    /// The fields of a record as text; nil when they are not in the encoding of the file.
    mutating func decoded(_ record: CSVRecord) -> [String]? {
        if encoding == .open, record.raw.contains(where: { $0 >= 0x80 }) {
            encoding = String(validating: record.raw, as: UTF8.self) == nil ? .windows1252 : .utf8
        }
        var texts: [String] = []
        for field in record.fields {
            if encoding == .windows1252 {
                texts.append(Charset.windows1252(field))
            } else {
                guard let text = String(validating: field, as: UTF8.self) else { return nil }
                texts.append(text)
            }
        }
        return texts
    }
}
