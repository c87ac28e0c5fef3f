#!/usr/bin/env bash
# A German MediaWiki of Debian's package on SQLite, its data in the folder "$1".
#
# facts: url, api (path of api.php), user (User@bot), password, eval (a script that runs PHP from standard input in the wiki)
source "$(dirname "$0")/lib.sh" "$1"
port=$(free_port)
wiki=/usr/share/mediawiki
export TMPDIR=$folder/tmp
mkdir -p "$TMPDIR" "$folder/db" "$folder/conf"
secret=$(printf 'a%.0s' $(seq 32))

php "$wiki/maintenance/install.php" --dbtype sqlite --dbpath "$folder/db" --dbname wiki --confpath "$folder/conf" \
    --server "http://127.0.0.1:$port" --scriptpath "" --lang de --pass "nur-fuer-den-test-$port" Testwiki Admin \
    >"$folder/install.log" 2>&1
cat >>"$folder/conf/LocalSettings.php" <<'C'
$wgLanguageCode = 'de'; $wgLocaltimezone = 'Europe/Berlin';
$wgJobRunRate = 0; $wgMainCacheType = CACHE_NONE; $wgEnableEmail = false; $wgShowExceptionDetails = true;
C
# The settings lie outside the program's own folder.
echo "<?php define('MW_CONFIG_FILE', '$folder/conf/LocalSettings.php');" >"$folder/where.php"
run() { php -d auto_prepend_file="$folder/where.php" "$wiki/maintenance/$1.php" "${@:2}" >>"$folder/install.log" 2>&1; }
run createAndPromote --bot LotseBot "nur-fuer-den-test-$port"
run createBotPassword --appid desk \
    --grants basic,highvolume,editpage,createeditmovepage LotseBot "$secret"
cat >"$folder/eval.php" <<P
<?php
require_once '$wiki/maintenance/Maintenance.php';
class Told extends Maintenance {
    public function execute() { eval(stream_get_contents(STDIN)); }
}
\$maintClass = Told::class;
require_once RUN_MAINTENANCE_IF_MAIN;
P
# One process: SQLite tells several that it is locked.
start php -q -d auto_prepend_file="$folder/where.php" -d display_errors=0 -S "127.0.0.1:$port" -t "$wiki"
wait_for_port "$port"
echo "url=http://127.0.0.1:$port"
echo "api=/api.php"
echo "user=LotseBot@desk"
echo "password=$secret"
echo "eval=$folder/eval.php"
echo "settings=$folder/where.php"
stay
