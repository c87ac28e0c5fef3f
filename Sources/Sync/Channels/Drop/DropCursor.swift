internal import StrictJSON

/// How far each file of a drop folder has been read.
struct DropCursor: Equatable {
    /// One file. Another inode or another first line under the same name is another file.
    struct Place: Equatable {
        var inode: Int64
        /// Hash of the first line.
        var head: String
        /// Bytes up to and with the newline of the last line taken.
        var offset: Int64
        /// Lines taken.
        var line: Int
    }

    /// Files that are gone are remembered in case they come back, up to this many in all.
    static let most = 2000

    var places: [String: Place] = [:]

    init() {}

    /// Nil for a text of another form: then all files are read again, which doubles nothing.
    init?(_ text: String) {
        guard let files = (try? JSON(parsing: text))?["files"]?.members else { return nil }
        for file in files {
            let value = file.value
            guard let inode = value["inode"]?.int, let head = value["head"]?.string, let offset = value["offset"]?.int,
                let line = value["line"]?.int
            else { return nil }
            places[file.key] = Place(inode: inode, head: head, offset: offset, line: Int(line))
        }
    }

    var text: String {
        let files = places.sorted { $0.key < $1.key }.map { name, place in
            JSON.Member(
                name,
                [
                    "inode": .int(place.inode), "head": .string(place.head), "offset": .int(place.offset),
                    "line": JSON(place.line),
                ])
        }
        return JSON.object([.init("files", .object(files))]).text()
    }

    /// Forgets files that are gone when there are too many.
    mutating func prune(present: [String]) {
        guard places.count > DropCursor.most else { return }
        let kept = Set(present)
        places = places.filter { kept.contains($0.key) }
    }
}
