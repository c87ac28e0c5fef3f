import Sync
import Testing

struct OriginTests {
    @Test("scheme, host and port are read, and nothing that hides a user")
    func reading() {
        #expect(Origin("https://Nord.example/a?b")?.description == "https://nord.example")
        #expect(Origin("http://127.0.0.1:8080")?.port == 8080)
        #expect(Origin("http://[::1]:80/")?.isLoopback == true)
        #expect(Origin("https://a.example") != Origin("https://a.example:444"))
        #expect(Origin("https://a.example") == Origin("https://A.EXAMPLE:443/x"))
        for bad in [
            "file:///etc/passwd", "https://", "https://a@b.example", "ftp://a.example", "https://a:99999",
            "https://a b",
        ] {
            #expect(Origin(bad) == nil, "\(bad)")
        }
        #expect(Origin("https://127.evil.example")?.isLoopback == false)
    }

    @Test("the proxy comes from the environment, with its exceptions")
    func proxy() throws {
        let origin = try #require(Origin("https://nord.example"))
        let environment = ["HTTPS_PROXY": "http://proxy.example:3128", "NO_PROXY": "intern.example, .sued.example"]
        #expect(ProxySettings.proxy(for: origin, environment: environment)?.port == 3128)
        #expect(ProxySettings.proxy(for: origin, environment: ["HTTP_PROXY": "http://x:1"]) == nil)
        for exempt in ["https://intern.example", "https://a.sued.example", "https://127.0.0.1"] {
            let other = try #require(Origin(exempt))
            #expect(ProxySettings.proxy(for: other, environment: environment) == nil)
        }
    }
}
