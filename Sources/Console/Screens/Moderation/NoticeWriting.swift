internal import Desk
internal import Terminal

/// The notice to the author, changed by hand. What is typed goes into the form with every key.
enum NoticeWriting {
    /// Begins with the text as it would be sent now.
    static func begin(_ app: inout AppState) -> [Effect] {
        guard !app.isBulk, let subject = app.review?.subject, let order = app.form.order(for: subject.message) else {
            app.say(app.isBulk ? app.words.noticeEach : app.words.chooseFirst, .warning)
            return []
        }
        var plain = order
        plain.notice = nil
        let made = (try? DecisionPreview(plain, subject, app.decisionContext).result.get())?.notice ?? ""
        let effects = app.showPanel()
        app.moderation.notice = NoticeText(area: TextArea(app.form.notice ?? made), made: made)
        return effects
    }

    static func type(_ key: Key, _ app: inout AppState) -> [Effect] {
        let width = DecisionLayout.noticeArea(app).width
        guard app.moderation.notice?.area.take(key, width: width) == true else { return [] }
        return changed(&app)
    }

    /// The form holds what is typed; a text that is the made one again counts as untouched.
    static func changed(_ app: inout AppState) -> [Effect] {
        guard let notice = app.moderation.notice else { return [] }
        let text = notice.area.text
        app.changeForm { form in
            form.notice = text == notice.made ? nil : text
            form.noticeGround = text == notice.made ? nil : form.ground
        }
        let area = DecisionLayout.noticeArea(app)
        app.moderation.notice?.area.follow(width: area.width, height: area.height)
        return []
    }

    static func leave(_ app: inout AppState) -> [Effect] {
        guard app.moderation.notice != nil else { return [] }
        let isTyped = app.form.notice != nil
        app.moderation.notice = nil
        if isTyped { app.say(app.words.noticeKept) }
        return []
    }

    /// Back to the text made from the rule.
    static func restore(_ app: inout AppState) -> [Effect] {
        guard let made = app.moderation.notice?.made else { return [] }
        app.moderation.notice?.area.replace(with: made)
        return changed(&app)
    }

    static func openEditor(_ app: inout AppState) -> [Effect] {
        guard let text = app.moderation.notice?.area.text else { return [] }
        let id = app.nextRequest()
        app.moderation.notice?.editRequest = id
        return [.edit(text, id)]
    }

    static func edited(_ id: RequestID, _ text: String?, _ app: inout AppState) -> [Effect] {
        guard app.moderation.notice?.editRequest == id else { return [] }
        app.moderation.notice?.editRequest = nil
        guard let text else { return [] }
        app.moderation.notice?.area.replace(with: text)
        return changed(&app)
    }
}
