# shellcheck shell=sh disable=SC2034,SC2154 # the launcher sets home, quick and arrow, and reads tornado
# For sourcing by the launcher, among the sources. Finds a JDK and builds what is not current; sets `runtime` to the home
# of the JDK, `jar` to the program, `cache` to the classes as the JVM lays them out, and `tornado` to the file of what
# TornadoVM needs of the JVM, where its SDK is.

. "$home/.mvn/jdk.sh"
if ! find_jdk; then
    say "needs a JDK $oldest_jdk or later; looked at $jdk_places${found:+; too old:$found}"
    exit 2
fi
runtime=$jdk

# The build has a folder of its own inside each module's target, so that it never meets `mvnw verify`.
folder=target/launcher
sdk=
module='-P!tornado'
# The version of TornadoVM is in the name of its interface. Where there is none, the back end says so.
for interface in "${TORNADOVM_HOME-}"/share/java/tornado/tornado-api-*.jar; do
    if [ -r "$interface" ] && [ -r "$TORNADOVM_HOME/tornado-argfile.template" ]; then
        sdk=$TORNADOVM_HOME
        folder=target/launcher-tornado
        module=${interface##*/tornado-api-}
        module=-Dtornado.version=${module%.jar}
    fi
done
built=$home/src/$folder
jar=$built/lib/heliosweep.jar
cache=$built/heliosweep.aot

is_current() {
    # A folder is newer than the stamp when an entry of it was removed, too.
    [ -e "$built/stamp" ] && [ "$(cat "$built/sdk" 2>/dev/null)" = "$sdk" ] && [ -z "$(
        cd "$home" && find pom.xml ./*/pom.xml core/src/main models/src/main arrow/src/main native/src/main \
            tornado/src/main src/main -newer "$built/stamp" 2>/dev/null | head -n 1
    )" ]
}

build() {
    say "building (first use, or the sources have changed)"
    touch "$built/stamp.new"
    # Removed, not overwritten: no resource outlives its source, and a sweep under way keeps the jars that it has open.
    (cd "$home" && rm -rf core/$folder/classes models/$folder/classes arrow/$folder/classes native/$folder/classes \
        tornado/$folder/classes src/$folder/classes src/$folder/lib src/$folder/heliosweep.aot)
    if ! (cd "$home" && JAVA_HOME=$runtime ./mvnw -B -q -Dfast -Dmaven.test.skip -Dbuild.folder="$folder" \
        "$module" -pl src -am package) >"$built/build.log" 2>&1 </dev/null; then
        tail -n 40 "$built/build.log" >&2
        say "the build failed; its whole output is in $built/build.log"
        exit 1
    fi
    # Classes as the JVM lays them out, for a faster start. Nothing is lost where this fails.
    # shellcheck disable=SC2086
    "$runtime/bin/java" $quick $arrow -XX:AOTCacheOutput="$cache" -jar "$jar" eval radiator --json >"$built/cache.log" 2>&1 || :
    # What the SDK says that TornadoVM needs, with its folder put in; without a collector, since a JVM takes only one, and
    # without the folder of whoever calls, whose jars are none of TornadoVM's modules.
    [ -z "$sdk" ] || sed -e "s|\${TORNADOVM_HOME}|$sdk|g" -e '/^-XX:+Use.*GC$/d' -e 's/^--module-path \.:/--module-path /' \
        "$sdk/tornado-argfile.template" >"$built/tornado-argfile"
    printf '%s\n' "$sdk" >"$built/sdk"
    mv "$built/stamp.new" "$built/stamp"
}

if ! is_current; then
    mkdir -p "$built" 2>/dev/null || { say "cannot write to $built"; exit 1; }
    # The lock is a link that names its owner, since making one succeeds for one process only.
    lock=$built/lock
    waiting=
    until ln -s "$$" "$lock" 2>/dev/null; do
        owner=$(readlink "$lock" || :)
        if [ -z "$owner" ]; then
            [ -w "$built" ] || { say "cannot write to $built"; exit 1; }
        elif kill -0 "$owner" 2>/dev/null; then
            [ -n "$waiting" ] || say "waiting for the build of process $owner"
            waiting=yes
            sleep 1
        else
            rm -f "$lock"
        fi
    done
    trap 'rm -f "$lock"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    is_current || build
    rm -f "$lock"
    trap - EXIT HUP INT TERM
fi
tornado=${sdk:+$built/tornado-argfile}
