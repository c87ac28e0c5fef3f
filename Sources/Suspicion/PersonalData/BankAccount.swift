/// IBANs: ISO 13616, with the check digits of ISO 7064 (mod 97-10).
enum BankAccount {
    /// Characters by country, of the European Payments area and its neighbours (SWIFT IBAN registry).
    private static let lengths: [String: Int] = [
        "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
        "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21,
        "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24,
        "SI": 19, "SK": 24, "SM": 27, "TR": 26, "UA": 29, "RS": 22, "BA": 20, "AL": 28, "MK": 19, "ME": 22, "XK": 20,
    ]

    /// The place of an IBAN that begins at `start`, in groups or in one.
    static func range(_ line: TextLine, from start: Int) -> Range<Int>? {
        guard line.isLetter(start), line.isLetter(start + 1), line.isDigit(start + 2), line.isDigit(start + 3) else {
            return nil
        }
        let country = String(decoding: [upper(line[start]), upper(line[start + 1])], as: UTF8.self)
        guard let length = lengths[country] else { return nil }
        var characters: [UInt8] = []
        var place = start
        while characters.count < length {
            if line.isLetter(place) || line.isDigit(place) {
                characters.append(upper(line[place]))
            } else if line[place] != 0x20 || line[place - 1] == 0x20 {
                return nil
            }
            place += 1
        }
        return !line.isWordy(place) && isValid(characters) ? start..<place : nil
    }

    /// The first four characters go to the end, letters count from 10 on, and the number leaves 1 when divided by 97.
    private static func isValid(_ characters: [UInt8]) -> Bool {
        (characters.dropFirst(4) + characters.prefix(4)).reduce(0) { rest, byte in
            Code.isDigit(byte) ? (rest * 10 + Int(byte) - 0x30) % 97 : (rest * 100 + Int(byte) - 0x41 + 10) % 97
        } == 1
    }

    private static func upper(_ byte: UInt8) -> UInt8 { Code.isLetter(byte) ? byte & 0xDF : byte }
}
