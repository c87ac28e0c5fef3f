public import Desk
internal import Mustache

/// Fills a template (Mustache) with what the case knows.
///
/// Only the desk's own templates are parsed. Words of citizens are values: they are put in once and never read as
/// template, and braces in them are broken up so that they cannot pass for a variable later.
public enum Letter {
    /// The text with all known variables filled in; unknown ones stay as `{{name}}`. Throws `malformedTemplate`.
    public static func text(_ template: ReplyTemplate, facts: LetterFacts) throws(Refusal) -> String {
        var values = facts.values(language: template.language)
        for name in variables(in: template.text) where values[name] == nil { values[name] = "{{\(name)}}" }
        do {
            let parsed = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + template.text)
            return parsed.render(values)
        } catch { throw .malformedTemplate("\(template.name): \(Letter.words(error))") }
    }

    /// Throws `malformedTemplate` when the text cannot be filled in: so that a fault shows when it is entered, and not
    /// to the clerk who answers.
    public static func check(_ template: ReplyTemplate) throws(Refusal) {
        do { _ = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + template.text) } catch {
            throw .malformedTemplate("\(template.name): \(words(error))")
        }
    }

    private static func words(_ error: any Error) -> String {
        guard let fault = error as? MustacheTemplate.ParserError else { return "\(error)" }
        return "line \(fault.context.lineNumber): \(fault.error)"
    }

    /// Names of the variables in a text, each once, in order: `{{name}}`.
    public static func variables(in text: String) -> [String] {
        var names: [String] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { break }
            let name = rest[..<close.lowerBound].filter { !$0.isWhitespace && $0 != "{" && $0 != "}" }
            if !name.isEmpty, !names.contains(name) { names.append(name) }
            rest = rest[close.upperBound...]
        }
        return names
    }

    /// Refuses a text that still has variables in it.
    public static func checkComplete(_ text: String) throws(Refusal) {
        let open = variables(in: text)
        guard open.isEmpty else { throw .unresolvedVariables(open) }
    }
}

/// What a letter may say about its case.
public struct LetterFacts: Sendable {
    public var number: String
    /// Name of the citizen as the channel shows it.
    public var citizen: String
    public var unit: OrganisationUnit?
    public var clerk: Clerk?
    public var city: String
    /// Further variables, of the clerk's own.
    public var own: [String: String]

    public init(
        number: String, citizen: String, unit: OrganisationUnit?, clerk: Clerk?, city: String,
        own: [String: String] = [:]
    ) {
        self.number = number
        self.citizen = citizen
        self.unit = unit
        self.clerk = clerk
        self.city = city
        self.own = own
    }

    /// Nobody's gender is guessed from a name.
    func values(language: String) -> [String: String] {
        let isGerman = language != "en"
        let shown = String(String.UnicodeScalarView(citizen.unicodeScalars.filter { !RegisterText.isForbidden($0) }))
        let name = LetterFacts.broken(String(shown.prefix(80)))
        let signature = clerk?.fullName ?? ""
        var values: [String: String] = [
            "anrede": (isGerman ? "Guten Tag" : "Hello") + (name.isEmpty ? "" : " " + name),
            "vorgang": number, "name": name, "stadt": city, "sachbearbeitung": signature,
            "gruss": (isGerman ? "Viele Grüße" : "Kind regards") + "\n" + (signature.isEmpty ? "" : signature + ", ")
                + city,
        ]
        if let unit { values["einheit"] = isGerman ? unit.name : unit.englishName ?? unit.name }
        for (key, value) in own { values[key] = LetterFacts.broken(value) }
        return values
    }

    private static func broken(_ text: String) -> String {
        text.replacing("{{", with: "{ {").replacing("}}", with: "} }")
    }
}
