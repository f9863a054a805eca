# What the script of a checkout and that of the archives have in common; each reads this file and calls its functions in their order.

# Usage: find_java WANTED
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
    command -v "$java" >/dev/null 2>&1 || { echo "plumbline: no Java found: install $1 17 or newer, or set JAVA_HOME" >&2; exit 3; }
    # In the C locale Java reads names of files as ASCII; the others name an encoding that the user has chosen.
    case "${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}" in C | POSIX) export LC_ALL=C.UTF-8 ;; esac
    # The collector for small heaps starts soonest. Another one can be named in PLUMBLINE_JAVA_OPTS.
    case "${PLUMBLINE_JAVA_OPTS:-}" in *-XX:+Use*GC*) collector= ;; *) collector=-XX:+UseSerialGC ;; esac
}

# An archive of loaded classes halves the start-up time. Making it must not fail or slow down anything but this once, so one that cannot
# be made is left empty; it is put in place whole, for commands that start at the same time.
# Usage: archive_classes ARCHIVE CLASSPATH [load]
archive_classes() {
    made=$1.$$
    final=$1
    path=$2
    shift 2
    {
        "$java" $collector -XX:DumpLoadedClassList="$made.list" -Dplumbline.server=embedded -cp "$path" dev.plumbline.cli.ArchivedClasses "$@" </dev/null &&
            "$java" -Xshare:dump -XX:SharedClassListFile="$made.list" -XX:SharedArchiveFile="$made" -cp "$path"
    } >/dev/null 2>&1 || { rm -f "$made"; : >"$made"; }
    mv -f "$made" "$final" 2>/dev/null || rm -f "$made"
    rm -f "$made.list"
}

# Usage: launch ARCHIVE CLASSPATH BINARIES ARGUMENT …
launch() {
    archive=$1
    classpath=$2
    binaries=$3
    shift 3
    # The second compiler pays where Java itself works through millions of rows; elsewhere compiling takes longer than what it saves.
    # PLUMBLINE_JAVA_OPTS comes behind and may say otherwise.
    case "${1:-}" in load | up | seed | generate | rehearse) compiler=4 ;; *) compiler=1 ;; esac
    # Java does not look at TMPDIR by itself.
    temporary=${TMPDIR:+-Djava.io.tmpdir=$TMPDIR}
    # What colour and progress depend on; Java alone knows it of both streams together at best.
    out=false
    err=false
    [ ! -t 1 ] || out=true
    [ ! -t 2 ] || err=true
    # Without one of ours, as where nothing can be kept, Java's own still helps.
    shared=
    [ ! -s "$archive" ] || shared=-XX:SharedArchiveFile=$archive
    # Java 22 to 24 take anything for a terminal unless they are told to look.
    exec "$java" $collector --enable-native-access=ALL-UNNAMED -Djdk.console=java.base -Xshare:auto ${shared:+"$shared"} \
        -XX:TieredStopAtLevel=$compiler -Xlog:disable -Xlog:all=off -Dplumbline.terminal.out=$out -Dplumbline.terminal.err=$err \
        ${binaries:+"-Dplumbline.binaries=$binaries"} ${temporary:+"$temporary"} ${PLUMBLINE_JAVA_OPTS:-} -cp "$classpath" \
        dev.plumbline.cli.Plumbline "$@"
}
