internal import Desk
internal import Terminal

/// The form of a post of the city's own, over the outbox.
enum PublicationScreen: ConsoleScreen {
    static let commands = PublicationCommands.all
    static let bindings = PublicationCommands.bindings

    static func appear(_ app: inout AppState) -> [Effect] {
        PublicationWriting.changed(&app) + PublicationWriting.measure(&app)
    }

    /// Once a second what has been typed since is counted as the channels count.
    static func tick(_ app: inout AppState) -> [Effect] { PublicationWriting.measure(&app) }

    static func contexts(_ app: AppState) -> [KeyContext] {
        app.publication.field == .accounts ? [.publicationAccounts, .publication] : [.publication]
    }

    static func key(_ key: Key, _ app: inout AppState) -> [Effect] {
        if case .mouse = key { return [] }
        return PublicationWriting.type(key, &app)
    }

    static func loaded(_ id: RequestID, _ answer: Loaded, _ app: inout AppState) -> [Effect]? {
        guard case .length(let length) = answer, app.publication.take(length, for: id) else { return nil }
        return []
    }

    static func failed(_ id: RequestID, _ failure: DeskFailure, _ app: inout AppState) -> [Effect]? {
        app.publication.take(nil, for: id) ? [] : nil
    }

    static func edited(_ id: RequestID, _ text: String?, _ app: inout AppState) -> [Effect] {
        PublicationWriting.edited(id, text, &app)
    }

    static func title(_ app: AppState) -> TitleText {
        let chosen = app.publication.chosen(of: app.publishingAccounts).count
        return TitleText(
            place: app.words.screen(.publication), scope: app.words.publicationScope,
            count: app.words.accountsChosen(chosen))
    }

    static func hints(_ app: AppState) -> [String] {
        let own = app.publication.field == .accounts ? ["publish-toggle"] : []
        return own + [
            "publish-send", "publish-field", "publish-editor", "publish-when", "publish-keep", "publish-drop",
        ]
    }

    static func draw(_ app: AppState, in area: Area, on frame: inout Frame) {
        PublicationView(app: app, layout: app.publicationLayout(area)).draw(on: &frame)
    }
}
