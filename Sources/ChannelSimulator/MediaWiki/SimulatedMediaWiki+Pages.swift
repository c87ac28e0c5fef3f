internal import Desk
internal import StrictJSON

/// Revisions: lists, histories, edits.
extension SimulatedMediaWiki {
    func changes(_ call: SimulatedCall, _ fault: SimulatedFault?) -> SimulatedAnswer {
        if fault == .shiftedPage {
            let voice = citizens.next()
            _ = citizenWrites(voice.text.replacing("\n", with: " "), by: voice.name)
        }
        let start = call.field("arvstart").flatMap { Instant(iso: $0) } ?? Instant(seconds: 0)
        let from = call.field("arvcontinue").flatMap { Int64($0) } ?? 0
        let all = pages.values.flatMap { page in page.revisions.map { (page, $0) } }
            .filter { $0.1.created >= start && $0.1.appears <= now() && $0.1.id >= from }.sorted { $0.1.id < $1.1.id }
        let size = fault == .shortPage ? 7 : 500
        var part = Array(all.prefix(size))
        if fault == .doublePage { part += part.suffix(5) }
        let list = part.map { page, revision -> JSON in
            [
                "pageid": .int(page.id), "ns": 1, "title": .string(page.title),
                "revisions": [json(revision, content: false)],
            ]
        }
        var answer: [JSON.Member] = [.init("query", ["allrevisions": .array(list)])]
        if all.count > size {
            answer.append(.init("continue", ["arvcontinue": .string(String(all[size].1.id)), "continue": "-||"]))
        }
        return SimulatedAnswer(200, .object(answer))
    }

    func revisions(_ call: SimulatedCall) -> SimulatedAnswer {
        if let wanted = call.field("revids") {
            let ids = Set(wanted.split(separator: "|").compactMap { Int64($0) })
            let found = pages.values.compactMap { page -> JSON? in
                let mine = page.revisions.filter { ids.contains($0.id) && $0.appears <= now() }
                return mine.isEmpty ? nil : json(page, mine, content: false)
            }
            return SimulatedAnswer(200, ["query": ["pages": .array(found)]])
        }
        guard let id = call.field("pageids").flatMap({ Int64($0) }), let page = pages[id] else {
            return SimulatedAnswer(200, ["query": ["pages": [["pageid": 1, "missing": true]]]])
        }
        let newest = Array(page.revisions.filter { $0.appears <= now() }.reversed())
        let from = call.field("rvcontinue").flatMap { Int($0) } ?? 0
        let part = Array(newest.dropFirst(from).prefix(50))
        var answer: [JSON.Member] = [.init("query", ["pages": [json(page, part, content: true)]])]
        if from + 50 < newest.count {
            answer.append(.init("continue", ["rvcontinue": .string(String(from + 50)), "continue": "||"]))
        }
        return SimulatedAnswer(200, .object(answer))
    }

    func named(_ title: String) -> SimulatedAnswer {
        let page = pages.values.first { $0.title == title }
        let entry: JSON = page.map { ["pageid": .int($0.id), "title": .string($0.title)] } ?? ["missing": true]
        return SimulatedAnswer(200, ["query": ["pages": [entry]]])
    }

    private func json(_ page: SimulatedTalk, _ revisions: [SimulatedRevision], content: Bool) -> JSON {
        [
            "pageid": .int(page.id), "ns": 1, "title": .string(page.title),
            "revisions": .array(revisions.map { json($0, content: content) }),
        ]
    }

    private func json(_ revision: SimulatedRevision, content: Bool) -> JSON {
        var members: [JSON.Member] = [
            .init("revid", .int(revision.id)), .init("parentid", .int(revision.parent)),
            .init("timestamp", .string(Instant(seconds: revision.created.seconds).iso)),
        ]
        guard !revision.isHidden else {
            members += [.init("userhidden", true), .init("commenthidden", true)]
            if content { members.append(.init("slots", ["main": ["texthidden": true]])) }
            return .object(members)
        }
        members += [.init("user", .string(revision.user)), .init("comment", .string(revision.comment))]
        if content { members.append(.init("slots", ["main": ["content": .string(revision.text)]])) }
        return .object(members)
    }

    func edit(_ call: SimulatedCall, _ isKnown: Bool, _ fault: SimulatedFault?) -> SimulatedAnswer {
        if let answer = nextEdit {
            nextEdit = nil
            return SimulatedAnswer(200, answer)
        }
        guard isKnown, call.form.last?.name == "token", call.form.last?.value.hasPrefix("edit-") == true else {
            return Self.error("badtoken")
        }
        let page = call.field("pageid").flatMap { Int64($0) }.flatMap { pages[$0] }
        if page == nil, call.field("nocreate") != nil { return Self.error("missingtitle") }
        let named = call.field("title").flatMap { title in pages.values.first { $0.title == title } }
        if named != nil, call.field("createonly") != nil { return Self.error("articleexists") }
        // Late edits count: they are under way, and the base of the next one is checked when it is saved.
        let latest = page?.revisions.last { fault == .lateAcceptance || $0.appears <= now() }
        guard latest?.id == call.field("baserevid").flatMap({ Int64($0) }) else { return Self.error("editconflict") }
        let title = page?.title ?? call.field("title") ?? ""
        let id = save(title, call.field("text") ?? "", by: Self.user, comment: call.field("summary") ?? "")
        if fault == .lateAcceptance { delay(id) }
        return SimulatedAnswer(
            200, ["edit": ["result": "Success", "title": .string(title), "newrevid": .int(Int64(id) ?? 0)]])
    }

    private func delay(_ id: String) {
        for page in pages.keys {
            guard let last = pages[page]?.revisions.indices.last, String(pages[page]?.revisions[last].id ?? 0) == id
            else { continue }
            pages[page]?.revisions[last].appears = now() + 8
        }
    }
}
