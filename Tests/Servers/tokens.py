"""Tells dovecot whom a token belongs to (RFC 7662 in spirit, the `tokeninfo` of hosted boxes in form): port.

`gut` is the token of kontakt@stadt.example; every other one is worth nothing.
"""
import http.server
import json
import sys
import urllib.parse


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        good = asked.get("access_token") == ["gut"]
        body = json.dumps({"email": "kontakt@stadt.example"} if good else {"error": "invalid_token"}).encode()
        self.send_response(200 if good else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
