internal import Desk
internal import Terminal

/// What lies over a screen and takes all keys. Each ends by running a named command with an argument, or with Esc.
enum Overlay: Sendable {
    case help(FilteredList)
    case palette(FilteredList)
    case commandLine(CommandLine)
    case picker(Picker)
    case prompt(Prompt)
    case confirm(Confirm)
    case menu(Menu)
    case reading(Reading)
}

/// A list to choose from by typing. What is chosen becomes the argument of `command`.
struct Picker: Sendable {
    var title: String
    /// `assign`: run with the item's value.
    var command: String
    var list: FilteredList

    init(title: String, command: String, items: [PickerItem]) {
        self.title = title
        self.command = command
        list = FilteredList(items: items)
    }
}

/// One line of text. Enter runs `command` with it.
struct Prompt: Equatable, Sendable {
    var title: String
    var command: String
    var editor: LineEditor
    /// Said under the field.
    var hint = ""
    /// Enter on an empty line is an answer too.
    var mayBeEmpty = false

    init(title: String, command: String, text: String = "", hint: String = "", mayBeEmpty: Bool = false) {
        self.title = title
        self.command = command
        self.editor = LineEditor(text)
        self.hint = hint
        self.mayBeEmpty = mayBeEmpty
    }
}

/// A question before what cannot be undone. Only the letter of `yes` runs the command; Enter and all else keep things
/// as they are.
struct Confirm: Equatable, Sendable {
    /// Names the target and the count.
    var question: String
    var command: String
    var argument: String = ""
    /// What would happen, above the question; up and down scroll it.
    var details: [Reading.Line] = []
    var scroll = 0
}

/// A few choices, each with a key.
struct Menu: Equatable, Sendable {
    struct Item: Equatable, Sendable {
        var key: Unicode.Scalar
        var label: String
        var command: String
        var argument: String
    }

    var title: String
    var items: [Item]
    var cursor = 0
}

/// Lines to read and scroll, such as why a deadline lies where it does.
struct Reading: Equatable, Sendable {
    struct Line: Equatable, Sendable {
        var text: String
        var role: Terminal.Role = .text
    }

    var title: String
    var lines: [Line]
    var scroll = 0
}

/// The `:` line: words of commands and arguments, with completion and history.
struct CommandLine: Equatable, Sendable {
    var editor = LineEditor()
    /// Where in the history ↑ and ↓ are; nil while typing.
    var place: Int?
    /// What was typed before ↑.
    var typed = ""
    /// What Tab offers, and which is shown.
    var offers: [String] = []
    var offer = 0
}
