#!/usr/bin/env bash
# A submission server that stores what it takes in "$1/mails" and makes the faults that "$1/faults" names; see
# smtp-sink.py.
source "$(dirname "$0")/lib.sh" "$1"
port=$(free_port)
secure=$(free_port)
mkdir -p "$folder/mails"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>>"$folder/server.log"
start python3 "$(dirname "$0")/smtp-sink.py" "$port" "$secure" "$folder"
wait_for_port "$port"
wait_for_port "$secure"
echo "smtp=smtp://localhost:$port"
echo "smtps=smtps://localhost:$secure"
echo "ca=$folder/cert.pem"
echo "mails=$folder/mails"
echo "faults=$folder/faults"
stay
