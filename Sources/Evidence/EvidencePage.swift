internal import Desk

/// The facts for people, as one printable page that loads nothing from anywhere.
struct EvidencePage {
    private let facts: EvidenceFacts
    private let made: Instant
    private let by: String
    private let local: (Instant) -> String

    init(_ facts: EvidenceFacts, made: Instant, by: String, local: @escaping (Instant) -> String) {
        self.facts = facts
        self.made = made
        self.by = by
        self.local = local
    }

    var html: String {
        """
        <!doctype html>
        <html lang="de"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Beweissicherung \(HTML.text(facts.caseNumber))</title>
        <style>\(Self.style)</style></head><body>
        <h1>Beweissicherung</h1>
        \(head)
        <h2>Beitrag</h2>
        \(message)
        \(section("Frühere Fassungen", Array(facts.versions.dropLast()).map(version)))
        \(section("Im Zusammenhang", facts.thread.map(line)))
        \(section("Entscheidungen", facts.decisions.map(decision)))
        \(section("Regeln im Wortlaut", facts.rules.map(rule)))
        <h2>Nachweis im Journal</h2>
        \(proof)
        </body></html>

        """
    }

    private static let style = """
        body{font:11pt/1.4 serif;max-width:48em;margin:2em auto;color:#000}h1{font-size:16pt}h2{font-size:13pt;\
        border-bottom:1px solid}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;\
        padding:.15em .6em .15em 0}th{width:12em;font-weight:normal;font-style:italic}\
        .text{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid;padding:.3em .8em;margin:.6em 0}\
        .hash{font:8pt monospace;overflow-wrap:anywhere}@page{margin:2cm}@media print{body{margin:0;max-width:none}}
        """

    private var head: String {
        table([
            ("Stadt", facts.city), ("Vorgang", facts.caseNumber), ("Kanal", facts.channel.rawValue),
            ("Konto", facts.account), ("Gesichert am", local(made)), ("Gesichert von", by),
            ("Umfang", facts.extent == .minimal ? "nur der Beitrag (Datensparsamkeit)" : "Beitrag und Zusammenhang"),
        ])
    }

    private var message: String {
        table([
            ("Verfasst von", facts.author.name), ("Kontoname", facts.author.handle), ("Konto-Kennung", facts.author.id),
            ("Profil", facts.author.url), ("Kennung des Beitrags", facts.remoteID), ("Adresse", facts.url),
            ("Geschrieben", local(facts.created) + " (\(facts.created.iso))"),
            ("Eingegangen", local(facts.received) + " (\(facts.received.iso))"), ("Zustand", facts.state.rawValue),
            ("Anlagen", facts.attachments.isEmpty ? nil : facts.attachments.map(\.url).joined(separator: "\n")),
        ]) + quoted(facts.message.text)
            + "<p class=\"hash\">SHA-256 \(Hash.hex(Array(facts.message.text.utf8)))</p>"
    }

    private func version(_ version: EvidenceFacts.Version) -> String {
        "<p>\(HTML.text(local(version.at)))</p>" + quoted(version.text)
    }

    private func line(_ message: ThreadMessage) -> String {
        let name = message.author + (message.handle.map { " (\($0))" } ?? "")
        return "<p>\(HTML.text(local(message.created))) · \(HTML.text(name)) · \(HTML.text(message.state))</p>"
            + quoted(message.text)
    }

    private func decision(_ decision: DecisionView) -> String {
        let record = decision.record
        let carried = decision.carriedOut.map { row in
            "\(row.action.rawValue): \(row.state.rawValue)" + (row.remoteID.map { " (\($0))" } ?? "")
        }
        return table([
            ("Maßnahme", record.measure.title.de), ("Stand", record.state.title.de),
            ("Regel", record.rule.map { "\($0), Fassung \(record.ruleVersion ?? 0)" }),
            ("Entschieden", "\(local(record.at)), \(record.by)"),
            ("Zweite Person", record.second.map { "\($0), \(record.secondAt.map(local) ?? "")" }),
            ("Bis", record.until.map(local)), ("Begründung", decision.note.isEmpty ? nil : decision.note),
            ("Mitteilung", decision.notice.isEmpty ? nil : decision.notice),
            ("Am Kanal", carried.isEmpty ? nil : carried.joined(separator: "\n")),
            ("Widerspruch", record.appeal == .none ? nil : record.appeal.title.de), ("", decision.appealText),
            ("Ergebnis", decision.appealOutcome),
        ])
    }

    private func rule(_ rule: EvidenceFacts.CitedRule) -> String {
        let law = rule.version.legalGround.map { " (\($0))" } ?? ""
        return "<p>\(HTML.text("\(rule.number). \(rule.version.title.de), Fassung \(rule.version.version)\(law)"))</p>"
            + quoted(rule.version.text.de)
    }

    private var proof: String {
        let rows = facts.proof.map { proof in
            "<tr><td>\(proof.entry.sequence)</td><td>\(HTML.text(local(proof.entry.time.instant)))</td>"
                + "<td>\(HTML.text(proof.entry.kind.rawValue))</td><td>\(HTML.text(proof.entry.actor))</td>"
                + "<td class=\"hash\">\(Hash.text(proof.entry.hash))</td></tr>"
        }
        let head = "Kopf des Journals: \(facts.headSequence) \(Hash.text(facts.headHash))"
        return "<table>\(rows.joined(separator: "\n"))</table><p class=\"hash\">\(head)</p>"
    }

    private func section(_ title: String, _ parts: [String]) -> String {
        parts.isEmpty ? "" : "<h2>\(title)</h2>\n" + parts.joined(separator: "\n")
    }

    private func quoted(_ text: String) -> String { "<div class=\"text\">\(HTML.text(text))</div>" }

    private func table(_ rows: [(String, String?)]) -> String {
        let lines = rows.compactMap { name, value in
            value.map { "<tr><th>\(HTML.text(name))</th><td class=\"cell\">\(HTML.lines($0))</td></tr>" }
        }
        return "<table>\(lines.joined(separator: "\n"))</table>\n"
    }
}

/// Foreign text on a page: nothing of it is markup, and what cannot be seen is shown.
enum HTML {
    static func text(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\n", "\t": out.unicodeScalars.append(scalar)
            default:
                if isHidden(scalar) {
                    out += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out
    }

    static func lines(_ text: String) -> String {
        self.text(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
    }

    /// Control, bidi, zero-width and tag characters. The joiner of emoji stays.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200D: false
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x061C, 0xFEFF, 0xE0000...0xE007F: true
        default: [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
    }
}
