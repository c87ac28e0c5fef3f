internal import Desk
internal import StrictJSON

/// Posts of the site.
extension SimulatedWordPress {
    func postList(_ call: SimulatedCall) -> SimulatedAnswer {
        let statuses = (call.parameter("status") ?? "publish").split(separator: ",").map(String.init)
        let found = posts.values.filter { post in
            post.appears <= now() && statuses.contains(post.status)
                && (call.parameter("slug").map { $0 == post.slug } ?? true)
        }
        return SimulatedAnswer(
            200, .array(found.sorted { $0.id > $1.id }.map(json)), headers: Self.totals(found.count, 100))
    }

    func addPost(_ call: SimulatedCall, late: Bool) -> SimulatedAnswer {
        let body = call.json
        let status = body?["status"]?.string ?? "draft"
        let wish = body?["slug"]?.string ?? ""
        let made = SimulatedBlogPost(
            id: freshID(), author: city, title: body?["title"]?.string ?? "", text: body?["content"]?.string ?? "",
            status: status, slug: status == "draft" ? wish : unique(wish), appears: late ? now() + 8 : now())
        posts[made.id] = made
        return SimulatedAnswer(201, json(made))
    }

    func singlePost(_ call: SimulatedCall, _ id: Int64) -> SimulatedAnswer {
        guard var post = posts[id], post.appears <= now() else { return Self.fault(404, "rest_post_invalid_id") }
        switch call.method {
        case "GET": return SimulatedAnswer(200, json(post))
        case "DELETE":
            guard post.status != "trash" else { return Self.fault(410, "rest_already_trashed") }
            post.status = "trash"
        default:
            if let text = call.json?["content"]?.string { post.text = text }
            if let status = call.json?["status"]?.string, status != post.status {
                post.status = status
                post.slug = unique(post.slug)
            }
        }
        posts[id] = post
        return SimulatedAnswer(200, json(post))
    }

    /// Two published posts never share an address.
    private func unique(_ slug: String) -> String {
        let taken = Set(posts.values.filter { $0.status == "publish" }.map(\.slug))
        guard taken.contains(slug) else { return slug }
        return (2...).lazy.map { "\(slug)-\($0)" }.first { !taken.contains($0) } ?? slug
    }

    private func json(_ post: SimulatedBlogPost) -> JSON {
        [
            "id": .int(post.id), "author": .int(post.author), "status": .string(post.status),
            "slug": .string(post.slug), "link": .string("\(base)/\(post.slug)/"),
            "content": ["raw": .string(post.text), "rendered": .string("<p>\(post.text)</p>")],
        ]
    }
}
