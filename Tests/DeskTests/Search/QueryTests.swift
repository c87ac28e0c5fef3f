import Desk
import Testing

struct QueryTests {
    @Test("words, phrases, prefixes, exclusion, OR and parentheses")
    func structure() throws {
        #expect(try Query(parsing: "") == .all([]))
        #expect(try Query(parsing: "  strasse ") == .word("strasse", prefix: false))
        #expect(try Query(parsing: "wort*") == .word("wort", prefix: true))
        #expect(try Query(parsing: "\"eine Wortfolge\"") == .phrase("eine Wortfolge"))
        #expect(try Query(parsing: "„eine Wortfolge“") == .phrase("eine Wortfolge"))
        #expect(
            try Query(parsing: "a -b c OR d")
                == .any([
                    .all([.word("a", prefix: false), .not(.word("b", prefix: false)), .word("c", prefix: false)]),
                    .word("d", prefix: false),
                ]))
        #expect(
            try Query(parsing: "a (b ODER c)")
                == .all([.word("a", prefix: false), .any([.word("b", prefix: false), .word("c", prefix: false)])]))
        #expect(
            try Query(parsing: "https://bremerhaven.example/a") == .word("https://bremerhaven.example/a", prefix: false)
        )
        #expect(try Query(parsing: "12:30 or") == .all([.word("12:30", prefix: false), .word("or", prefix: false)]))
        #expect(try Query(parsing: "NICHT -x") == .word("x", prefix: false))
    }

    @Test(
        "fields and their German names",
        arguments: [
            ("channel:facebook", Query.channel(.facebook)), ("kanal:gästebuch", .channel(.guestbook)),
            ("konto:stadt", .account("stadt")), ("einheit:meine", .unit(.mine)), ("unit:mine", .unit(.mine)),
            ("unit:\"mine\"", .unit(.named("mine"))), ("unit:\"Amt 66\"", .unit(.named("Amt 66"))),
            ("clerk:me", .clerk(.me)), ("sachbearbeiter:ich", .clerk(.me)), ("clerk:none", .clerk(.nobody)),
            ("status:neu", .state(.new)), ("state:waiting_citizen", .state(.waitingCitizen)),
            ("status:wartet-bürger", .state(.waitingCitizen)), ("autor:Anna", .author("Anna")),
            ("schlagwort:müll", .tag("müll")), ("label:toxic", .label("toxic")), ("prio:hoch", .priority(.high)),
            ("rule:7", .rule("7")), ("is:unread", .flag(.unread)), ("ist:ungelesen", .flag(.unread)),
            ("ist:ueberfaellig", .flag(.overdue)), ("is:held", .flag(.held)), ("has:attachment", .has(.attachment)),
            ("hat:vermerk", .has(.note)), ("due:<2h", .due(.within(7200))), ("frist:heute", .due(.today)),
            ("due:overdue", .due(.overdue)), ("due:>3t", .due(.beyond(259_200))), ("lang:de", .language("de")),
            ("received:7d", .received(.within(604_800))), ("eingang:heute", .received(.today)),
            ("rating:<=2", .rating(.atMost, 2)), ("bewertung:5", .rating(.equal, 5)), ("sprache:DE", .language("de")),
        ])
    func fields(pair: (String, Query)) throws {
        #expect(try Query(parsing: pair.0) == pair.1)
    }

    @Test("days are read in ISO and German order")
    func days() throws {
        let day = try #require(CivilDate(year: 2026, month: 1, day: 31))
        let first = try #require(CivilDate(year: 2026, month: 1, day: 1))
        #expect(try Query(parsing: "received:>2026-01-31") == .received(.after(day)))
        #expect(try Query(parsing: "received:<31.1.2026") == .received(.before(day)))
        #expect(try Query(parsing: "received:<=2026-01-30") == .received(.before(day)))
        #expect(try Query(parsing: "received:2026-01-01..2026-01-31") == .received(.days(first, day)))
        #expect(try Query(parsing: "eingang:01.01.2026..31.01.2026") == .received(.days(first, day)))
        #expect(try Query(parsing: "due:2026-01-31") == .due(.day(day)))
    }

    @Test(
        "a fault names the column and what was expected there",
        arguments: [
            ("a (b", 5, QueryFault.Expectation.closingParenthesis), ("a )", 3, .term), ("\"abc", 5, .closingQuote),
            ("OR a", 1, .term), ("a OR", 5, .term), ("ä channel:", 11, .value(of: "channel")), ("-", 1, .term),
            ("wo*rt", 3, .starAtEnd), ("*", 1, .term), ("rating:6", 8, .rating), ("due:bald", 5, .dueTime),
            ("received:2026-02-30", 10, .receivedTime), ("x received:2026-02-02..2026-02-01", 12, .orderedRange),
            ("lang:deutsch", 6, .languageCode), ("\"\"", 2, .term),
            ("has:x", 5, .oneOf(["attachment", "reply", "note", "link"])),
        ])
    func faults(text: String, column: Int, expected: QueryFault.Expectation) {
        #expect(throws: QueryFault(column: column, expected: expected)) { try Query(parsing: text) }
    }

    @Test("an unknown field is answered with those there are")
    func unknownField() {
        let fault = #expect(throws: QueryFault.self) { try Query(parsing: "müll farbe:rot") }
        #expect(fault?.column == 6)
        #expect(fault?.expected.german.contains("channel, account") == true)
        #expect(fault?.description.hasPrefix("column 6: expected a field: channel") == true)
    }

    @Test("length and nesting are bounded")
    func bounds() throws {
        #expect(throws: QueryFault(column: 4097, expected: .fewerCharacters(than: 4096))) {
            try Query(parsing: String(repeating: "a", count: 4097))
        }
        #expect(throws: QueryFault(column: 33, expected: .lessNesting(than: 32))) {
            try Query(parsing: String(repeating: "(", count: 2000))
        }
        #expect(throws: QueryFault.self) { try Query(parsing: String(repeating: "-", count: 100) + "a") }
        #expect(
            try Query(parsing: String(repeating: "(", count: 32) + "a" + String(repeating: ")", count: 32))
                == .word("a", prefix: false))
    }

    @Test("what is printed parses to the same query")
    func printing() throws {
        let texts = [
            "a -b c OR d", "a (b OR c) -(d e) -(f OR g)", "received:>7d due:<2h rating:<=2 is:overdue", "\"OR\" x*",
            "unit:\"mine\" clerk:none einheit:\"Amt für Straßen\" -frist:morgen", "received:2026-01-01..2026-01-31",
            "due:<=2026-01-31 rating:3 lang:de state:open priority:high has:link rule:3 tag:x label:y author:z",
            "\"-a\" \"(b\"",
        ]
        for text in texts {
            let query = try Query(parsing: text)
            let printed = query.description
            #expect(try Query(parsing: printed) == query, "\(printed)")
            #expect(try Query(parsing: printed).description == printed)
        }
        #expect(try Query(parsing: "kanal:x  ODER (a UND b)").description == "channel:x OR a b")
    }

    @Test("random text is a query or a fault within it, and queries print back")
    func random() {
        var random = SearchNumbers(seed: 3)
        let pieces = [
            "a", "OR", "(", ")", "-", "\"", " ", " ", "*", ":", "is:", "unread", "due:", "<2h", "„", "ü", "b c",
            "channel:x", "//", "received:7d", "\0", "e\u{301}",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int(random.next() % 14)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
                .joined()
            do {
                let query = try Query(parsing: text)
                #expect((try? Query(parsing: query.description)) == query, "\(text) → \(query)")
            } catch {
                #expect((1...(text.count + 1)).contains(error.column), "\(text)")
            }
        }
    }
}
