internal import Desk
internal import Terminal

/// How the form of a post is parted; the same for drawing and for scrolling. The accounts have room while one is among
/// them; then only the chosen ones stand there.
struct PublicationLayout: Equatable, Sendable {
    let accounts: Area
    /// Row of the title; nil where the room is for another field.
    let title: Int?
    /// When it is published.
    let head: Int?
    let text: Area

    init(_ body: Area, field: PublicationForm.Field, offered: Int, chosen: Int) {
        guard body.height >= 4 else {
            let none = Area(row: body.row, column: body.column, width: body.width, height: 0)
            accounts = field == .accounts ? body : none
            title = field == .title ? body.row : nil
            head = nil
            text = field == .text ? Self.room(body) : none
            return
        }
        let wanted =
            field == .accounts ? min(offered, body.height - 3) : min(chosen, max(1, (body.height - 2) / 3))
        let (accounts, below) = body.split(top: max(1, wanted))
        self.accounts = accounts
        title = below.row
        head = below.row + 1
        text = Self.room(below.split(top: 2).1)
    }

    private static func room(_ area: Area) -> Area {
        Area(
            row: area.row, column: area.column + 1, width: max(2, min(area.width, CaseLayout.widest) - 2),
            height: area.height)
    }
}

extension AppState {
    /// The form's layout on the screen as it is now.
    var publicationLayout: PublicationLayout { publicationLayout(View.body(of: size)) }

    func publicationLayout(_ body: Area) -> PublicationLayout {
        let offered = publishingAccounts
        return PublicationLayout(
            body, field: publication.field, offered: offered.count, chosen: publication.chosen(of: offered).count)
    }
}
