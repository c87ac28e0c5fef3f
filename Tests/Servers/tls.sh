#!/usr/bin/env bash
# Four TLS servers that write down what they are told: with a good certificate for 127.0.0.1, an expired one, one of
# another host, and one that nobody vouches for. The authority of the first three lies in "$1/ca.pem".
source "$(dirname "$0")/lib.sh" "$1"
cd "$folder"
quiet() { "$@" >>"$folder/server.log" 2>&1; }
quiet openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj "/CN=Lotse test authority" \
    -addext basicConstraints=critical,CA:TRUE

# certificate NAME SUBJECT-ALTERNATIVE-NAME [OPTIONS OF openssl x509…]
certificate() {
    local name=$1 host=$2
    shift 2
    quiet openssl req -newkey rsa:2048 -nodes -keyout "$name.key" -out "$name.csr" -subj "/CN=$name"
    printf 'subjectAltName=%s\n' "$host" >"$name.ext"
    quiet openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -out "$name.pem" \
        -extfile "$name.ext" "$@"
}
certificate good IP:127.0.0.1 -days 30
certificate expired IP:127.0.0.1 -days -1
certificate other DNS:other.example -days 30
quiet openssl req -x509 -newkey rsa:2048 -nodes -keyout own.key -out own.pem -days 30 -subj "/CN=127.0.0.1" \
    -addext subjectAltName=IP:127.0.0.1

cat >server.py <<'P'
import http.server
import ssl
import sys

name, port = sys.argv[1], int(sys.argv[2])


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open(name + ".heard", "a") as file:
            file.write(self.headers.get("Authorization", "none") + "\n")
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")


server = http.server.HTTPServer(("127.0.0.1", port), Answer)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(name + ".pem", name + ".key")
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
server.serve_forever()
P

for name in good expired other own; do
    port=$(free_port)
    : >"$name.heard"
    start python3 server.py "$name" "$port"
    wait_for_port "$port"
    echo "$name=https://127.0.0.1:$port"
done
echo "ca=$folder/ca.pem"
stay
