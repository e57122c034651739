# shellcheck shell=sh disable=SC2034 # those that source this read the variables
# For sourcing. find_jdk sets `jdk` to the home of a JDK that is new enough. Where there is none it fails,
# and `found` lists the JDKs that are too old.
#
# JDK 25 below 25.0.3 can corrupt data under G1 (JDK-8377811), so it is not accepted.
# The version is read from the JDK's `release` file: starting a JVM to ask takes longer than a short command.

oldest_jdk=25.0.3
jdk_places='JAVA_HOME, java on the PATH, /usr/lib/jvm, /opt, ~/.jdks, ~/.sdkman, /Library/Java, Homebrew'

# Is $1 the home of a JDK that is new enough? Sets jdk if so.
try_jdk() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_version=
    while IFS='=' read -r jdk_key jdk_value; do
        if [ "$jdk_key" = JAVA_VERSION ]; then
            jdk_version=${jdk_value#\"}
            jdk_version=${jdk_version%%\"*}
        fi
    done <"$1/release"

    # Feature, interim and update number, without what may follow them: 26-ea is 26 0 0.
    jdk_rest=${jdk_version%%[!0-9.]*}.0.0
    jdk_feature=${jdk_rest%%.*}
    jdk_rest=${jdk_rest#*.}
    jdk_interim=${jdk_rest%%.*}
    jdk_rest=${jdk_rest#*.}
    jdk_update=${jdk_rest%%.*}
    if [ "${jdk_feature:-0}" -gt 25 ] ||
        { [ "${jdk_feature:-0}" -eq 25 ] && [ "$((jdk_interim * 1000 + jdk_update))" -ge 3 ]; }; then
        jdk=$1
        return 0
    fi
    case "$found" in
        *" $1 "* | *" $1,"*) ;;
        *) found="$found${found:+,} $jdk_version in $1" ;;
    esac
    return 1
}

find_jdk() {
    jdk=
    found=
    [ -n "${JAVA_HOME-}" ] && try_jdk "$JAVA_HOME" && return 0
    if jdk_java=$(command -v java) && jdk_java=$(readlink -f "$jdk_java" 2>/dev/null); then
        try_jdk "${jdk_java%/bin/java}" && return 0
    fi
    for jdk_home in \
        /usr/lib/jvm/* \
        /opt/* \
        "${HOME-}"/.jdks/* \
        "${HOME-}"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        try_jdk "$jdk_home" && return 0
    done
    if [ -x /usr/libexec/java_home ] && jdk_home=$(/usr/libexec/java_home -v 25+ 2>/dev/null); then
        try_jdk "$jdk_home" && return 0
    fi
    return 1
}
