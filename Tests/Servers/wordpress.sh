#!/usr/bin/env bash
# A WordPress site of Debian's package on a MariaDB of its own, both in the folder "$1".
#
# facts: url, user, password (an application password), editor (one without the right to moderate), editor_password, post,
# eval (a script that runs PHP from standard input within the site)
source "$(dirname "$0")/lib.sh" "$1"
port=$(free_port)
site=$folder/site

# MariaDB runs as root only when told so by name. Another user could not reach a folder that belongs to root alone.
as=()
if [ "$(id -u)" = 0 ]; then as=(--user=root); fi
mkdir -p "$folder/db" "$folder/run"
export TMPDIR=$folder/run
socket=$folder/run/db.sock
small=(--innodb-buffer-pool-size=32M --innodb-log-file-size=8M --innodb-flush-log-at-trx-commit=0 --skip-log-bin)
mariadb-install-db --no-defaults "${as[@]}" --datadir="$folder/db" --auth-root-authentication-method=normal \
    --skip-test-db --skip-name-resolve "${small[@]:0:2}" >"$folder/install.log" 2>&1
start mariadbd --no-defaults "${as[@]}" --datadir="$folder/db" --socket="$socket" --skip-networking \
    --pid-file="$folder/run/db.pid" "${small[@]}"
for _ in $(seq 100); do [ -S "$socket" ] && break; sleep 0.1; done
mariadb --no-defaults -u root -S "$socket" -e "CREATE DATABASE wp CHARACTER SET utf8mb4;
    CREATE USER wp@localhost IDENTIFIED BY 'wp'; GRANT ALL ON wp.* TO wp@localhost;"

# Links keep the start fast; wp-config.php and index.php must lie here, because PHP looks beside the resolved file.
mkdir -p "$site/wp-content/mu-plugins"
cp -r --no-preserve=ownership /usr/share/wordpress/*.php "$site/"
rm -f "$site/wp-config.php"
for part in wp-admin wp-includes; do cp -rs /usr/share/wordpress/$part "$site/"; done
cat >"$site/wp-config.php" <<C
<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp');
define('DB_HOST', 'localhost:$socket'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY',
    'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as \$key) define(\$key, "$port-\$key");
\$table_prefix = 'wp_';
define('WP_ENVIRONMENT_TYPE', 'local'); define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_DEBUG', false);
define('WP_HOME', 'http://127.0.0.1:$port'); define('WP_SITEURL', 'http://127.0.0.1:$port');
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
C
cat >"$folder/setup.php" <<'P'
<?php
define('WP_INSTALLING', true);
function wp_mail() { return true; }
[, $site, $folder] = $argv;
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require "$site/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Testseite', 'stadt', 'stadt@example.org', true, '', 'nur-fuer-den-test', '');
function password($login) {
    $id = username_exists($login) ?: wp_insert_user(['user_login' => $login, 'user_pass' => wp_generate_password(),
        'user_email' => "$login@example.org", 'role' => 'contributor']);
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'lotse']);
    return $password;
}
update_option('timezone_string', 'Europe/Berlin');
update_option('moderation_notify', 0);
update_option('comments_notify', 0);
wp_delete_comment(1, true);
echo 'user=stadt', "\n", 'password=', password('stadt'), "\n";
echo 'editor=mitarbeit', "\n", 'editor_password=', password('mitarbeit'), "\n", "post=1\n";
P
cat >"$folder/eval.php" <<P
<?php
\$_SERVER['HTTP_HOST'] = '127.0.0.1';
require '$site/wp-load.php';
eval(stream_get_contents(STDIN));
P
php "$folder/setup.php" "$site" "$folder" >"$folder/facts" 2>>"$folder/server.log"
# One process: further workers would outlive the one that is known here.
start php -q -d display_errors=0 -S "127.0.0.1:$port" -t "$site"
wait_for_port "$port"
cat "$folder/facts"
echo "url=http://127.0.0.1:$port"
echo "eval=$folder/eval.php"
stay
