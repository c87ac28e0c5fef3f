#!/usr/bin/env bash
# dovecot with one box, `kontakt@stadt.example` with the password `geheim` or the token `gut`, plain and encrypted on
# loopback; as root or as anybody.
source "$(dirname "$0")/lib.sh" "$1"
port=$(free_port)
secure=$(free_port)
tokens=$(free_port)
box="$folder/home/Maildir"
mkdir -p "$folder/run" "$box"/{new,cur,tmp} "$box/.Sent"/{new,cur,tmp} "$box/.Entw&APw-rfe"/{new,cur,tmp}
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>>"$folder/server.log"
if [ "$(id -u)" = 0 ]; then
    inner=dovecot login=dovenull mail=nobody group=nogroup
    chown -R nobody:nogroup "$folder/home"
else
    inner=$(id -un) login=$inner mail=$inner group=$(id -gn)
fi
cat >"$folder/dovecot.conf" <<C
base_dir = $folder/run
state_dir = $folder/run
log_path = $folder/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = $inner
default_internal_group = $(id -gn "$inner")
default_login_user = $login
first_valid_uid = 1
first_valid_gid = 1
ssl = yes
ssl_cert = <$folder/cert.pem
ssl_key = <$folder/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
mail_location = maildir:$box
passdb {
    driver = oauth2
    mechanisms = xoauth2
    args = $folder/tokens.conf
}
passdb {
    driver = static
    mechanisms = plain login
    args = password=geheim
}
userdb {
    driver = static
    args = uid=$mail gid=$group home=$folder/home allow_all_users=yes
}
service imap-login {
    chroot =
    inet_listener imap {
        port = $port
    }
    inet_listener imaps {
        port = $secure
    }
}
service anvil {
    chroot =
}
service stats {
    chroot =
}
mail_max_userip_connections = 100
C
cat >"$folder/tokens.conf" <<C
tokeninfo_url = http://127.0.0.1:$tokens/tokeninfo?access_token=
C
chmod 755 "$folder"
start python3 "$(dirname "$0")/tokens.py" "$tokens"
wait_for_port "$tokens"
start /usr/sbin/dovecot -F -c "$folder/dovecot.conf"
wait_for_port "$port"
echo "imap=imap://127.0.0.1:$port"
echo "imaps=imaps://localhost:$secure"
echo "starttls=imap://localhost:$port"
echo "ca=$folder/cert.pem"
echo "maildir=$box"
echo "conf=$folder/dovecot.conf"
stay
