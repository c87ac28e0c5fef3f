extension ReplyTemplate {
    /// Textbausteine of a city desk, German and English.
    public static let defaults: [ReplyTemplate] = [
        ReplyTemplate(
            name: "zustaendig", title: "Zuständig gefunden",
            text:
                "{{anrede}},\n\nvielen Dank für Ihren Hinweis. Zuständig ist: {{einheit}}. Wir haben Ihre Nachricht unter {{vorgang}} weitergegeben und melden uns, sobald es Neues gibt.\n\n{{gruss}}"
        ),
        ReplyTemplate(
            name: "zwischenbescheid", title: "Zwischenbescheid",
            text:
                "{{anrede}},\n\nwir klären Ihr Anliegen ({{vorgang}}) noch mit {{einheit}} und brauchen etwas mehr Zeit. Sie hören wieder von uns.\n\n{{gruss}}",
            isInterim: true),
        ReplyTemplate(
            name: "dank", title: "Dank für Lob",
            text: "{{anrede}},\n\ndas freut uns sehr, vielen Dank! Wir geben es gern weiter.\n\n{{gruss}}"),
        ReplyTemplate(
            name: "rueckfrage", title: "Rückfrage",
            text: "{{anrede}},\n\ndamit wir helfen können, brauchen wir noch eine Angabe: {{frage}}\n\n{{gruss}}"),
        ReplyTemplate(
            name: "erledigt", title: "Erledigt",
            text:
                "{{anrede}},\n\n{{einheit}} hat sich gekümmert: {{ergebnis}} Danke für Ihren Hinweis ({{vorgang}}).\n\n{{gruss}}"
        ),
        ReplyTemplate(
            name: "persoenlich", title: "Persönliches nicht öffentlich",
            text:
                "{{anrede}},\n\nbitte nennen Sie hier keine persönlichen Angaben. Für Ihren Fall schreiben Sie uns bitte direkt: {{kontakt}}\n\n{{gruss}}"
        ),
        ReplyTemplate(
            name: "nicht-zustaendig", title: "Nicht zuständig, Abgabe",
            text:
                "{{anrede}},\n\ndafür ist nicht die Stadt zuständig, sondern {{stelle}}. Wir haben Ihren Hinweis dorthin weitergegeben.\n\n{{gruss}}"
        ),
        ReplyTemplate(
            name: "notfall", title: "Notfall: 110/112",
            text:
                "{{anrede}},\n\nbei Gefahr wählen Sie bitte sofort 110 (Polizei) oder 112 (Feuerwehr und Rettung). Hier lesen wir nicht rund um die Uhr mit.\n\n{{gruss}}"
        ),
        ReplyTemplate(
            name: "responsible-en", title: "Office found", language: "en",
            text:
                "{{anrede}},\n\nthank you for telling us. {{einheit}} is responsible; we have passed your message on as {{vorgang}} and will let you know.\n\n{{gruss}}"
        ),
        ReplyTemplate(
            name: "interim-en", title: "Interim notice", language: "en",
            text:
                "{{anrede}},\n\nwe are still looking into this ({{vorgang}}) with {{einheit}} and will write again.\n\n{{gruss}}",
            isInterim: true),
        ReplyTemplate(
            name: "thanks-en", title: "Thanks for praise", language: "en",
            text: "{{anrede}},\n\nthat is good to hear, thank you! We will pass it on.\n\n{{gruss}}"),
    ]
}
