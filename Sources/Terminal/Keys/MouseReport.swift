/// Mouse reports of a terminal, in SGR form (1006) and the older X10 form.
enum MouseReport {
    /// ESC [ < button ; column ; row M, or m on release; places count from 1.
    static func sgr(_ values: [Int], isRelease: Bool) -> Key {
        guard values.count == 3, values[1] > 0, values[2] > 0 else { return .unknown }
        return key(code: values[0], column: values[1] - 1, row: values[2] - 1, isRelease: isRelease)
    }

    /// Three bytes, each 32 above its value.
    static func x10(_ bytes: ArraySlice<UInt8>) -> Key {
        let values = bytes.map { Int($0) - 32 }
        guard values.count == 3, values[0] >= 0, values[1] > 0, values[2] > 0 else { return .unknown }
        return key(code: values[0], column: values[1] - 1, row: values[2] - 1, isRelease: values[0] & 3 == 3)
    }

    private static func key(code: Int, column: Int, row: Int, isRelease: Bool) -> Key {
        let action: Key.Mouse.Action = isRelease ? .release : code & 32 != 0 ? .move : .press
        guard let button = button(code) else { return .unknown }
        return .mouse(Key.Mouse(column: column, row: row, button: button, action: action))
    }

    private static func button(_ code: Int) -> Key.Mouse.Button? {
        switch (code & 64 != 0, code & 3, code & 128 != 0) {
        case (_, _, true): nil
        case (true, 0, _): .wheelUp
        case (true, 1, _): .wheelDown
        case (true, _, _): nil
        case (false, 0, _): .left
        case (false, 1, _): .middle
        case (false, 2, _): .right
        default: Key.Mouse.Button.none
        }
    }
}
