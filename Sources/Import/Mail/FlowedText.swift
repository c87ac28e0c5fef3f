/// Joins the lines of `format=flowed` (RFC 3676): a line that ends in a space goes on in the next one.
enum FlowedText {
    static func joined(_ text: String, deletesSpace: Bool) -> String {
        var out: [String] = []
        var open: String?
        // CR LF is one character.
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            var line = line
            if line.hasPrefix(" ") { line = line.dropFirst() }
            let isFlowing = line.hasSuffix(" ") && line != "-- " && !line.hasPrefix(">")
            let kept = isFlowing && deletesSpace ? line.dropLast() : line
            let whole = (open ?? "") + kept
            if isFlowing {
                open = whole
            } else {
                out.append(whole)
                open = nil
            }
        }
        if let open { out.append(open) }
        return out.joined(separator: "\n")
    }
}
