# What the server scripts share. Sourced; the folder of the server is "$1".
set -euo pipefail
folder=$1
started=()

# Pipes inherited by accident are closed: another server's input would never end while this one holds it. The socket by
# which the parent sees the end of this process stays.
for descriptor in /proc/$$/fd/*; do
    number=${descriptor##*/}
    case $(readlink "$descriptor") in
        pipe:*) if [ "$number" -gt 2 ]; then eval "exec $number>&-"; fi ;;
    esac
done

# A free port of the loopback address.
free_port() {
    python3 - <<'P'
import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])
P
}

# Runs a command with no signal blocked: a test's process blocks some, and a server would inherit that and never see
# the one that ends it.
unblocked() {
    exec python3 -c 'import os, signal, sys
signal.pthread_sigmask(signal.SIG_SETMASK, [])
os.execvp(sys.argv[1], sys.argv[1:])' "$@"
}

# Starts a command in the background and ends it with the script.
start() {
    unblocked "$@" >>"$folder/server.log" 2>&1 </dev/null &
    started+=($!)
}

# Waits until a port of the loopback address takes connections.
wait_for_port() {
    for _ in $(seq 600); do
        if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return 0; fi
        sleep 0.1
    done
    echo "nothing listens on port $1" >&2
    tail -20 "$folder/server.log" >&2 || true
    return 1
}

end_all() {
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    # What does not listen within three seconds is ended all the same.
    for pid in "${started[@]}"; do
        for _ in $(seq 30); do
            case $(cut -d' ' -f3 "/proc/$pid/stat" 2>/dev/null) in "" | Z) break ;; esac
            sleep 0.1
        done
        kill -KILL "$pid" 2>/dev/null || true
    done
    for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
}
trap end_all EXIT
trap 'exit 0' TERM INT HUP

# To be called last: says that all is there, and stays until the one who asked goes away.
stay() {
    echo ready
    # In the background, because a shell that waits hears a signal at once and one that runs `cat` does not.
    cat <&0 >/dev/null &
    started+=($!)
    wait "$!"
}
