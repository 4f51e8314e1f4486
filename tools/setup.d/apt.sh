# Sourced by tools/setup: a private apt configuration for files out of other Debian suites, unpacked into the tool
# folder and never installed. The machine's own package configuration is not touched. Its mirror is asked of the machine.

private_apt=$tools/apt
mirror_address() {
    apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        awk -v want="$codename" '$1 == want { print $2; exit }'
}
private_apt_options() {
    printf '%s\n' -oDir::Etc::SourceList="$private_apt/sources.list" -oDir::Etc::SourceParts=/dev/null \
        -oDir::State::Lists="$private_apt/lists" -oDir::State::status=/var/lib/dpkg/status \
        -oDir::Cache="$private_apt/cache" -oAPT::Sandbox::User=root -qq
}
# Reads the lists of trixie (programs and sources) and of forky and sid (sources) once, when first asked for.
private_apt_ready=
prepare_private_apt() {
    [ -z "$private_apt_ready" ] || return 0
    command -v apt-get >/dev/null || die "Debian's package archive is needed for this step and there is no apt-get here."
    local mirror signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
    mirror=$(mirror_address)
    [ -n "$mirror" ] || die "no Debian mirror is configured for '$codename' on this machine."
    mkdir -p "$private_apt"/lists/partial "$private_apt"/cache/archives/partial
    {
        echo "deb $signed $mirror trixie main"
        for suite in trixie forky sid $([ "$codename" = trixie ] || echo "$codename"); do echo "deb-src $signed $mirror $suite main"; done
    } >"$private_apt/sources.list"
    mapfile -t private_options < <(private_apt_options)
    say "reading the lists of Debian trixie, forky and sid (private, into the tool folder)"
    apt-get "${private_options[@]}" update || die "the lists of Debian trixie could not be read."
    private_apt_ready=yes
}
# fetch_binaries FOLDER PACKAGE…: downloads and unpacks programs into FOLDER.
fetch_binaries() {
    local folder=$1 work
    shift
    prepare_private_apt
    work=$(mktemp -d "$tools/fetch.XXXXXX")
    (cd "$work" && apt-get "${private_options[@]}" download "$@") || die "could not download: $*"
    mkdir -p "$folder"
    for file in "$work"/*.deb; do dpkg-deb -x "$file" "$folder"; done
    rm -rf "$work"
}
# fetch_source PACKAGE FOLDER SUITE…: unpacks the upstream sources of a Debian source package, out of the first suite
# whose archive still has the file, into FOLDER.
fetch_source() {
    local package=$1 folder=$2 work archive suite
    shift 2
    prepare_private_apt
    work=$(mktemp -d "$tools/fetch.XXXXXX")
    for suite in "$@"; do
        (cd "$work" && apt-get "${private_options[@]}" source --download-only "$package/$suite" >"$tools/fetch.log" 2>&1) && break
        say "no sources of $package in $suite, looking further"
        rm -f "$work"/*
    done
    archive=$(find "$work" -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
    [ -n "$archive" ] || die "could not download the sources of $package; the last answer is in $tools/fetch.log."
    rm -rf "$folder" && mkdir -p "$folder"
    tar -xf "$archive" -C "$folder" --strip-components=1
    sha256sum "$archive" | awk -v name="$(basename "$archive")" '{ print name, "sha256", $1 }' >"$folder/ORIGIN"
    rm -rf "$work"
}
