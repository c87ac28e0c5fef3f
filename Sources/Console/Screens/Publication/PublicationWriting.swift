internal import Desk
internal import Terminal

/// Writing and releasing a post: each function changes the state and says what is to be done.
enum PublicationWriting {
    /// Opens the form; on a post that was taken back it goes on with that, unless another one is begun.
    static func begin(_ app: inout AppState) -> [Effect] {
        if !app.publication.isTyped, let row = app.outbox.selected, row.reply.action == .publish,
            row.reply.state == .cancelled
        {
            app.publication = PublicationForm(row)
        }
        app.publication.move(0, in: app.publishingAccounts)
        app.screens.append(.publication)
        return PublicationScreen.appear(&app)
    }

    /// A typed key.
    static func type(_ key: Key, _ app: inout AppState) -> [Effect] {
        // What is being handed over is not changed any more.
        guard !app.publication.isSending else { return [] }
        switch app.publication.field {
        case .accounts: return []
        case .title:
            if key == .enter { app.publication.field = .text } else { _ = app.publication.title.take(key) }
        case .text: _ = app.publication.area.take(key, width: app.publicationLayout.text.width)
        }
        return changed(&app)
    }

    static func changed(_ app: inout AppState) -> [Effect] {
        let room = app.publicationLayout.text
        app.publication.area.follow(width: room.width, height: room.height)
        return []
    }

    /// Asks how long the text is on each chosen account's channel, where that is not known yet.
    static func measure(_ app: inout AppState) -> [Effect] {
        var effects: [Effect] = []
        for account in app.publication.chosen(of: app.publishingAccounts)
        where app.publication.wantsMeasure(on: account.channel) {
            let id = app.nextRequest()
            app.publication.ask(account.channel, id)
            effects.append(.measure(app.publication.text, account.channel, id))
        }
        return effects
    }

    // MARK: Releasing

    /// Checks by the desk's own rules, asks once, and hands the post over.
    static func send(isSure: Bool, _ app: inout AppState) -> [Effect] {
        guard !app.publication.isSending else { return [] }
        if let obstacle = obstacle(app) {
            app.say(obstacle, .error)
            return measure(&app)
        }
        let order = app.publication.order(on: app.publishingAccounts)
        guard isSure else {
            app.overlay = .confirm(confirm(order, app))
            return measure(&app)
        }
        app.publication.isSending = true
        return [.publish(order)]
    }

    /// Why the post cannot be released as it is; nil when it can.
    static func obstacle(_ app: AppState) -> String? {
        let form = app.publication
        guard form.text.contains(where: { !$0.isWhitespace }) else { return app.words.emptyPost }
        let names = ReplyChecks.openNames(in: form.text)
        guard names.isEmpty else { return app.words.openNames(names) }
        guard !form.chosen(of: app.publishingAccounts).isEmpty else { return app.words.noAccountChosen }
        let context = DecisionContext(actor: app.actor, now: app.now, roster: app.roster)
        do throws(Refusal) {
            let publications = try form.order(on: app.publishingAccounts).publications(
                app.roster, key: { "" }, length: { form.count(on: $1) })
            for publication in publications {
                guard let refusal = refusal(publication, context) else { continue }
                let name = app.roster.accounts[publication.account]?.qualifiedName ?? ""
                return "\(name): \(refusal.message(app.language))"
            }
        } catch { return error.message(app.language) }
        return nil
    }

    private static func refusal(_ publication: Publish, _ context: DecisionContext) -> Refusal? {
        do throws(Refusal) { try publication.check(context) } catch { return error }
        return nil
    }

    private static func confirm(_ order: PublicationOrder, _ app: AppState) -> Confirm {
        let accounts = app.publication.chosen(of: app.publishingAccounts)
        let time = order.notBefore.map { app.times.full($0, now: app.now) }
        var lines = accounts.map { account in
            Reading.Line(text: "\(app.marks(.leaving)) \(app.name(of: account))")
        }
        lines += [order.title, order.text].compactMap { $0 }.map { .init(text: String($0.prefix(200)), role: .dim) }
        return Confirm(
            question: app.words.askPublish(accounts.count, time), command: "publish-send", argument: "yes",
            details: lines)
    }

    /// What the desk said. Refused or failed, the form stays as it is.
    static func settle(_ outcome: Outcome, _ app: inout AppState) {
        app.publication.isSending = false
        guard case .done = outcome else { return }
        app.publication = PublicationForm()
        app.screens.removeAll { $0.kind == .publication }
    }

    // MARK: The editor, and leaving

    static func openEditor(_ app: inout AppState) -> [Effect] {
        let id = app.nextRequest()
        app.publication.editRequest = id
        return [.edit(app.publication.text, id)]
    }

    static func edited(_ id: RequestID, _ text: String?, _ app: inout AppState) -> [Effect] {
        guard app.publication.editRequest == id else { return [] }
        app.publication.editRequest = nil
        guard let text else { return [] }
        guard text != app.publication.text else {
            app.say(app.words.editorUnchanged)
            return []
        }
        app.publication.area.replace(with: text)
        return changed(&app) + measure(&app)
    }

    /// Leaves the form; what was typed stays in it.
    static func leave(_ app: inout AppState) -> [Effect] {
        if app.publication.isTyped { app.say(app.words.postKept) }
        return app.stepBack()
    }

    static func discard(isSure: Bool, _ app: inout AppState) -> [Effect] {
        guard !app.publication.isSending else { return [] }
        guard isSure || !app.publication.isTyped else {
            app.overlay = .confirm(Confirm(question: app.words.askDropPost, command: "publish-drop", argument: "yes"))
            return []
        }
        app.publication = PublicationForm()
        app.say(app.words.postDropped)
        return app.stepBack()
    }
}

extension AppState {
    /// `Mastodon „@stadt“`.
    func name(of account: ChannelAccount) -> String {
        words.quoted(words.channel(account.channel), account.title ?? account.name)
    }
}
