internal import Desk

/// Gets a document, across servers if need be.
///
/// 1. Whatever proves who we are goes to the feed's own server only.
/// 2. At most five steps, http and https only, never from https to http, and into a private network only from a feed
///    that lies in one itself.
struct FeedFetch {
    static let steps = 5

    let http: any HTTPPort
    /// A door to another server, without any proof of who we are.
    let door: @Sendable (Origin) -> any HTTPPort
    let resolve: @Sendable (String) -> [String]

    struct Outcome {
        var reply: HTTPReply
        /// Where the document was found.
        var address: String
        /// Every step said that it is for good.
        var isForGood: Bool
        var steps: Int
    }

    func get(_ target: String, _ headers: [HTTPRequest.Field]) async throws(ChannelFault) -> Outcome {
        var port = http
        var target = target
        var isForGood = true
        for step in 0...FeedFetch.steps {
            let answer = try await once(port, target, headers)
            guard let place = answer.place else {
                guard let reply = answer.reply else { break }
                return Outcome(
                    reply: reply, address: "\(port.origin)\(target)", isForGood: isForGood && step > 0, steps: step)
            }
            isForGood = isForGood && answer.isForGood
            guard let next = FeedFetch.absolute(place, on: port.origin), let split = URLSplit(next),
                let origin = Origin(next)
            else { throw .garbled(ForeignReason.cleaned("redirected to \(place)")) }
            if origin != port.origin { port = try allowed(origin, from: port.origin) }
            target = split.target
        }
        throw .garbled("redirected more than \(FeedFetch.steps) times")
    }

    private func allowed(_ origin: Origin, from old: Origin) throws(ChannelFault) -> any HTTPPort {
        guard origin != http.origin else { return http }
        guard origin.isEncrypted || !old.isEncrypted else { throw .garbled("redirected from https to http") }
        let isHome = NetworkPlace.isPrivate(http.origin.host, resolve: resolve)
        guard isHome || !NetworkPlace.isPrivate(origin.host, resolve: resolve) else {
            throw .garbled("redirected into a private network")
        }
        return door(origin)
    }

    private struct Answer {
        var reply: HTTPReply?
        var place: String?
        var isForGood = false
    }

    private func once(
        _ port: any HTTPPort, _ target: String, _ headers: [HTTPRequest.Field]
    ) async throws(ChannelFault) -> Answer {
        do throws(HTTPFault) {
            let reply = try await port.send(HTTPRequest(.get, target, headers: headers))
            guard [301, 302, 303, 307, 308].contains(reply.status), let place = reply.header("Location") else {
                return Answer(reply: reply)
            }
            return Answer(place: place, isForGood: reply.status == 301 || reply.status == 308)
        } catch {
            // The connection follows redirects on its own server, and names the place of the others.
            guard case .redirected(let place) = error, Origin(place) != nil else { throw FeedErrors.fault(of: error) }
            return Answer(place: place)
        }
    }

    static func absolute(_ place: String, on origin: Origin) -> String? {
        if place.hasPrefix("//") { return "\(origin.scheme):\(place)" }
        return place.hasPrefix("/") ? "\(origin)\(place)" : place
    }
}
