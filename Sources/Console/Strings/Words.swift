internal import Desk

/// The words of the console in one language. Each is written down in both, side by side; a screen adds its own in an
/// extension. Nothing else in the console holds words for people.
struct Words: Equatable, Sendable {
    let language: Language

    /// The word of the language.
    func pick(_ german: String, _ english: String) -> String { language == .de ? german : english }

    /// A count with its noun: the singular for 1, else the plural; `#` stands for the number.
    func plural(_ count: Int, _ german: (one: String, many: String), _ english: (one: String, many: String)) -> String {
        let forms = language == .de ? german : english
        return (count == 1 ? forms.one : forms.many).replacing("#", with: grouped(count))
    }

    /// A number with its thousands parted: `4.310`, `4,310`.
    func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += pick(".", ",") }
            out.append(digit)
        }
        return number < 0 ? "-" + out : out
    }
}

extension String {
    /// The text with every `mark` replaced.
    func replacing(_ mark: Character, with text: String) -> String {
        reduce(into: "") { out, character in
            if character == mark { out += text } else { out.append(character) }
        }
    }
}
