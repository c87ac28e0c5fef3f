#!/usr/bin/env bash
# nginx that serves the folder "$1/www" with ETag and Last-Modified.
source "$(dirname "$0")/lib.sh" "$1"
port=$(free_port)
mkdir -p "$folder/www" "$folder/tmp"
cat >"$folder/nginx.conf" <<C
daemon off;
worker_processes 1;
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 64; }
http {
    access_log $folder/access.log;
    client_body_temp_path $folder/tmp/body;
    proxy_temp_path $folder/tmp/proxy;
    fastcgi_temp_path $folder/tmp/fastcgi;
    uwsgi_temp_path $folder/tmp/uwsgi;
    scgi_temp_path $folder/tmp/scgi;
    types { application/atom+xml atom; application/rss+xml rss; application/feed+json json; }
    gzip on;
    gzip_min_length 1;
    gzip_types *;
    server {
        listen 127.0.0.1:$port;
        root $folder/www;
        etag on;
        location = /gone { return 410; }
        location = /moved { return 301 http://localhost:$port/a.atom; }
        location = /away { return 302 ftp://localhost/a.atom; }
    }
}
C
chmod -R a+rX "$folder"
start /usr/sbin/nginx -c "$folder/nginx.conf" -e "$folder/error.log"
wait_for_port "$port"
echo "url=http://127.0.0.1:$port"
echo "www=$folder/www"
stay
