/// Tells what a file of a download is by its name, wherever in the tree it lies: folders are renamed from year to year
/// and follow the language of the account.
enum ArchiveFileName: Equatable {
    case posts(ImportFormat)
    /// The same contents as a page to look at.
    case html(ImportFormat)
    /// Known, and not read: what it holds is elsewhere too, was deleted, or has a layout nobody could check.
    case unread
    case other

    /// `path` may be a bare name. Whatever lies in a folder of messages, log-ins or advertising is `other`.
    init(_ path: String) {
        let folders = path.lowercased().split(separator: "/")
        guard let last = folders.last, !folders.dropLast().contains(where: { Self.isPrivate($0) }) else {
            self = .other
            return
        }
        let dot = last.lastIndex(of: ".") ?? last.endIndex
        let name = Name(stem: Self.withoutCopyNumber(last[..<dot]), ending: String(last[dot...].dropFirst()))
        let isGooglePlus = folders.dropLast().contains { $0.hasPrefix("google+") }
        self = Self.googlePlus(name) ?? (isGooglePlus ? nil : Self.twitter(name) ?? Self.meta(name)) ?? .other
    }

    private struct Name {
        let stem: String
        let ending: String
    }

    /// `yyyyMMdd - words.json`.
    private static func googlePlus(_ name: Name) -> ArchiveFileName? {
        let digits = name.stem.prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 8, name.stem.dropFirst(8).hasPrefix(" -") else { return nil }
        return name.ending == "json" ? .posts(.googleplus) : name.ending == "html" ? .html(.googleplus) : nil
    }

    private static func twitter(_ name: Name) -> ArchiveFileName? {
        if name.ending == "csv" { return name.stem == "tweets" ? .unread : nil }
        guard name.ending == "js" else { return nil }
        var stem = name.stem[...]
        while stem.last?.isNumber == true { stem.removeLast() }
        if stem.hasSuffix("-part") { stem = stem.dropLast(5) }
        if stem == "tweets" || stem == "tweet" || isMonth(name.stem) { return .posts(.twitter) }
        let unread: Set<Substring> = [
            "deleted-tweets", "deleted-tweet", "note-tweet", "note-tweets", "community-tweet",
        ]
        return unread.contains(stem) ? .unread : nil
    }

    /// `2012_03`, as archives of before 2019 name their files.
    private static func isMonth(_ stem: String) -> Bool {
        let parts = stem.split(separator: "_", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [4, 2] && parts.allSatisfy { Int($0) != nil }
    }

    private static func meta(_ name: Name) -> ArchiveFileName? {
        guard name.ending == "json" || name.ending == "html" else { return nil }
        var stem = name.stem[...]
        while let last = stem.last, last.isNumber || last == "_" { stem.removeLast() }
        let format: ImportFormat
        if stem.hasPrefix("your_posts") || stem.hasPrefix("profile_posts") || stem == "comments" {
            format = .facebook
        } else if ["posts", "post_comments", "reels_comments", "reels", "stories"].contains(stem) {
            format = .instagram
        } else {
            return stem == "media" && name.ending == "json" ? .unread : nil
        }
        return name.ending == "json" ? .posts(format) : .html(format)
    }

    /// Without the `(1)` of a name that was there before.
    private static func withoutCopyNumber(_ stem: Substring) -> String {
        guard stem.last == ")", let open = stem.lastIndex(of: "(") else { return String(stem) }
        let number = stem[open...].dropFirst().dropLast()
        guard !number.isEmpty, number.allSatisfy(\.isNumber) else { return String(stem) }
        var kept = stem[..<open]
        if kept.last == " " { kept.removeLast() }
        return String(kept)
    }

    private static func isPrivate(_ folder: Substring) -> Bool {
        privateFolders.contains(folder) || folder.hasPrefix("ads_")
    }

    private static let privateFolders: Set<Substring> = [
        "messages", "nachrichten", "inbox", "message_requests", "archived_threads", "filtered_threads",
        "direct_messages", "chats", "hangouts", "ads", "logged_information", "login_and_account_creation",
        "login_and_profile_creation", "security_and_login_information", "activity log",
    ]
}
