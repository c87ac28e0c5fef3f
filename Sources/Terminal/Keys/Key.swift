/// One thing the person did at the keyboard or with the mouse.
public enum Key: Hashable, Sendable {
    /// A printable letter, as typed.
    case char(Unicode.Scalar)
    case enter
    case escape
    case tab
    case backTab
    case backspace
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    case insert
    case delete
    /// F1 to F20.
    case function(Int)
    /// Ctrl with a letter (lower case), a blank, or one of `\ ] ^ _`.
    case ctrl(Unicode.Scalar)
    /// Alt (Meta) with a key that makes a letter; U+000D is Alt-Enter, U+007F is Alt-Backspace.
    case alt(Unicode.Scalar)
    case mouse(Mouse)
    /// Pasted text: valid UTF-8, line ends as LF, control characters but LF and tab left out.
    case paste(String)
    /// A paste above the bound; nothing of it is kept, so that no half text is taken for a whole one.
    case pasteTooLong
    /// A sequence no key is known for; it is swallowed whole.
    case unknown

    /// What the mouse did, where (from 0), counted in cells.
    public struct Mouse: Hashable, Sendable {
        public enum Button: Hashable, Sendable {
            case left, middle, right, wheelUp, wheelDown, none
        }

        public enum Action: Hashable, Sendable {
            case press, release, move
        }

        public let column: Int
        public let row: Int
        public let button: Button
        public let action: Action

        public init(column: Int, row: Int, button: Button, action: Action) {
            self.column = column
            self.row = row
            self.button = button
            self.action = action
        }
    }
}
