import Suspicion
import Testing

struct PersonalDataTests {
    private func found(_ text: String, _ rules: PersonalDataRules = PersonalDataRules()) -> [String] {
        rules.findings(in: text).map { "\($0.kind.rawValue) \(excerpt(text, $0.range))" }
    }

    @Test(
        "phone numbers are found in all their spellings",
        arguments: [
            "0471 123456", "0471/123456-78", "(0471) 12 34 56", "+49 471 123456", "+49 (0)171 2345678",
            "0049-171-2345678",
            "01712345678", "0171.234.56.78",
        ])
    func phones(number: String) {
        #expect(found("Tel.: \(number), abends") == ["phone \(number)"])
    }

    @Test(
        "dates, file numbers, sums and reports are no personal data",
        arguments: [
            "01.05.2026", "05.01.2026 20:15", "03. 08. 2026 - 22:06", "628 585-2 + 628 585-2", "am 01/05/26",
            "Az. 0123/2026", "27568 Bremerhaven", "0,50 Euro", "10.000.000", "08:00-16:00",
            "0 1 2", "00000000", "Zimmer 012", "Die Hafenstraße 12 ist dunkel.", "Ich wohne in der Hafenstraße 12",
            "Wir wohnen Am Deich 3, Deichweg 3", "DIN-EN 14", "DIN EN 206", "SPD-OB 2026", "C-19", "Art. 5 GG",
            "DE89 3704 0044 0532 0130 01", "AT-Nr. 12", "12 @ 3", "@stadt", "a@b", "00 49", "Linie 502-505",
            "1234567890123456789012345678901234567890",
        ])
    func harmless(text: String) {
        #expect(found(text) == [])
    }

    @Test("IBANs are found by their check digits, in groups or in one")
    func accounts() {
        #expect(found("an DE89 3704 0044 0532 0130 00 bitte") == ["iban DE89 3704 0044 0532 0130 00"])
        #expect(found("DE89370400440532013000") == ["iban DE89370400440532013000"])
        #expect(found("gb82 west 1234 5698 7654 32") == ["iban gb82 west 1234 5698 7654 32"])
        #expect(found("DE89 3704 0044 0532 0130 00X") == [])
    }

    @Test("number plates have a district, a hyphen and at most four digits")
    func plates() {
        #expect(
            found("Der rote HB-XY 123 und der LÖ-A 7E, WÜ-AB1234") == [
                "plate HB-XY 123", "plate LÖ-A 7E", "plate WÜ-AB1234",
            ])
        #expect(found("hb-xy 123, QX-AB 12, HB-XYZ 12, HB-XY 12345, HB-X 012") == [])
    }

    @Test("mail addresses are found but for the city's own")
    func mails() {
        let rules = PersonalDataRules(ownHosts: ["stadt.example"])
        #expect(found("(max.muster+x@privat.example)", rules) == ["mail max.muster+x@privat.example"])
        #expect(found("info@amt.stadt.example", rules) == [])
    }

    @Test("the city's own numbers are no matter")
    func ownNumbers() {
        let rules = PersonalDataRules(ownNumbers: ["0471 590", "0049471590"])
        #expect(found("0471 5901234 oder +49 471 5901234", rules) == [])
        #expect(found("0471 4901234", rules).count == 1)
    }

    @Test("a street with a number is an address beside a word of living there")
    func addresses() {
        #expect(found("Er wohnt jetzt in der Deichstraße 14b.") == ["address Deichstraße 14b"])
        #expect(found("Mühlenweg 3, da ist er zuhause") == ["address Mühlenweg 3"])
        let apart = String(repeating: "weit weg davon ", count: 6)
        #expect(found("Er wohnt hier. " + apart + "Deichstraße 14") == [])
    }
}
