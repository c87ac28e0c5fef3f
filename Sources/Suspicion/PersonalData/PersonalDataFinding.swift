/// Data of a person, found by their form. What was found is named by kind and place only: the words stay in the text.
public struct PersonalDataFinding: Equatable, Sendable {
    public var kind: Kind
    /// UTF-8 offsets in the text.
    public var range: Range<Int>

    public enum Kind: String, CaseIterable, Sendable {
        case phone, mail, iban, plate, address
    }
}

extension PersonalDataFinding.Kind {
    var weight: Double {
        switch self {
        case .iban: 0.65
        case .phone, .address: 0.6
        case .mail: 0.5
        case .plate: 0.35
        }
    }

    public var words: (de: String, en: String) {
        switch self {
        case .phone: ("Telefonnummer", "phone number")
        case .mail: ("E-Mail-Adresse", "e-mail address")
        case .iban: ("IBAN mit gültigen Prüfziffern", "IBAN with valid check digits")
        case .plate: ("Kfz-Kennzeichen", "number plate")
        case .address: ("Wohnanschrift", "home address")
        }
    }
}
